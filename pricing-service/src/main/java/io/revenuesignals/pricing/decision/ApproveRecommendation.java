package io.revenuesignals.pricing.decision;

import io.revenuesignals.pricing.model.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person approves.
 *
 * @param value another price than the one proposed
 * @param validFrom another beginning than the one proposed
 */
public record ApproveRecommendation(
        String recommendation,
        @Nullable Money value,
        @Nullable Instant validFrom,
        @Nullable String reason,
        String actor) {}
