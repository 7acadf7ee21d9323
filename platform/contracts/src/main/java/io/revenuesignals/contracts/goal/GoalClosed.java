package io.revenuesignals.contracts.goal;

import io.revenuesignals.contracts.Checks;
import java.time.Instant;

/**
 * The period of a goal is over.
 *
 * @param goal id of the goal
 * @param version counts from 1
 */
public record GoalClosed(String goal, int version, Instant closedAt) implements GoalEvent {

    public GoalClosed {
        goal = Checks.id(goal, "goal");
        Checks.require(version >= 1, "version", "must be at least 1");
        closedAt = Checks.present(closedAt, "closedAt");
    }

    @Override
    public String key() {
        return goal;
    }
}
