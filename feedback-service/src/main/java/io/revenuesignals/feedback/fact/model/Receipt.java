package io.revenuesignals.feedback.fact.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a fact in the log.
 *
 * @param repeats how often the same came again
 * @param conflicts how often something else came under its source and id
 */
public record Receipt(
        UUID fact,
        UUID fingerprint,
        String source,
        String type,
        String topic,
        int partition,
        long offset,
        @Nullable Instant eventTime,
        Instant receivedAt,
        int repeats,
        int conflicts) {}
