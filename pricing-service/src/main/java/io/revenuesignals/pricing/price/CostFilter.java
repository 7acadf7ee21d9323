package io.revenuesignals.pricing.price;

import io.revenuesignals.pricing.model.Scope;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which costs to list. What is absent does not filter.
 *
 * @param on only what holds in each scope on this day; absent: every cost ever set
 * @param limit most costs to answer
 * @param after where the page before ended
 */
public record CostFilter(
        @Nullable String product,
        @Nullable LocalDate on,
        int limit,
        @Nullable Position after) {

    /** A place in the list. */
    public record Position(String product, Scope scope, LocalDate validFrom) {}
}
