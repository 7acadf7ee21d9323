package io.revenuesignals.contracts.goal;

import io.revenuesignals.contracts.Checks;

/**
 * A goal has a new version; the old one stays readable.
 *
 * @param goal id of the goal
 * @param version version of the goal, counted from 1
 * @param definition what it says from now on
 * @param reason why it was changed, in words
 */
public record GoalRevised(String goal, int version, GoalDefinition definition, String reason) implements GoalEvent {

    public GoalRevised {
        goal = Checks.id(goal, "goal");
        Checks.require(version >= 1, "version", "must be at least 1");
        definition = Checks.present(definition, "definition");
        reason = Checks.text(reason, "reason");
    }

    @Override
    public String key() {
        return goal;
    }
}
