package io.revenuesignals.goal.progress;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What was measured: of each goal the last measure of each day, and every share move. */
public interface Progress {

    /** Keeps measures; one that is older than what is kept of its day changes nothing. */
    Mono<Void> keep(List<Measure> measures);

    /** The latest measure of each of the goals that has one. */
    Flux<Measure> latest(Collection<String> goals);

    /**
     * Measures of a goal, the latest day first.
     *
     * @param before only days before this one; absent: all
     */
    Flux<Measure> history(String goal, @Nullable LocalDate before, int limit);

    /** Keeps a share move; one that is kept already changes nothing. */
    Mono<Void> keep(ShareMove move);

    /** Share moves, the latest first. */
    Flux<ShareMove> moves(@Nullable String category, @Nullable String brand, @Nullable Position after, int limit);

    /** A place in the list of moves. */
    record Position(Instant toldAt, UUID id) {}
}
