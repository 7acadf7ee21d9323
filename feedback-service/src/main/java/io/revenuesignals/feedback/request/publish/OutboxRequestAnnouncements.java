package io.revenuesignals.feedback.request.publish;

import io.revenuesignals.contracts.Channel;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.Place;
import io.revenuesignals.contracts.request.PriceRequestRaised;
import io.revenuesignals.contracts.request.PriceRequestWithdrawn;
import io.revenuesignals.feedback.request.RequestAnnouncements;
import io.revenuesignals.feedback.request.model.Asker;
import io.revenuesignals.feedback.request.model.PriceRequest;
import io.revenuesignals.platform.messaging.Outbox;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class OutboxRequestAnnouncements implements RequestAnnouncements {

    private final Outbox outbox;

    OutboxRequestAnnouncements(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Mono<Void> raised(PriceRequest request) {
        return outbox.add(new PriceRequestRaised(
                        request.id().toString(),
                        request.product(),
                        place(request.asker()),
                        new MoneyAmount(
                                request.wishedPrice().amount(),
                                request.wishedPrice().currency()),
                        request.reason(),
                        request.neededBy(),
                        request.expectedExtraUnits(),
                        request.raisedBy()))
                .then();
    }

    @Override
    public Mono<Void> withdrawn(PriceRequest request, PriceRequest.Withdrawal withdrawal) {
        return outbox.add(new PriceRequestWithdrawn(request.id().toString(), withdrawal.reason(), withdrawal.by()))
                .then();
    }

    private static Place place(Asker asker) {
        return switch (asker) {
            case Asker.Retailer retailer -> Place.retailer(retailer.id());
            case Asker.Channel channel -> Place.channel(Channel.valueOf(channel.name()));
        };
    }
}
