package io.revenuesignals.pricing.decision;

import io.revenuesignals.pricing.decision.model.Decision;
import io.revenuesignals.pricing.decision.model.PriceRequest;
import reactor.core.publisher.Mono;

/** Who cares about decisions is told here, within the transaction that makes them. New prices announce themselves. */
public interface DecisionAnnouncements {

    /** A recommendation was not followed. */
    Mono<Void> declined(String recommendation, Decision decision);

    /** A request has its answer. */
    Mono<Void> answered(PriceRequest request, Decision decision);
}
