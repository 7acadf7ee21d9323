package io.revenuesignals.contracts.goal;

import io.revenuesignals.contracts.Checks;
import java.time.Instant;

/**
 * The period of a goal is over.
 *
 * @param goal id of the goal
 * @param version version of the goal, counted from 1
 * @param closedAt when it was closed
 */
public record GoalClosed(String goal, int version, Instant closedAt) implements GoalEvent {

    public GoalClosed {
        goal = Checks.id(goal, "goal");
        Checks.require(version >= 1, "version", "must be at least 1");
        closedAt = Checks.time(closedAt, "closedAt");
    }

    @Override
    public String key() {
        return goal;
    }
}
