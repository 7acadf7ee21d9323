package io.revenuesignals.pricing.decision.model;

import io.revenuesignals.pricing.model.Money;
import io.revenuesignals.pricing.model.Scope;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was decided, by whom, why and when. Never changed afterwards.
 *
 * @param recommendation what was decided on; there is at most one decision on each
 * @param request the price request that it answers, where one asked
 * @param automatic whether the policy decided
 * @param value the new price; absent when declined
 * @param oldValue the price before, where there was one
 * @param validFrom when the new price begins; absent when declined
 * @param price the entry on the timeline; absent when declined
 * @param trace what led to it
 */
public record Decision(
        UUID id,
        Kind kind,
        @Nullable String recommendation,
        @Nullable String request,
        String product,
        Scope scope,
        boolean automatic,
        @Nullable Money value,
        @Nullable Money oldValue,
        @Nullable Instant validFrom,
        @Nullable UUID price,
        String actor,
        String reason,
        Instant decidedAt,
        Trace trace) {

    /** What was said. */
    public enum Kind {
        APPROVED,
        DECLINED
    }

    /**
     * The chain a decision belongs to.
     *
     * @param correlation id of the chain
     * @param causation id of the event that led here directly; absent when a person did
     */
    public record Trace(String correlation, @Nullable String causation) {}
}
