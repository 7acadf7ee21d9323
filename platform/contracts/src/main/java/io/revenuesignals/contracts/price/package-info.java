/** What pricing decided: costs, prices, answers and incentives. */
@NullMarked
package io.revenuesignals.contracts.price;

import org.jspecify.annotations.NullMarked;
