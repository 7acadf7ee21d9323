package io.revenuesignals.goal.goal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import reactor.core.publisher.Mono;

/** Lets time close goals. Any number of instances may run it at once. */
public final class ClosingGoals {

    private static final int MOST = 200;
    private static final String ACTOR = "calendar";

    private final Goals goals;
    private final GoalAnnouncements announcements;
    private final Changes changes;
    private final Clock clock;

    public ClosingGoals(Goals goals, GoalAnnouncements announcements, Changes changes, Clock clock) {
        this.goals = goals;
        this.announcements = announcements;
        this.changes = changes;
        this.clock = clock;
    }

    /** Closes what is over, within the current transaction; answers how many. */
    public Mono<Integer> close() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return changes.by(ACTOR, now, "its period is over")
                .flatMapMany(change -> goals.claimOver(now, MOST)
                        .collectList()
                        .flatMapIterable(over -> over)
                        .concatMap(over -> Mono.justOrEmpty(over.closed(change))))
                .concatMap(closed -> goals.save(closed)
                        .then(announcements.closed(closed, now))
                        .thenReturn(1))
                .reduce(0, Integer::sum);
    }
}
