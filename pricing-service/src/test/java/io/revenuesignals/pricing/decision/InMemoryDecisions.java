package io.revenuesignals.pricing.decision;

import io.revenuesignals.pricing.decision.model.Decision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Decisions in memory. */
public final class InMemoryDecisions implements Decisions {

    private static final Comparator<Decision> LATEST = Comparator.comparing(Decision::decidedAt)
            .thenComparing(decision -> decision.id().toString())
            .reversed();

    private final List<Decision> decisions = new ArrayList<>();

    @Override
    public Mono<Void> add(Decision decision) {
        return Mono.fromRunnable(() -> {
            if (decisions.stream().anyMatch(known -> isOnTheSame(known, decision))) {
                throw new DuplicateKeyException("one decision on each recommendation");
            }
            decisions.add(decision);
        });
    }

    @Override
    public Mono<Decision> find(UUID id) {
        return Flux.defer(() -> Flux.fromIterable(List.copyOf(decisions)))
                .filter(decision -> decision.id().equals(id))
                .next();
    }

    @Override
    public Mono<Decision> answering(String request) {
        return Flux.defer(() -> Flux.fromIterable(List.copyOf(decisions)))
                .filter(decision -> request.equals(decision.request()))
                .sort(LATEST.reversed())
                .next();
    }

    @Override
    public Flux<Decision> list(DecisionFilter filter) {
        DecisionFilter.Position after = filter.after();
        return Flux.defer(() -> Flux.fromIterable(List.copyOf(decisions)))
                .filter(found -> filter.product() == null || filter.product().equals(found.product()))
                .filter(found -> filter.scope() == null || filter.scope().equals(found.scope()))
                .filter(found -> filter.recommendation() == null
                        || filter.recommendation().equals(found.recommendation()))
                .filter(found -> filter.request() == null || filter.request().equals(found.request()))
                .sort(LATEST)
                .filter(found -> after == null || isAfter(found, after))
                .take(filter.limit());
    }

    private static boolean isOnTheSame(Decision one, Decision other) {
        return one.recommendation() != null && one.recommendation().equals(other.recommendation());
    }

    private static boolean isAfter(Decision found, DecisionFilter.Position after) {
        int order = found.decidedAt().compareTo(after.decidedAt());
        return order < 0
                || (order == 0 && found.id().toString().compareTo(after.id().toString()) < 0);
    }
}
