/** Offers, told through the outbox. */
@NullMarked
package io.revenuesignals.pricing.incentive.publish;

import org.jspecify.annotations.NullMarked;
