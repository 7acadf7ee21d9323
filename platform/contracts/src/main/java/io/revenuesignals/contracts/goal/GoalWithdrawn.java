package io.revenuesignals.contracts.goal;

import io.revenuesignals.contracts.Checks;

/**
 * A goal no longer holds.
 *
 * @param goal id of the goal
 * @param version version of the goal, counted from 1
 * @param reason why, in words
 */
public record GoalWithdrawn(String goal, int version, String reason) implements GoalEvent {

    public GoalWithdrawn {
        goal = Checks.id(goal, "goal");
        Checks.require(version >= 1, "version", "must be at least 1");
        reason = Checks.text(reason, "reason");
    }

    @Override
    public String key() {
        return goal;
    }
}
