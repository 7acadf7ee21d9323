package io.revenuesignals.analytics.attainment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The goals heard and the figures last announced of them. */
public interface Goals {

    /** Why a goal no longer runs. */
    enum Ending {
        WITHDRAWN,
        CLOSED
    }

    /** Keeps a version unless a newer one is there. */
    Mono<Void> keep(Goal goal);

    Mono<Void> end(String goal, Ending how);

    /** A goal whatever became of it. */
    Mono<Goal> find(String goal);

    /** Every goal that was not withdrawn. */
    Flux<Goal> holding();

    /** Lets only one instance at a time measure this goal, until the transaction ends. */
    Mono<Void> lock(String goal);

    Mono<Attainment> announced(String goal);

    Mono<List<Attainment>> announced(int limit, @Nullable String after);

    Mono<Void> announce(Attainment attainment);
}
