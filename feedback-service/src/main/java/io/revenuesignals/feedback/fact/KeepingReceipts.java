package io.revenuesignals.feedback.fact;

import io.revenuesignals.feedback.fact.model.Account;
import io.revenuesignals.feedback.fact.model.Account.Outcome;
import io.revenuesignals.feedback.fact.model.LoggedFact;
import io.revenuesignals.feedback.fact.model.Receipt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Notes where each fact lies in the log and counts it: the first of its source and id as logged, the same again as duplicate,
 * something else as conflict, what is no fact as unreadable. A fact that the store had refused and that comes again by replay counts as logged once more.
 */
@Component
public final class KeepingReceipts {

    private final FactReceipts receipts;
    private final FactAccounts accounts;
    private final Revivals revivals;

    KeepingReceipts(FactReceipts receipts, FactAccounts accounts, Revivals revivals) {
        this.receipts = receipts;
        this.accounts = accounts;
        this.revivals = revivals;
    }

    /** Keeps facts in the order of the log, within the current transaction. */
    public Mono<Void> keep(List<LoggedFact> facts) {
        Map<UUID, LoggedFact> firsts = new LinkedHashMap<>();
        facts.forEach(fact -> {
            if (fact.fact() != null) {
                firsts.putIfAbsent(fact.fact(), fact);
            }
        });
        return receipts.add(List.copyOf(firsts.values()))
                .flatMap(added ->
                        known(firsts.keySet(), added).flatMap(known -> save(new Sorting(facts, added, known))));
    }

    private record Known(Map<UUID, UUID> fingerprints, Set<UUID> revived) {}

    private Mono<Known> known(Set<UUID> facts, Set<UUID> added) {
        Set<UUID> others = new HashSet<>(facts);
        others.removeAll(added);
        return others.isEmpty()
                ? Mono.just(new Known(Map.of(), Set.of()))
                : receipts.known(others)
                        .collectList()
                        .flatMap(known ->
                                revivals.among(logged(known)).map(revived -> new Known(fingerprints(known), revived)));
    }

    private static List<Revivals.Logged> logged(List<Receipt> receipts) {
        return receipts.stream()
                .map(receipt ->
                        new Revivals.Logged(receipt.fact(), receipt.topic(), receipt.partition(), receipt.offset()))
                .toList();
    }

    private static Map<UUID, UUID> fingerprints(List<Receipt> receipts) {
        return receipts.stream().collect(Collectors.toMap(Receipt::fact, Receipt::fingerprint));
    }

    private Mono<Void> save(Sorting sorting) {
        return receipts.came(sorting.repeats, sorting.conflicts)
                .then(receipts.replace(sorting.revived))
                .then(accounts.add(sorting.counts));
    }

    /** Says of each fact which kind it is. */
    private static final class Sorting {

        private final Map<UUID, Integer> repeats = new HashMap<>();
        private final Map<UUID, Integer> conflicts = new HashMap<>();
        private final List<LoggedFact> revived = new ArrayList<>();
        private final Map<Account, Long> counts = new HashMap<>();
        private final Map<UUID, UUID> fingerprints;
        private final Set<UUID> unseen;
        private final Set<UUID> awaited;

        Sorting(List<LoggedFact> facts, Set<UUID> added, Known known) {
            this.fingerprints = new HashMap<>(known.fingerprints());
            this.unseen = new HashSet<>(added);
            this.awaited = new HashSet<>(known.revived());
            facts.forEach(fact -> counts.merge(fact.account(outcome(fact, fact.fact())), 1L, Long::sum));
        }

        private Outcome outcome(LoggedFact fact, @Nullable UUID id) {
            if (id == null) {
                return Outcome.UNREADABLE;
            }
            if (unseen.remove(id)) {
                fingerprints.put(id, fact.fingerprint());
                return Outcome.LOGGED;
            }
            if (awaited.remove(id)) {
                fingerprints.put(id, fact.fingerprint());
                revived.add(fact);
                return Outcome.LOGGED;
            }
            if (fact.fingerprint().equals(fingerprints.get(id))) {
                repeats.merge(id, 1, Integer::sum);
                return Outcome.DUPLICATE;
            }
            conflicts.merge(id, 1, Integer::sum);
            return Outcome.CONFLICT;
        }
    }
}
