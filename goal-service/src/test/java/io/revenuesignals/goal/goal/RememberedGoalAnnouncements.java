package io.revenuesignals.goal.goal;

import io.revenuesignals.goal.goal.model.Goal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/** Remembers in words what was told. */
public final class RememberedGoalAnnouncements implements GoalAnnouncements {

    private final List<String> told = new ArrayList<>();

    /** Everything told so far, one line each. */
    public List<String> told() {
        return List.copyOf(told);
    }

    @Override
    public Mono<Void> published(Goal goal) {
        return tell("published", goal);
    }

    @Override
    public Mono<Void> revised(Goal goal, String reason) {
        return tell("revised", goal);
    }

    @Override
    public Mono<Void> withdrawn(Goal goal, String reason) {
        return tell("withdrawn", goal);
    }

    @Override
    public Mono<Void> closed(Goal goal, Instant at) {
        return tell("closed", goal);
    }

    private Mono<Void> tell(String what, Goal goal) {
        return Mono.fromRunnable(() -> told.add(what + " version " + goal.version() + " of "
                + goal.definition().target().toPlainString()));
    }
}
