package io.revenuesignals.pricing.decision;

import io.revenuesignals.pricing.decision.model.Recommendation;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What waits for a decision, and what waited. */
public interface Recommendations {

    /** Adds one; false when one with its id is there already. */
    Mono<Boolean> add(Recommendation recommendation);

    Mono<Recommendation> find(String id);

    /** Finds one and holds it against other writers until the transaction ends. */
    Mono<Recommendation> claim(String id);

    /** Replaces what is known of one that was claimed. */
    Mono<Void> save(Recommendation recommendation);

    /** Those that wait beyond their time, held until the transaction ends; what others hold is left out. */
    Flux<Recommendation> claimExpired(Instant now, int limit);

    /** Those that wait and would answer a request, held until the transaction ends. */
    Flux<Recommendation> claimWaitingFor(String request);

    /** A page, the latest received first. */
    Flux<Recommendation> list(RecommendationFilter filter);
}
