package io.revenuesignals.analytics.fact;

import io.revenuesignals.analytics.fact.model.Amendment;
import io.revenuesignals.analytics.fact.model.Fact;
import io.revenuesignals.analytics.fact.model.NewCustomer;
import io.revenuesignals.analytics.fact.model.Origin;
import io.revenuesignals.analytics.fact.model.Version;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The kept versions of facts and what amends them. Everything happens in the caller's transaction. */
public interface Facts {

    /**
     * Lets facts and amendments find each other: whoever brings amendments waits for all who keep facts, and they for it,
     * so that a fact and its amendment never pass each other unseen. To be called before anything is read.
     */
    Mono<Void> meet(boolean bringingAmendments);

    Mono<Void> keep(List<Amendment> amendments);

    /** Every amendment of these facts, by the fact's id. */
    Mono<Map<UUID, List<Amendment>>> amendmentsOf(Collection<UUID> facts);

    /** The kept versions of these facts that are as recorded or hold, by the fact's id; only kinds given are looked for. */
    Mono<Map<UUID, List<Version>>> versionsOf(Collection<UUID> facts, Set<Fact.Kind> kinds);

    /**
     * Makes room for these versions. To be called before {@link #end} and {@link #add}: a transaction that has begun to write
     * to a table does not see the partitions that others make for it.
     */
    Mono<Void> prepare(List<Version> versions);

    Mono<Void> end(List<Version> versions);

    Mono<Void> add(List<Version> versions);

    Mono<Void> addCustomers(Map<Origin, NewCustomer> customers);
}
