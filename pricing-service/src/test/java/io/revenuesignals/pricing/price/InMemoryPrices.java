package io.revenuesignals.pricing.price;

import io.revenuesignals.pricing.model.PriceEntry;
import io.revenuesignals.pricing.model.Scope;
import io.revenuesignals.pricing.model.Timeline;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Prices in memory. */
public final class InMemoryPrices implements Prices {

    private final Map<UUID, PriceEntry> entries = new LinkedHashMap<>();

    @Override
    public Mono<Timeline> claim(String product, Scope scope) {
        return Mono.fromSupplier(() -> new Timeline(entries.values().stream()
                .filter(entry ->
                        entry.product().equals(product) && entry.scope().equals(scope))
                .toList()));
    }

    @Override
    public Mono<PriceEntry> find(UUID id) {
        return Mono.fromSupplier(() -> entries.get(id));
    }

    @Override
    public Mono<Void> save(PriceEntry entry) {
        return Mono.fromRunnable(() -> entries.put(entry.id(), entry));
    }

    @Override
    public Flux<TimelineKey> due(Instant now, int limit) {
        return Flux.defer(() -> Flux.fromStream(entries.values().stream()
                .filter(entry -> isDue(entry, now))
                .sorted(Comparator.comparing(entry -> entry.validity().from()))
                .map(entry -> new TimelineKey(entry.product(), entry.scope()))
                .distinct()
                .limit(limit)));
    }

    @Override
    public Flux<PriceEntry> holding(String product, List<Scope> scopes, Instant at) {
        return Flux.defer(() -> Flux.fromIterable(entries.values().stream()
                .filter(entry -> entry.product().equals(product) && scopes.contains(entry.scope()))
                .filter(entry -> held(entry, at))
                .collect(Collectors.toMap(
                        PriceEntry::scope,
                        entry -> entry,
                        (one, other) ->
                                one.validity().from().isAfter(other.validity().from()) ? one : other))
                .values()));
    }

    @Override
    public Flux<PriceEntry> list(PriceFilter filter) {
        PriceFilter.Position after = filter.after();
        Comparator<PriceEntry> order = Comparator.comparing(
                        (PriceEntry entry) -> entry.validity().from())
                .thenComparing(entry -> entry.id().toString())
                .reversed();
        return Flux.defer(() -> Flux.fromStream(entries.values().stream()
                .filter(entry -> filter.sight().covers(entry.scope()))
                .filter(entry -> filter.product() == null || filter.product().equals(entry.product()))
                .filter(entry -> filter.scope() == null || filter.scope().equals(entry.scope()))
                .filter(entry -> filter.at() == null || held(entry, filter.at()))
                .sorted(order)
                .filter(entry -> after == null || isAfter(entry, after))
                .limit(filter.limit())));
    }

    private static boolean isAfter(PriceEntry entry, PriceFilter.Position after) {
        int order = entry.validity().from().compareTo(after.from());
        return order < 0
                || (order == 0 && entry.id().toString().compareTo(after.id().toString()) < 0);
    }

    private static boolean held(PriceEntry entry, Instant at) {
        return entry.state() != PriceEntry.State.CANCELLED && entry.validity().covers(at);
    }

    private static boolean isDue(PriceEntry entry, Instant now) {
        return switch (entry.state()) {
            case PLANNED -> !entry.validity().from().isAfter(now);
            case IN_FORCE -> entry.validity().isOverAt(now);
            case ENDED, REVERTED, CANCELLED -> false;
        };
    }
}
