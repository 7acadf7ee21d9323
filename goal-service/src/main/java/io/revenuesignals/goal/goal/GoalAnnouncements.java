package io.revenuesignals.goal.goal;

import io.revenuesignals.goal.goal.model.Goal;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Who cares about goals is told here, within the transaction that changes them. */
public interface GoalAnnouncements {

    Mono<Void> published(Goal goal);

    Mono<Void> revised(Goal goal, String reason);

    Mono<Void> withdrawn(Goal goal, String reason);

    Mono<Void> closed(Goal goal, Instant at);
}
