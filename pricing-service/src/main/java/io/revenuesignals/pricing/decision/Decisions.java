package io.revenuesignals.pricing.decision;

import io.revenuesignals.pricing.decision.model.Decision;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every decision ever made. */
public interface Decisions {

    /** Adds one. Fails when there is one on the same recommendation. */
    Mono<Void> add(Decision decision);

    Mono<Decision> find(UUID id);

    /** The first decision on any recommendation that names the request. */
    Mono<Decision> answering(String request);

    /** A page, the latest first. */
    Flux<Decision> list(DecisionFilter filter);
}
