package io.revenuesignals.analytics.recommendation;

import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/** Keeps what retailers ask and what pricing decides, in the caller's transaction, and has prices looked at once it commits. */
@Component
public class HearingDecisions {

    private final Requests requests;
    private final Recommendations recommendations;
    private final RecommendingPrices recommending;

    HearingDecisions(Requests requests, Recommendations recommendations, RecommendingPrices recommending) {
        this.requests = requests;
        this.recommendations = recommendations;
        this.recommending = recommending;
    }

    public Mono<Void> asked(RequestedPrice request) {
        return requests.keep(request).then(Mono.defer(() -> lookAfterCommit(request.product())));
    }

    /** Withdrawn or answered. */
    public Mono<Void> settled(String request) {
        return requests.end(request);
    }

    public Mono<Void> followed(String recommendation, Instant at) {
        return recommendations.end(recommendation, Recommendation.State.FOLLOWED, "the price was changed", at);
    }

    public Mono<Void> declined(String recommendation, String reason, Instant at) {
        return recommendations.end(recommendation, Recommendation.State.DECLINED, reason, at);
    }

    private Mono<Void> lookAfterCommit(String product) {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(transaction -> transaction.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public Mono<Void> afterCommit() {
                        return Mono.fromRunnable(() -> recommending.heard(product));
                    }
                }))
                .then();
    }
}
