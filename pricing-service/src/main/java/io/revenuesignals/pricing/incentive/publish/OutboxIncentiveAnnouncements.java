package io.revenuesignals.pricing.incentive.publish;

import io.revenuesignals.contracts.Interval;
import io.revenuesignals.contracts.Mechanic;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.PriceScope;
import io.revenuesignals.contracts.price.IncentiveEnded;
import io.revenuesignals.contracts.price.IncentiveOffered;
import io.revenuesignals.contracts.price.RecommendationDeclined;
import io.revenuesignals.platform.messaging.Outbox;
import io.revenuesignals.pricing.incentive.IncentiveAnnouncements;
import io.revenuesignals.pricing.incentive.model.Incentive;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells through the outbox what became of incentives. */
@Component
class OutboxIncentiveAnnouncements implements IncentiveAnnouncements {

    private final Outbox outbox;

    OutboxIncentiveAnnouncements(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Mono<Void> offered(Incentive incentive) {
        Incentive.Terms terms = incentive.terms();
        return outbox.add(new IncentiveOffered(
                        incentive.id().toString(),
                        terms.product(),
                        scope(terms),
                        Mechanic.valueOf(terms.mechanic().name()),
                        terms.depth(),
                        terms.from(),
                        terms.to(),
                        MoneyAmount.of(terms.budget().text(), terms.budget().currency()),
                        interval(terms.expectedReturn()),
                        incentive.recommendation(),
                        incentive.last().actor()))
                .then();
    }

    @Override
    public Mono<Void> ended(Incentive incentive) {
        return outbox.add(new IncentiveEnded(
                        incentive.id().toString(),
                        incentive.terms().product(),
                        scope(incentive.terms()),
                        incentive.last().at(),
                        incentive.last().reason()))
                .then();
    }

    @Override
    public Mono<Void> declined(Incentive incentive) {
        return outbox.add(new RecommendationDeclined(
                        Objects.requireNonNull(incentive.recommendation()),
                        incentive.terms().product(),
                        scope(incentive.terms()),
                        incentive.id().toString(),
                        incentive.last().actor(),
                        incentive.last().reason()))
                .then();
    }

    private static PriceScope scope(Incentive.Terms terms) {
        return PriceScope.parse(terms.scope().word());
    }

    private static @Nullable Interval interval(Incentive.@Nullable ExpectedReturn estimate) {
        return estimate == null
                ? null
                : new Interval(estimate.value(), estimate.low(), estimate.high(), estimate.level());
    }
}
