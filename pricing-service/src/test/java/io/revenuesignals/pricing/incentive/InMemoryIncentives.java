package io.revenuesignals.pricing.incentive;

import io.revenuesignals.pricing.incentive.model.Incentive;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Incentives in memory. */
public final class InMemoryIncentives implements Incentives {

    private final Map<UUID, Incentive> byId = new LinkedHashMap<>();

    @Override
    public Mono<Boolean> add(Incentive incentive) {
        return Mono.fromSupplier(() -> {
            String advice = incentive.recommendation();
            boolean known =
                    byId.values().stream().anyMatch(found -> advice != null && advice.equals(found.recommendation()));
            if (!known) {
                byId.put(incentive.id(), incentive);
            }
            return !known;
        });
    }

    @Override
    public Mono<Incentive> find(UUID id) {
        return Mono.fromSupplier(() -> byId.get(id));
    }

    @Override
    public Mono<Incentive> claim(UUID id) {
        return find(id);
    }

    @Override
    public Mono<Incentive> claimRecommended(String recommendation) {
        return matching(found -> recommendation.equals(found.recommendation())).next();
    }

    @Override
    public Mono<Void> save(Incentive incentive) {
        return Mono.fromRunnable(() -> byId.replace(incentive.id(), incentive));
    }

    @Override
    public Flux<Incentive> claimOver(Instant now, LocalDate today, int limit) {
        return matching(found -> isOver(found, now, today)).take(limit);
    }

    @Override
    public Flux<Incentive> list(Filter filter) {
        UUID after = filter.after();
        return matching(found -> filter.state() == null || filter.state() == found.state())
                .filter(found -> filter.product() == null
                        || filter.product().equals(found.terms().product()))
                .sort(Comparator.comparing((Incentive found) -> found.id().toString())
                        .reversed())
                .filter(found -> after == null || found.id().toString().compareTo(after.toString()) < 0)
                .take(filter.limit());
    }

    private static boolean isOver(Incentive found, Instant now, LocalDate today) {
        return switch (found.state()) {
            case OFFERED -> !found.terms().to().isAfter(today);
            case WAITING -> found.expiresAt() != null && !found.isWaitingAt(now);
            case ENDED, DECLINED, EXPIRED, WITHDRAWN -> false;
        };
    }

    private Flux<Incentive> matching(Predicate<Incentive> wanted) {
        return Flux.defer(() -> Flux.fromIterable(List.copyOf(byId.values())).filter(wanted));
    }
}
