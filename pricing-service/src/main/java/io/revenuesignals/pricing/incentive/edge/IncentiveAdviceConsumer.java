package io.revenuesignals.pricing.incentive.edge;

import io.revenuesignals.contracts.Event;
import io.revenuesignals.contracts.EventEnvelope;
import io.revenuesignals.contracts.Interval;
import io.revenuesignals.contracts.recommendation.IncentiveRecommended;
import io.revenuesignals.contracts.recommendation.RecommendationWithdrawn;
import io.revenuesignals.platform.messaging.EventConsumer;
import io.revenuesignals.platform.messaging.ReceivedEvent;
import io.revenuesignals.pricing.incentive.OfferingIncentives;
import io.revenuesignals.pricing.incentive.model.Incentive;
import io.revenuesignals.pricing.incentive.model.Mechanic;
import io.revenuesignals.pricing.model.Money;
import io.revenuesignals.pricing.model.Scope;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Hears what analytics advises on incentives. One consumer for both kinds keeps them in their order. */
@Component
class IncentiveAdviceConsumer implements EventConsumer {

    private final OfferingIncentives offering;

    IncentiveAdviceConsumer(OfferingIncentives offering) {
        this.offering = offering;
    }

    @Override
    public Set<Class<? extends Event>> hears() {
        return Set.of(IncentiveRecommended.class, RecommendationWithdrawn.class);
    }

    @Override
    public Mono<Void> apply(List<ReceivedEvent> events) {
        return EventConsumer.each(events, this::hear);
    }

    private Mono<Void> hear(EventEnvelope<?> envelope) {
        return switch (envelope.data()) {
            case IncentiveRecommended advised ->
                offering.advised(
                        terms(advised),
                        advised.recommendation(),
                        advised.validUntil().truncatedTo(ChronoUnit.MICROS),
                        envelope.source(),
                        reason(advised));
            case RecommendationWithdrawn withdrawn ->
                offering.adviceWithdrawn(withdrawn.recommendation(), envelope.source(), withdrawn.reason());
            default -> Mono.empty();
        };
    }

    private static String reason(IncentiveRecommended advised) {
        return advised.reasons().isEmpty() ? "recommended" : String.join(" ", advised.reasons());
    }

    private static Incentive.Terms terms(IncentiveRecommended advised) {
        return new Incentive.Terms(
                advised.product(),
                Scope.parse(advised.scope().word()),
                Mechanic.valueOf(advised.mechanic().name()),
                advised.depth(),
                advised.from(),
                advised.to(),
                new Money(advised.budget().amount(), advised.budget().currency()),
                expected(advised.expectedReturn()));
    }

    private static Incentive.ExpectedReturn expected(Interval interval) {
        return new Incentive.ExpectedReturn(interval.value(), interval.low(), interval.high(), interval.level());
    }
}
