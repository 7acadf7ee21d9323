package io.revenuesignals.feedback.request.edge;

import io.revenuesignals.contracts.EventEnvelope;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.price.PriceRequestAnswered;
import io.revenuesignals.feedback.request.HandlingPriceRequests;
import io.revenuesignals.feedback.request.model.Money;
import io.revenuesignals.feedback.request.model.PriceRequest.Answer;
import io.revenuesignals.platform.messaging.EventConsumer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Hears what pricing answered. */
@Configuration(proxyBeanMethods = false)
class PriceRequestAnsweredConsumer {

    @Bean
    EventConsumer priceRequestAnswers(HandlingPriceRequests handling) {
        return EventConsumer.of(PriceRequestAnswered.class, event -> apply(handling, event));
    }

    private static Mono<Void> apply(HandlingPriceRequests handling, EventEnvelope<PriceRequestAnswered> event) {
        UUID request = idOf(event.data().request());
        return request == null ? Mono.empty() : handling.answer(request, answer(event));
    }

    private static Answer answer(EventEnvelope<PriceRequestAnswered> event) {
        PriceRequestAnswered data = event.data();
        MoneyAmount price = data.price();
        return new Answer(
                data.answer().name(),
                price == null ? null : new Money(price.amount(), price.currency()),
                data.decision(),
                data.actor(),
                data.reason(),
                event.time());
    }

    private static @Nullable UUID idOf(String request) {
        try {
            return UUID.fromString(request);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
