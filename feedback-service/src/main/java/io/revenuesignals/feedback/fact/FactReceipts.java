package io.revenuesignals.feedback.fact;

import io.revenuesignals.feedback.fact.model.LoggedFact;
import io.revenuesignals.feedback.fact.model.Receipt;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A compact view of the log of facts: what is where. */
public interface FactReceipts {

    /** Adds those that are not there yet, each with a name of its own, and answers which these were. */
    Mono<Set<UUID>> add(List<LoggedFact> facts);

    /** Those that are there. */
    Flux<Receipt> known(Collection<UUID> facts);

    /** Notes that facts came again, by how often. */
    Mono<Void> came(Map<UUID, Integer> repeats, Map<UUID, Integer> conflicts);

    /** Puts a fact in the place of the one that is there: what was there had been refused by the store. */
    Mono<Void> replace(List<LoggedFact> facts);

    /** Forgets facts that were received before then, at most so many at a time, and answers how many these were. */
    Mono<Long> forget(Instant before, int most);

    /** What is known of a fact; empty when it was never read from the log. */
    Mono<Receipt> find(UUID fact);
}
