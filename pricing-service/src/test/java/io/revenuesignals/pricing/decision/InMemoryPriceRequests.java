package io.revenuesignals.pricing.decision;

import io.revenuesignals.pricing.decision.model.PriceRequest;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Price requests in memory. */
public final class InMemoryPriceRequests implements PriceRequests {

    private final Map<String, PriceRequest> byId = new LinkedHashMap<>();

    @Override
    public Mono<Boolean> add(PriceRequest request) {
        return Mono.fromSupplier(() -> byId.putIfAbsent(request.id(), request) == null);
    }

    @Override
    public Mono<PriceRequest> find(String id) {
        return Mono.fromSupplier(() -> byId.get(id));
    }

    @Override
    public Mono<PriceRequest> claim(String id) {
        return find(id);
    }

    @Override
    public Flux<PriceRequest> list(PriceRequestFilter filter) {
        PriceRequestFilter.Position after = filter.after();
        return Flux.defer(() -> Flux.fromIterable(List.copyOf(byId.values())))
                .filter(found -> filter.state() == null || filter.state() == found.state())
                .filter(found -> filter.product() == null || filter.product().equals(found.product()))
                .sort(Comparator.comparing(PriceRequest::raisedAt)
                        .thenComparing(PriceRequest::id)
                        .reversed())
                .filter(found -> after == null || isAfter(found, after))
                .take(filter.limit());
    }

    @Override
    public Mono<Void> save(PriceRequest request) {
        return Mono.fromRunnable(() -> byId.replace(request.id(), request));
    }

    private static boolean isAfter(PriceRequest found, PriceRequestFilter.Position after) {
        int order = found.raisedAt().compareTo(after.raisedAt());
        return order < 0 || (order == 0 && found.id().compareTo(after.id()) < 0);
    }
}
