package io.revenuesignals.goal.goal;

import io.revenuesignals.goal.goal.model.Definition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a goal as it was published.
 *
 * @param validFrom from when on it held, until the next version or the end of the goal
 * @param actor who published it
 * @param reason why, for all versions but the first
 */
public record GoalVersion(
        int version,
        Definition definition,
        Instant validFrom,
        String actor,
        @Nullable String reason) {}
