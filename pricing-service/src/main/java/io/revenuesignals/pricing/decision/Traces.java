package io.revenuesignals.pricing.decision;

import io.revenuesignals.pricing.decision.model.Decision;
import reactor.core.publisher.Mono;

/** Tells which chain of causes the current work belongs to. */
@FunctionalInterface
public interface Traces {

    Mono<Decision.Trace> current();
}
