package io.revenuesignals.contracts.goal;

import io.revenuesignals.contracts.Checks;

/**
 * A goal holds from now on.
 *
 * @param goal id of the goal
 * @param version version of the goal, counted from 1
 * @param definition what it says
 */
public record GoalPublished(String goal, int version, GoalDefinition definition) implements GoalEvent {

    public GoalPublished {
        goal = Checks.id(goal, "goal");
        Checks.require(version >= 1, "version", "must be at least 1");
        definition = Checks.present(definition, "definition");
    }

    @Override
    public String key() {
        return goal;
    }
}
