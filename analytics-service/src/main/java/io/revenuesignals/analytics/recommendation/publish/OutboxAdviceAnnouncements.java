package io.revenuesignals.analytics.recommendation.publish;

import io.revenuesignals.analytics.recommendation.AdviceAnnouncements;
import io.revenuesignals.analytics.recommendation.Recommendation;
import io.revenuesignals.contracts.FactReference;
import io.revenuesignals.contracts.Interval;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.PriceScope;
import io.revenuesignals.contracts.recommendation.Cause;
import io.revenuesignals.contracts.recommendation.RecommendationWithdrawn;
import io.revenuesignals.contracts.recommendation.RepricingRecommended;
import io.revenuesignals.platform.messaging.Outbox;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class OutboxAdviceAnnouncements implements AdviceAnnouncements {

    private final Outbox outbox;

    OutboxAdviceAnnouncements(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Mono<Void> recommended(Recommendation made) {
        return outbox.add(new RepricingRecommended(
                        made.id(),
                        made.product(),
                        PriceScope.parse(made.scope()),
                        Cause.valueOf(made.cause().name()),
                        made.request(),
                        made.goal(),
                        new MoneyAmount(made.currentPrice(), made.currency()),
                        new MoneyAmount(made.proposedPrice(), made.currency()),
                        interval(made.elasticity()),
                        made.observations(),
                        interval(made.expectedUnits()),
                        interval(made.expectedRevenue()),
                        interval(made.expectedProfitGain()),
                        made.competitorIndexBefore(),
                        made.competitorIndexAfter(),
                        made.binding(),
                        made.reasons(),
                        made.evidence().stream()
                                .map(each -> new FactReference(each.source(), each.id()))
                                .toList(),
                        made.validUntil(),
                        made.modelVersion()))
                .then();
    }

    private static Interval interval(Recommendation.Bounds bounds) {
        return new Interval(bounds.value(), bounds.low(), bounds.high(), bounds.level());
    }

    @Override
    public Mono<Void> withdrawn(Recommendation made, String reason) {
        return outbox.add(
                        new RecommendationWithdrawn(made.id(), made.product(), PriceScope.parse(made.scope()), reason))
                .then();
    }
}
