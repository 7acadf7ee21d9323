package io.revenuesignals.analytics.rebuild;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A building anew.
 *
 * @param wipedAt when the old tables were emptied; absent before
 * @param finishedAt when everything was read; absent before
 * @param recordsInLog records on the fact topics when it began to read
 * @param recordsRead records read so far
 */
public record Rebuild(
        long id,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant wipedAt,
        @Nullable Instant finishedAt,
        long recordsInLog,
        long recordsRead) {}
