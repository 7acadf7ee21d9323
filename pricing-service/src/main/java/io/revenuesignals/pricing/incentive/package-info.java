/** Promotion offers to retailers. */
@NullMarked
package io.revenuesignals.pricing.incentive;

import org.jspecify.annotations.NullMarked;
