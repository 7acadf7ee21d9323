package io.revenuesignals.feedback.fact;

import io.revenuesignals.feedback.fact.model.Account;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The accounts of facts by hour, source, type and fate. */
public interface FactAccounts {

    /** Adds to accounts within the current transaction. */
    Mono<Void> add(Map<Account, Long> counts);

    /**
     * What to show.
     *
     * @param from first hour, included
     * @param to hour behind the last
     * @param sources whose; empty for everybody's. One that ends in {@code /} stands for everything below it
     * @param after the last line of the page before
     */
    record Query(
            Instant from,
            Instant to,
            Set<String> sources,
            @Nullable Line after,
            int limit) {}

    /**
     * The account of an hour, source and type. received = stored + duplicate + conflict + rejected.
     *
     * @param stored in the log and not refused by the store
     */
    record Line(Instant hour, String source, String type, long stored, long duplicate, long conflict, long rejected) {

        public long received() {
            return stored + duplicate + conflict + rejected;
        }
    }

    /** Lines in the order of hour, source and type. */
    Flux<Line> lines(Query query);

    /** All lines of a query in one; its hour, source and type say nothing. */
    Mono<Line> total(Query query);

    /**
     * By how much the books differ from the log.
     *
     * @param offsets offsets passed in the topics that keep everything, less records read there
     * @param accounts records read from all fact topics, less records counted
     */
    record Difference(long offsets, long accounts) {}

    /** The difference at this moment. */
    Mono<Difference> difference();
}
