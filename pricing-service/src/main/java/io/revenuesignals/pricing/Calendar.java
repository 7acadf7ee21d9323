package io.revenuesignals.pricing;

import io.revenuesignals.platform.observability.Correlation;
import io.revenuesignals.pricing.decision.ExpiringRecommendations;
import io.revenuesignals.pricing.incentive.OfferingIncentives;
import io.revenuesignals.pricing.price.PuttingPricesInForce;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks at each tick what time made due. Each matter has a transaction of its own; one that fails is tried at the next tick. */
@Component
class Calendar {

    private static final Logger log = LoggerFactory.getLogger(Calendar.class);

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
        return Flux.defer(prices::due)
                .collectList()
                .flatMapIterable(due -> due)
                .concatMap(due -> inOneTransaction("Prices", Mono.defer(() -> prices.advance(due))))
                .onErrorResume(error -> missed("Prices", error))
                .then();
    }

    @Scheduled(fixedDelayString = "${signals.pricing.calendar-interval:1s}")
    Mono<Void> recommendationsExpire() {
        return inOneTransaction("Recommendations", Mono.defer(recommendations::expire))
                .then();
    }

    @Scheduled(fixedDelayString = "${signals.pricing.calendar-interval:1s}")
    Mono<Void> incentivesEnd() {
        return inOneTransaction("Incentives", Mono.defer(incentives::letTimePass))
                .then();
    }

    private Mono<Integer> inOneTransaction(String what, Mono<Integer> work) {
        return transaction
                .transactional(work)
                .contextWrite(context -> context.put(Correlation.class, Correlation.fresh()))
                .doOnNext(steps -> tell(what, steps))
                .onErrorResume(error -> missed(what, error));
    }

    private static void tell(String what, int steps) {
        if (steps > 0) {
            log.info("{}: {} steps were due", what, steps);
        }
    }

    private static Mono<Integer> missed(String what, Throwable error) {
        log.warn("{}: what is due waits for the next tick: {}", what, error.toString());
        return Mono.empty();
    }
}
