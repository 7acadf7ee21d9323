/** Offers in PostgreSQL. */
@NullMarked
package io.revenuesignals.pricing.incentive.store;

import org.jspecify.annotations.NullMarked;
