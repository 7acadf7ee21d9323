package io.revenuesignals.analytics.rebuild.edge;

import io.revenuesignals.analytics.rebuild.Rebuild;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A building anew as JSON.
 *
 * @param state REQUESTED while the tables are whole, READING, WAITING for an instance to go on, FINISHED
 * @param percent how much of the log is read
 * @param recordsLost events that were kept before and could not be kept again; the log of the service names them
 */
record RebuildView(
        long id,
        Rebuild.State state,
        int percent,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant wipedAt,
        @Nullable Instant finishedAt,
        long recordsInLog,
        long recordsRead,
        long recordsLost) {

    static RebuildView of(Rebuild rebuild) {
        return new RebuildView(
                rebuild.id(),
                rebuild.state(),
                rebuild.percent(),
                rebuild.requestedBy(),
                rebuild.requestedAt(),
                rebuild.wipedAt(),
                rebuild.finishedAt(),
                rebuild.recordsInLog(),
                rebuild.recordsRead(),
                rebuild.recordsLost());
    }
}
