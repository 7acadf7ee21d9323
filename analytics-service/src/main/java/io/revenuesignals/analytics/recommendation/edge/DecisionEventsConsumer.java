package io.revenuesignals.analytics.recommendation.edge;

import io.revenuesignals.analytics.recommendation.HearingDecisions;
import io.revenuesignals.analytics.recommendation.RequestedPrice;
import io.revenuesignals.contracts.Event;
import io.revenuesignals.contracts.EventEnvelope;
import io.revenuesignals.contracts.price.PriceChanged;
import io.revenuesignals.contracts.price.PriceRequestAnswered;
import io.revenuesignals.contracts.price.PriceScheduled;
import io.revenuesignals.contracts.price.RecommendationDeclined;
import io.revenuesignals.contracts.request.PriceRequestRaised;
import io.revenuesignals.contracts.request.PriceRequestWithdrawn;
import io.revenuesignals.platform.messaging.EventConsumer;
import io.revenuesignals.platform.messaging.ReceivedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Hears what retailers ask and what pricing decides. */
@Component
class DecisionEventsConsumer implements EventConsumer {

    private final HearingDecisions hearing;

    DecisionEventsConsumer(HearingDecisions hearing) {
        this.hearing = hearing;
    }

    @Override
    public Set<Class<? extends Event>> hears() {
        return Set.of(
                PriceRequestRaised.class,
                PriceRequestWithdrawn.class,
                PriceRequestAnswered.class,
                PriceChanged.class,
                PriceScheduled.class,
                RecommendationDeclined.class);
    }

    @Override
    public Mono<Void> apply(List<ReceivedEvent> events) {
        return EventConsumer.each(events, this::hear);
    }

    private Mono<Void> hear(EventEnvelope<?> envelope) {
        Instant at = envelope.time();
        return switch (envelope.data()) {
            case PriceRequestRaised raised -> hearing.asked(request(raised, at));
            case PriceRequestWithdrawn withdrawn -> hearing.settled(withdrawn.request());
            case PriceRequestAnswered answered -> hearing.settled(answered.request());
            case PriceChanged changed -> followed(changed.recommendation(), at);
            case PriceScheduled scheduled -> followed(scheduled.recommendation(), at);
            case RecommendationDeclined declined -> hearing.declined(declined.recommendation(), declined.reason(), at);
            case Event other -> Mono.error(new IllegalArgumentException("not asked for: " + other.getClass()));
        };
    }

    private Mono<Void> followed(@Nullable String recommendation, Instant at) {
        return recommendation == null ? Mono.empty() : hearing.followed(recommendation, at);
    }

    private static RequestedPrice request(PriceRequestRaised raised, Instant at) {
        return new RequestedPrice(
                raised.request(),
                raised.product(),
                raised.place().id(),
                raised.wishedPrice().amount(),
                raised.wishedPrice().currency(),
                raised.neededBy(),
                raised.expectedExtraUnits(),
                at);
    }
}
