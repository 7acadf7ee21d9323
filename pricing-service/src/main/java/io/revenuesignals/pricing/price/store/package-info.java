/** Prices and costs in PostgreSQL. */
@NullMarked
package io.revenuesignals.pricing.price.store;

import org.jspecify.annotations.NullMarked;
