/** An offer and its life: plain Java, no I/O. */
@NullMarked
package io.revenuesignals.pricing.incentive.model;

import org.jspecify.annotations.NullMarked;
