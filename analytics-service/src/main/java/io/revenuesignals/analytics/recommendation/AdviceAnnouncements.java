package io.revenuesignals.analytics.recommendation;

import reactor.core.publisher.Mono;

/** Who is told of advice; within the current transaction. */
public interface AdviceAnnouncements {

    Mono<Void> recommended(Recommendation recommendation);

    Mono<Void> withdrawn(Recommendation recommendation, String reason);
}
