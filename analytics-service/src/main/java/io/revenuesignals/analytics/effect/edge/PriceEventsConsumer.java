package io.revenuesignals.analytics.effect.edge;

import io.revenuesignals.analytics.effect.Cost;
import io.revenuesignals.analytics.effect.HearingPrices;
import io.revenuesignals.analytics.effect.PriceChange;
import io.revenuesignals.contracts.Event;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.price.CostSet;
import io.revenuesignals.contracts.price.PriceChanged;
import io.revenuesignals.contracts.price.PriceReverted;
import io.revenuesignals.platform.messaging.EventConsumer;
import io.revenuesignals.platform.messaging.ReceivedEvent;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Hears prices and costs as pricing decided them. */
@Component
class PriceEventsConsumer implements EventConsumer {

    private final HearingPrices hearing;

    PriceEventsConsumer(HearingPrices hearing) {
        this.hearing = hearing;
    }

    @Override
    public Set<Class<? extends Event>> hears() {
        return Set.of(PriceChanged.class, PriceReverted.class, CostSet.class);
    }

    @Override
    public Mono<Void> apply(List<ReceivedEvent> events) {
        return Flux.fromIterable(events).concatMap(this::hear).then();
    }

    private Mono<Void> hear(ReceivedEvent event) {
        return switch (event.envelope().data()) {
            case PriceChanged changed -> hearing.changed(change(changed));
            case PriceReverted reverted -> hearing.reverted(reverted.price(), reverted.product(), reverted.at());
            case CostSet cost ->
                hearing.costs(new Cost(
                        cost.product(),
                        cost.scope().word(),
                        cost.cost().amount(),
                        cost.cost().currency(),
                        cost.validFrom(),
                        event.envelope().time(),
                        event.ledgerId()));
            case Event other -> Mono.error(new IllegalArgumentException("not asked for: " + other.getClass()));
        };
    }

    private static PriceChange change(PriceChanged changed) {
        MoneyAmount old = changed.oldValue();
        return new PriceChange(
                changed.price(),
                changed.product(),
                changed.scope().word(),
                changed.value().amount(),
                old == null || !old.currency().equals(changed.value().currency()) ? null : old.amount(),
                changed.value().currency(),
                changed.validFrom(),
                changed.validTo(),
                changed.recommendation(),
                changed.request());
    }
}
