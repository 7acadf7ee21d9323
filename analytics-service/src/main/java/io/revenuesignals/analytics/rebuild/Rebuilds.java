package io.revenuesignals.analytics.rebuild;

import java.time.Duration;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * Keeps what is known of builds anew, and empties the tables for one. An instance works on one while it holds it; what it does
 * after its hold ran out and another took over changes nothing here.
 */
public interface Rebuilds {

    /** Asks for one; empty when one is under way already. */
    Mono<Rebuild> request(String by, long recordsInLog);

    /** The latest; empty when there never was one. */
    Mono<Rebuild> latest();

    /** How often was built anew so far; empty while one is under way. */
    Mono<Long> settled();

    /** Keeps the tables from being emptied until the caller's transaction ends. */
    Mono<Void> keepTables();

    /** Takes or keeps the one under way for the holder; empty when there is none or another holds it. */
    Mono<Rebuild> hold(UUID holder, Duration time);

    /** Lets go of what the holder holds, so that another need not wait until its time runs out. */
    Mono<Void> release(UUID holder);

    /**
     * Empties facts and roll-ups once, in one transaction that live traffic waits for, and lets what was told of them be told
     * again. Products and places stay: what is read again writes over them.
     *
     * @return whether it is the holder's, and emptied now
     */
    Mono<Boolean> wipe(Rebuild rebuild, UUID holder, Duration time);

    /**
     * Notes how far the reading is, and holds on.
     *
     * @return whether it is still the holder's
     */
    Mono<Boolean> progress(Rebuild rebuild, UUID holder, Progress progress, Duration time);

    /**
     * Notes that everything is read.
     *
     * @return whether it was still the holder's
     */
    Mono<Boolean> finish(Rebuild rebuild, UUID holder);

    /** How far the reading is. */
    record Progress(long recordsInLog, long recordsRead, long recordsLost) {}
}
