package io.revenuesignals.pricing;

import io.revenuesignals.platform.observability.Correlation;
import io.revenuesignals.pricing.decision.ExpiringRecommendations;
import io.revenuesignals.pricing.incentive.OfferingIncentives;
import io.revenuesignals.pricing.price.PuttingPricesInForce;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Asks at each tick what time made due. Each matter has a transaction of its own; one that fails is tried at the next tick. */
@Component
class Calendar {

    private final PuttingPricesInForce prices;
    private final ExpiringRecommendations recommendations;
    private final OfferingIncentives incentives;
    private final TransactionalOperator transaction;

    Calendar(
            PuttingPricesInForce prices,
            ExpiringRecommendations recommendations,
            OfferingIncentives incentives,
            TransactionalOperator transaction) {
        this.prices = prices;
        this.recommendations = recommendations;
        this.incentives = incentives;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "${signals.pricing.calendar-interval:1s}")
    Mono<Void> pricesBeginAndEnd() {
        return inOneTransaction(Mono.defer(prices::advance));
    }

    @Scheduled(fixedDelayString = "${signals.pricing.calendar-interval:1s}")
    Mono<Void> recommendationsExpire() {
        return inOneTransaction(Mono.defer(recommendations::expire));
    }

    @Scheduled(fixedDelayString = "${signals.pricing.calendar-interval:1s}")
    Mono<Void> incentivesEnd() {
        return inOneTransaction(Mono.defer(incentives::letTimePass));
    }

    private Mono<Void> inOneTransaction(Mono<Integer> work) {
        return transaction
                .transactional(work)
                .contextWrite(context -> context.put(Correlation.class, Correlation.fresh()))
                .then();
    }
}
