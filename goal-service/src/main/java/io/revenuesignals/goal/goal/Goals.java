package io.revenuesignals.goal.goal;

import io.revenuesignals.goal.goal.model.Goal;
import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every goal, as it is and as it was. */
public interface Goals {

    Mono<Void> add(Goal goal);

    Mono<Goal> find(UUID id);

    /** Finds a goal and holds it against other writers until the transaction ends. */
    Mono<Goal> claim(UUID id);

    /** Replaces what is known of a goal that was claimed. */
    Mono<Void> save(Goal goal);

    /** Parts of a goal that are neither withdrawn nor the given one. */
    Flux<Goal> liveParts(UUID parent, UUID except);

    /** Published goals whose period is over, held until the transaction ends; what others hold is left out. */
    Flux<Goal> claimOver(Instant now, int limit);

    /** A page, the latest created first. */
    Flux<Goal> list(GoalFilter filter);

    /** Keeps a version for ever. */
    Mono<Void> addVersion(UUID goal, GoalVersion version);

    /** The version that held at an instant; empty when none did yet. */
    Mono<GoalVersion> versionAt(UUID goal, Instant at);

    /** Every version, the first one first. */
    Flux<GoalVersion> versions(UUID goal);
}
