/** What people saw in stores: prices, promotions, shelves; and the mending of such facts. */
@NullMarked
package io.revenuesignals.contracts.observation;

import org.jspecify.annotations.NullMarked;
