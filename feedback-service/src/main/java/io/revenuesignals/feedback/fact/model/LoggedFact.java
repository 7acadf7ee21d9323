package io.revenuesignals.feedback.fact.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact as it lies in the log.
 *
 * @param fact hash of source and id; absent where the record is not a fact that the store could take
 * @param fingerprint hash of type and data
 * @param source {@code unknown} where it is not told
 * @param type short name, {@code unknown} where it is none of ours
 * @param eventTime when it happened, where that can be read
 */
public record LoggedFact(
        @Nullable UUID fact,
        UUID fingerprint,
        String source,
        String type,
        String topic,
        int partition,
        long offset,
        @Nullable Instant eventTime,
        Instant receivedAt) {

    /** Where it is counted. */
    public Account account(Account.Outcome outcome) {
        return Account.of(eventTime, source, type, outcome);
    }
}
