package io.revenuesignals.pricing.price;

import io.revenuesignals.pricing.model.Scope;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which prices to list. What is absent does not filter.
 *
 * @param sight only what this lets see
 * @param at only entries that cover this instant
 * @param limit most entries to answer
 * @param after where the page before ended
 */
public record PriceFilter(
        Sight sight,
        @Nullable String product,
        @Nullable Scope scope,
        @Nullable Instant at,
        int limit,
        @Nullable Position after) {

    /** A place in the list. */
    public record Position(Instant from, UUID id) {}
}
