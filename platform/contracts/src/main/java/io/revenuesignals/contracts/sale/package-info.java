/** What was sold and which customers were gained. */
@NullMarked
package io.revenuesignals.contracts.sale;

import org.jspecify.annotations.NullMarked;
