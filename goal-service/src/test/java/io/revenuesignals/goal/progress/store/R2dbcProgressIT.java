package io.revenuesignals.goal.progress.store;

import io.revenuesignals.goal.GoalStack;
import io.revenuesignals.goal.progress.Progress;
import io.revenuesignals.goal.progress.ProgressContract;
import org.springframework.beans.factory.annotation.Autowired;

class R2dbcProgressIT extends GoalStack implements ProgressContract {

    @Autowired
    private Progress progress;

    @Override
    public Progress progress() {
        return progress;
    }
}
