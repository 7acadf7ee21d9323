package io.revenuesignals.pricing.decision;

import io.revenuesignals.pricing.decision.model.Recommendation;
import io.revenuesignals.pricing.model.Scope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which recommendations to list. What is absent does not filter. */
public record RecommendationFilter(
        Recommendation.@Nullable State state,
        @Nullable String product,
        @Nullable Scope scope,
        @Nullable String request,
        int limit,
        @Nullable Position after) {

    /** A place in the list. */
    public record Position(Instant receivedAt, String id) {}
}
