/** Advice in, offers by HTTP. */
@NullMarked
package io.revenuesignals.pricing.incentive.edge;

import org.jspecify.annotations.NullMarked;
