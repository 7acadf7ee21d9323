package io.revenuesignals.pricing.decision.publish;

import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.PriceScope;
import io.revenuesignals.contracts.price.PriceRequestAnswered;
import io.revenuesignals.contracts.price.RecommendationDeclined;
import io.revenuesignals.platform.messaging.Outbox;
import io.revenuesignals.pricing.decision.DecisionAnnouncements;
import io.revenuesignals.pricing.decision.model.Decision;
import io.revenuesignals.pricing.decision.model.PriceRequest;
import io.revenuesignals.pricing.model.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells decisions through the outbox. */
@Component
class OutboxDecisionAnnouncements implements DecisionAnnouncements {

    private final Outbox outbox;

    OutboxDecisionAnnouncements(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Mono<Void> declined(String recommendation, Decision decision) {
        return outbox.add(new RecommendationDeclined(
                        recommendation,
                        decision.product(),
                        PriceScope.parse(decision.scope().word()),
                        decision.id().toString(),
                        decision.actor(),
                        decision.reason()))
                .then();
    }

    @Override
    public Mono<Void> answered(PriceRequest request, Decision decision) {
        return outbox.add(new PriceRequestAnswered(
                        request.id(),
                        request.product(),
                        PriceScope.parse(request.scope().word()),
                        answer(request.answer(decision)),
                        money(decision.value()),
                        decision.id().toString(),
                        decision.actor(),
                        decision.reason()))
                .then();
    }

    private static PriceRequestAnswered.Answer answer(PriceRequest.Answer answer) {
        return switch (answer) {
            case GRANTED -> PriceRequestAnswered.Answer.GRANTED;
            case COUNTERED -> PriceRequestAnswered.Answer.COUNTERED;
            case DECLINED -> PriceRequestAnswered.Answer.DECLINED;
        };
    }

    private static @Nullable MoneyAmount money(@Nullable Money money) {
        return money == null ? null : MoneyAmount.of(money.text(), money.currency());
    }
}
