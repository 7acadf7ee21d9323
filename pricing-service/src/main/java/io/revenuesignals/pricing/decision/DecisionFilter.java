package io.revenuesignals.pricing.decision;

import io.revenuesignals.pricing.model.Scope;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which decisions to list. What is absent does not filter. */
public record DecisionFilter(
        @Nullable String product,
        @Nullable Scope scope,
        @Nullable String recommendation,
        @Nullable String request,
        int limit,
        @Nullable Position after) {

    /** A place in the list. */
    public record Position(Instant decidedAt, UUID id) {}
}
