package io.revenuesignals.analytics.effect;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Prices and costs as decided. */
public interface PriceChanges {

    Mono<Void> keep(PriceChange change);

    Mono<Void> revert(String price, Instant at);

    Mono<Void> keep(Cost cost);

    /** Changes that were not taken back, of these products or of all when none is given, the latest first. */
    Flux<PriceChange> of(Collection<String> products);

    /** Every cost of these products. */
    Mono<List<Cost>> costs(Collection<String> products);
}
