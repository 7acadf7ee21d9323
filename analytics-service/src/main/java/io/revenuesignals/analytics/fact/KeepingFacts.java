package io.revenuesignals.analytics.fact;

import io.revenuesignals.analytics.fact.model.Amendment;
import io.revenuesignals.analytics.fact.model.Fact;
import io.revenuesignals.analytics.fact.model.NewCustomer;
import io.revenuesignals.analytics.fact.model.Origin;
import io.revenuesignals.analytics.fact.model.RollUps;
import io.revenuesignals.analytics.fact.model.Settlement;
import io.revenuesignals.analytics.fact.model.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/**
 * Keeps facts: writes down each version, lets the amendments take effect and counts what holds, a whole batch at a time
 * and in a handful of statements.
 */
@Component
public class KeepingFacts {

    private final Facts facts;
    private final WeeklyRollUps rollUps;
    private final Descriptions descriptions;
    private final List<FactListener> listeners;

    KeepingFacts(Facts facts, WeeklyRollUps rollUps, Descriptions descriptions, List<FactListener> listeners) {
        this.facts = facts;
        this.rollUps = rollUps;
        this.descriptions = descriptions;
        this.listeners = listeners;
    }

    /** Keeps facts that were never kept before, in the caller's transaction. */
    public Mono<Void> keep(FactBatch batch) {
        return describe(batch)
                .then(Mono.defer(() -> keepFacts(batch)))
                .then(Mono.defer(() -> facts.addCustomers(batch.customers())));
    }

    private Mono<Void> describe(FactBatch batch) {
        Mono<Void> described = descriptions.describe(batch.products(), batch.places());
        return batch.products().isEmpty() && batch.places().isEmpty()
                ? touch(customersTouched(batch))
                : described.then(Mono.defer(
                        () -> touch(new Touched(Set.of(), Set.of(), true, null, null).and(customersTouched(batch)))));
    }

    private Mono<Void> keepFacts(FactBatch batch) {
        if (batch.facts().isEmpty() && batch.amendments().isEmpty()) {
            return Mono.empty();
        }
        return facts.meet(!batch.amendments().isEmpty())
                .then(Mono.defer(() -> facts.keep(batch.amendments())))
                .then(Mono.defer(() -> facts.amendmentsOf(concerned(batch))))
                .flatMap(amendments ->
                        keptBefore(batch, amendments).flatMap(kept -> settle(settlements(batch, amendments, kept))));
    }

    private static Set<UUID> concerned(FactBatch batch) {
        return Stream.concat(
                        batch.facts().keySet().stream().map(Origin::id),
                        batch.amendments().stream().map(Amendment::target))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Mono<Map<UUID, List<Version>>> keptBefore(FactBatch batch, Map<UUID, List<Amendment>> amendments) {
        Set<UUID> inBatch = batch.facts().keySet().stream().map(Origin::id).collect(Collectors.toSet());
        Set<UUID> targets = new HashSet<>(amendments.keySet());
        targets.removeAll(inBatch);
        return targets.isEmpty() ? Mono.just(Map.of()) : facts.versionsOf(targets, kindsOf(batch.amendments()));
    }

    private static Set<Fact.Kind> kindsOf(List<Amendment> amendments) {
        Set<Fact.Kind> kinds = EnumSet.noneOf(Fact.Kind.class);
        for (Amendment amendment : amendments) {
            @Nullable Fact replacement = amendment.replacement();
            if (replacement != null) {
                kinds.add(replacement.kind());
            } else {
                Stream.of(Fact.Kind.values()).filter(Fact.Kind::retractable).forEach(kinds::add);
            }
        }
        return kinds;
    }

    private static List<Settlement> settlements(
            FactBatch batch, Map<UUID, List<Amendment>> amendments, Map<UUID, List<Version>> kept) {
        List<Settlement> settlements = new ArrayList<>();
        batch.facts()
                .forEach((origin, fact) -> settlements.add(
                        Settlement.ofNew(origin, fact, amendments.getOrDefault(origin.id(), List.of()))));
        kept.forEach((target, versions) -> versions.stream()
                .filter(version -> version.amendedBy() == null)
                .findAny()
                .ifPresent(recorded -> settlements.add(
                        Settlement.ofKept(recorded, holding(versions), amendments.getOrDefault(target, List.of())))));
        return settlements;
    }

    private static @Nullable Version holding(List<Version> versions) {
        return versions.stream().filter(Version::holds).findAny().orElse(null);
    }

    private Mono<Void> settle(List<Settlement> settlements) {
        RollUps changes = new RollUps();
        List<Version> ended = new ArrayList<>();
        List<Version> added = new ArrayList<>();
        for (Settlement settlement : settlements) {
            @Nullable Version end = settlement.ended();
            if (end != null) {
                ended.add(end);
                changes.remove(end);
            }
            for (Version version : settlement.added()) {
                added.add(version);
                if (version.holds()) {
                    changes.add(version);
                }
            }
        }
        return facts.prepare(added)
                .then(Mono.defer(() -> facts.end(ended)))
                .then(Mono.defer(() -> facts.add(added)))
                .then(Mono.defer(() -> rollUps.add(changes)))
                .then(Mono.defer(() -> touch(touched(ended).and(touched(added)))));
    }

    private static Touched touched(List<Version> versions) {
        Set<String> products = new HashSet<>();
        Set<String> places = new HashSet<>();
        @Nullable LocalDate from = null;
        @Nullable LocalDate to = null;
        for (Version version : versions) {
            Fact fact = version.fact();
            products.add(fact.product());
            places.add(fact.place());
            from = from == null || fact.day().isBefore(from) ? fact.day() : from;
            to = to == null || fact.day().isAfter(to) ? fact.day() : to;
        }
        return new Touched(products, places, false, from, to);
    }

    private static Touched customersTouched(FactBatch batch) {
        Touched touched = Touched.nothing();
        for (NewCustomer customer : batch.customers().values()) {
            touched =
                    touched.and(new Touched(Set.of(), Set.of(customer.place()), false, customer.day(), customer.day()));
        }
        return touched;
    }

    private Mono<Void> touch(Touched touched) {
        return touched.isEmpty()
                ? Mono.empty()
                : TransactionSynchronizationManager.forCurrentTransaction()
                        .doOnNext(transaction -> transaction.registerSynchronization(new TransactionSynchronization() {
                            @Override
                            public Mono<Void> afterCommit() {
                                return Mono.fromRunnable(
                                        () -> listeners.forEach(listener -> listener.touched(touched)));
                            }
                        }))
                        .then();
    }
}
