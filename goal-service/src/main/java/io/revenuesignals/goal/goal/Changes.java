package io.revenuesignals.goal.goal;

import io.revenuesignals.goal.goal.model.Goal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Tells which chain of causes the current work belongs to, as a change made by somebody. */
@FunctionalInterface
public interface Changes {

    Mono<Goal.Change> by(String actor, Instant at, @Nullable String reason);
}
