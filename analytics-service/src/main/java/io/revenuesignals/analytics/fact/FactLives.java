package io.revenuesignals.analytics.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What became of facts. */
public interface FactLives {

    /** Empty when the fact was never applied here. */
    Mono<Life> of(UUID fact);

    /**
     * What became of a fact.
     *
     * @param kind SALE, PRICE, PROMOTION, SHELF, CUSTOMER, AMENDMENT, DESCRIPTION, or OTHER when nothing is kept of it
     * @param versions as recorded and as amended, in the order they were stored; one for what cannot be amended
     * @param countedIn roll-ups that hold it now
     */
    record Life(String kind, Instant appliedAt, List<Version> versions, List<Counted> countedIn) {

        public Life {
            versions = List.copyOf(versions);
            countedIn = List.copyOf(countedIn);
        }
    }

    /**
     * A state of a fact.
     *
     * @param amendedBy source and id of the amendment that made it; absent as recorded
     * @param day business date it counts under; absent for amendments and descriptions
     * @param replacedAt when it ceased to hold; absent while it holds
     */
    record Version(
            @Nullable String amendedBySource,
            @Nullable String amendedBy,
            @Nullable LocalDate day,
            Instant eventTime,
            Instant receivedAt,
            Instant storedAt,
            @Nullable Instant replacedAt) {}

    /** A cell of a roll-up. */
    record Counted(String rollUp, String product, LocalDate week, String place) {}
}
