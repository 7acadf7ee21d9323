package io.revenuesignals.pricing.decision.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.revenuesignals.contracts.Event;
import io.revenuesignals.contracts.EventEnvelope;
import io.revenuesignals.contracts.Interval;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.recommendation.RecommendationWithdrawn;
import io.revenuesignals.contracts.recommendation.RepricingRecommended;
import io.revenuesignals.platform.messaging.EnvelopeCodec;
import io.revenuesignals.platform.messaging.EventConsumer;
import io.revenuesignals.platform.messaging.ReceivedEvent;
import io.revenuesignals.pricing.decision.JudgingRecommendations;
import io.revenuesignals.pricing.decision.model.Advice;
import io.revenuesignals.pricing.decision.model.Cause;
import io.revenuesignals.pricing.decision.model.Estimate;
import io.revenuesignals.pricing.decision.model.Recommendation;
import io.revenuesignals.pricing.model.Money;
import io.revenuesignals.pricing.model.Scope;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Hears what analytics advises on prices. One consumer for both kinds keeps them in their order.
 *
 * <p>Meter {@code signals.recommendations.judged}, tag {@code outcome}: {@code approved}, {@code queued}, {@code expired},
 * {@code repeated}. A batch that is rolled back and tried again counts again.
 */
@Component
class RecommendationConsumer implements EventConsumer {

    private final JudgingRecommendations judging;
    private final EnvelopeCodec codec;
    private final Clock clock;
    private final MeterRegistry meters;

    RecommendationConsumer(JudgingRecommendations judging, EnvelopeCodec codec, Clock clock, MeterRegistry meters) {
        this.judging = judging;
        this.codec = codec;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public Set<Class<? extends Event>> hears() {
        return Set.of(RepricingRecommended.class, RecommendationWithdrawn.class);
    }

    @Override
    public Mono<Void> apply(List<ReceivedEvent> events) {
        return EventConsumer.each(events, this::hear);
    }

    private Mono<Void> hear(EventEnvelope<?> envelope) {
        return switch (envelope.data()) {
            case RepricingRecommended recommended ->
                judging.hear(recommendation(recommended, envelope.source()))
                        .doOnNext(this::count)
                        .then();
            case RecommendationWithdrawn withdrawn -> judging.withdrawn(withdrawn.recommendation(), withdrawn.reason());
            default -> Mono.empty();
        };
    }

    private void count(JudgingRecommendations.Verdict verdict) {
        meters.counter(
                        "signals.recommendations.judged",
                        "outcome",
                        verdict.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    private Recommendation recommendation(RepricingRecommended recommended, String source) {
        return new Recommendation(
                recommended.recommendation(),
                recommended.product(),
                Scope.parse(recommended.scope().word()),
                recommended.request(),
                money(recommended.currentPrice()),
                money(recommended.proposedPrice()),
                null,
                null,
                advice(recommended),
                source,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                recommended.validUntil().truncatedTo(ChronoUnit.MICROS),
                Recommendation.State.WAITING,
                List.of(),
                null,
                null);
    }

    private Advice advice(RepricingRecommended recommended) {
        return new Advice(
                Cause.valueOf(recommended.cause().name()),
                recommended.goal(),
                estimate(recommended.expectedProfitGain()),
                recommended.competitorIndexAfter(),
                recommended.reasons(),
                codec.json().writeValueAsString(recommended));
    }

    private static Estimate estimate(Interval interval) {
        return new Estimate(interval.value(), interval.low(), interval.high(), interval.level());
    }

    private static Money money(MoneyAmount money) {
        return new Money(money.amount(), money.currency());
    }
}
