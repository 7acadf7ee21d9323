package io.revenuesignals.pricing.decision.edge;

import io.revenuesignals.contracts.Event;
import io.revenuesignals.contracts.EventEnvelope;
import io.revenuesignals.contracts.request.PriceRequestRaised;
import io.revenuesignals.contracts.request.PriceRequestWithdrawn;
import io.revenuesignals.platform.messaging.EventConsumer;
import io.revenuesignals.platform.messaging.ReceivedEvent;
import io.revenuesignals.pricing.decision.AnsweringRequests;
import io.revenuesignals.pricing.decision.model.PriceRequest;
import io.revenuesignals.pricing.model.Money;
import io.revenuesignals.pricing.model.Scope;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Hears what retailers ask for. */
@Component
class PriceRequestConsumer implements EventConsumer {

    private final AnsweringRequests answering;

    PriceRequestConsumer(AnsweringRequests answering) {
        this.answering = answering;
    }

    @Override
    public Set<Class<? extends Event>> hears() {
        return Set.of(PriceRequestRaised.class, PriceRequestWithdrawn.class);
    }

    @Override
    public Mono<Void> apply(List<ReceivedEvent> events) {
        return EventConsumer.each(events, this::hear);
    }

    private Mono<Void> hear(EventEnvelope<?> envelope) {
        return switch (envelope.data()) {
            case PriceRequestRaised raised -> answering.raised(request(raised, envelope.time()));
            case PriceRequestWithdrawn withdrawn ->
                answering.withdrawn(withdrawn.request(), "the request was withdrawn: " + withdrawn.reason());
            default -> Mono.empty();
        };
    }

    private static PriceRequest request(PriceRequestRaised raised, Instant at) {
        return new PriceRequest(
                raised.request(),
                raised.product(),
                Scope.parse(raised.place().id()),
                new Money(raised.wishedPrice().amount(), raised.wishedPrice().currency()),
                raised.reason(),
                raised.neededBy(),
                raised.raisedBy(),
                at.truncatedTo(ChronoUnit.MICROS),
                PriceRequest.State.OPEN,
                null);
    }
}
