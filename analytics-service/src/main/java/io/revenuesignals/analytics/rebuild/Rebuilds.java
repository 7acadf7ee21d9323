package io.revenuesignals.analytics.rebuild;

import java.time.Duration;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Keeps what is known of builds anew, and empties the tables for one. */
public interface Rebuilds {

    /** Asks for one; empty when one is under way already. */
    Mono<Rebuild> request(String by);

    /** The latest; empty when there never was one. */
    Mono<Rebuild> latest();

    /** Whether one is under way. */
    Mono<Boolean> underWay();

    /** Takes or keeps the one under way for the holder; empty when there is none or another holds it. */
    Mono<Rebuild> hold(UUID holder, Duration time);

    /** Empties facts, roll-ups and their rows of the ledger, in one transaction that live traffic waits for. */
    Mono<Void> wipe(Rebuild rebuild);

    /** Notes how far the reading is. */
    Mono<Void> progress(Rebuild rebuild, long recordsInLog, long recordsRead);

    /** Notes that everything is read. */
    Mono<Void> finish(Rebuild rebuild);
}
