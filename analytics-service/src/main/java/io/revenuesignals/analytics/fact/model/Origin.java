package io.revenuesignals.analytics.fact.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.UUID;

/**
 * Where a fact comes from.
 *
 * @param id the ledger's identity of (source, eventId)
 * @param time when it happened by the clock of the source, to the microsecond as the store keeps it
 * @param receivedAt when the system took it
 */
public record Origin(UUID id, String source, String eventId, Instant time, Instant receivedAt) {

    /** Bytewise, as PostgreSQL orders the type: Java's own order of UUIDs is by signed halves. */
    public static final Comparator<UUID> ID_ORDER = (one, other) -> {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    };

    /** Of two statements about the same thing the greater holds: the later one, and at the same time the one with the greater id. */
    public static final Comparator<Origin> PRECEDENCE =
            Comparator.comparing(Origin::time).thenComparing(Origin::id, ID_ORDER);

    public Origin {
        time = time.truncatedTo(ChronoUnit.MICROS);
        receivedAt = receivedAt.truncatedTo(ChronoUnit.MICROS);
    }
}
