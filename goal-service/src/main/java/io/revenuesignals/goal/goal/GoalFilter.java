package io.revenuesignals.goal.goal;

import io.revenuesignals.goal.goal.model.Goal;
import io.revenuesignals.goal.goal.model.Metric;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which goals to list. What is absent does not filter.
 *
 * @param text a part of the name, whatever its case
 * @param limit most goals to answer
 * @param after where the page before ended
 */
public record GoalFilter(
        Goal.@Nullable State state,
        @Nullable Metric metric,
        @Nullable String owner,
        @Nullable UUID parent,
        @Nullable String text,
        int limit,
        @Nullable Position after) {

    /** A place in the list. */
    public record Position(Instant createdAt, UUID id) {}
}
