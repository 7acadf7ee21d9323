/** Decisions that change no price, told through the outbox. */
@NullMarked
package io.revenuesignals.pricing.decision.publish;

import org.jspecify.annotations.NullMarked;
