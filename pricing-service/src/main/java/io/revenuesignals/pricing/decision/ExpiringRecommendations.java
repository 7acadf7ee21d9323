package io.revenuesignals.pricing.decision;

import io.revenuesignals.pricing.decision.model.Recommendation;
import java.time.Clock;
import reactor.core.publisher.Mono;

/** Lets time act on what waits too long. Any number of instances may run it at once. */
public final class ExpiringRecommendations {

    private static final int MOST = 500;

    private final Recommendations recommendations;
    private final Clock clock;

    public ExpiringRecommendations(Recommendations recommendations, Clock clock) {
        this.recommendations = recommendations;
        this.clock = clock;
    }

    /** Expires what is due, within the current transaction; answers how many. */
    public Mono<Integer> expire() {
        return recommendations
                .claimExpired(clock.instant(), MOST)
                .collectList()
                .flatMapIterable(expired -> expired)
                .concatMap(expired -> recommendations
                        .save(expired.in(Recommendation.State.EXPIRED, "nobody decided in time"))
                        .thenReturn(1))
                .reduce(0, Integer::sum);
    }
}
