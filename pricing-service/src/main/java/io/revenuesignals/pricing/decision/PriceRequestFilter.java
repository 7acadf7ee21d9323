package io.revenuesignals.pricing.decision;

import io.revenuesignals.pricing.decision.model.PriceRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which price requests to list. What is absent does not filter. */
public record PriceRequestFilter(
        PriceRequest.@Nullable State state,
        @Nullable String product,
        int limit,
        @Nullable Position after) {

    /** A place in the list. */
    public record Position(Instant raisedAt, String id) {}
}
