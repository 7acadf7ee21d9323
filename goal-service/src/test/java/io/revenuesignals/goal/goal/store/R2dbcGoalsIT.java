package io.revenuesignals.goal.goal.store;

import io.revenuesignals.goal.GoalStack;
import io.revenuesignals.goal.goal.Goals;
import io.revenuesignals.goal.goal.GoalsContract;
import org.springframework.beans.factory.annotation.Autowired;

class R2dbcGoalsIT extends GoalStack implements GoalsContract {

    @Autowired
    private Goals goals;

    @Override
    public Goals goals() {
        return goals;
    }
}
