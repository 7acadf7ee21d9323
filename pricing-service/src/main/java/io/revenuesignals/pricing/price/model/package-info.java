/** Money, scopes and the timeline of prices: plain Java, no I/O. */
@NullMarked
package io.revenuesignals.pricing.price.model;

import org.jspecify.annotations.NullMarked;
