package io.revenuesignals.pricing.decision;

import io.revenuesignals.pricing.decision.model.PriceRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What retailers ask for. */
public interface PriceRequests {

    /** Adds one; false when one with its id is there already. */
    Mono<Boolean> add(PriceRequest request);

    Mono<PriceRequest> find(String id);

    /** Finds one and holds it against other writers until the transaction ends. */
    Mono<PriceRequest> claim(String id);

    /** A page, the latest raised first. */
    Flux<PriceRequest> list(PriceRequestFilter filter);

    /** Replaces what is known of one that was claimed. */
    Mono<Void> save(PriceRequest request);
}
