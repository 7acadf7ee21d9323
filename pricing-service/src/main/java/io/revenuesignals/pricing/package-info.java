/** Prices, costs, policies and decisions: the part of the loop that acts. */
@NullMarked
package io.revenuesignals.pricing;

import org.jspecify.annotations.NullMarked;
