package io.revenuesignals.pricing.decision;

import io.revenuesignals.pricing.decision.model.Recommendation;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Recommendations in memory. */
public final class InMemoryRecommendations implements Recommendations {

    private static final Comparator<Recommendation> LATEST = Comparator.comparing(Recommendation::receivedAt)
            .thenComparing(Recommendation::id)
            .reversed();

    private final Map<String, Recommendation> byId = new LinkedHashMap<>();

    @Override
    public Mono<Boolean> add(Recommendation recommendation) {
        return Mono.fromSupplier(() -> byId.putIfAbsent(recommendation.id(), recommendation) == null);
    }

    @Override
    public Mono<Recommendation> find(String id) {
        return Mono.fromSupplier(() -> byId.get(id));
    }

    @Override
    public Mono<Recommendation> claim(String id) {
        return find(id);
    }

    @Override
    public Mono<Void> save(Recommendation recommendation) {
        return Mono.fromRunnable(() -> byId.replace(recommendation.id(), recommendation));
    }

    @Override
    public Flux<Recommendation> claimExpired(Instant now, int limit) {
        return matching(found -> found.isWaiting() && found.isExpiredAt(now)).take(limit);
    }

    @Override
    public Flux<Recommendation> claimWaitingFor(String request) {
        return matching(found -> found.isWaiting() && request.equals(found.request()));
    }

    @Override
    public Flux<Recommendation> list(RecommendationFilter filter) {
        RecommendationFilter.Position after = filter.after();
        return matching(found -> filter.state() == null || filter.state() == found.state())
                .filter(found -> filter.product() == null || filter.product().equals(found.product()))
                .filter(found -> filter.scope() == null || filter.scope().equals(found.scope()))
                .filter(found -> filter.request() == null || filter.request().equals(found.request()))
                .sort(LATEST)
                .filter(found -> after == null || isAfter(found, after))
                .take(filter.limit());
    }

    private static boolean isAfter(Recommendation found, RecommendationFilter.Position after) {
        int order = found.receivedAt().compareTo(after.receivedAt());
        return order < 0 || (order == 0 && found.id().compareTo(after.id()) < 0);
    }

    private Flux<Recommendation> matching(Predicate<Recommendation> wanted) {
        return Flux.defer(
                () -> Flux.fromIterable(byId.values().stream().filter(wanted).toList()));
    }
}
