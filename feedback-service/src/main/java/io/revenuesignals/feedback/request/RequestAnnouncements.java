package io.revenuesignals.feedback.request;

import io.revenuesignals.feedback.request.model.PriceRequest;
import reactor.core.publisher.Mono;

/** Tells the other services what was asked for. Within the transaction that stores it: both happen or neither. */
public interface RequestAnnouncements {

    Mono<Void> raised(PriceRequest request);

    Mono<Void> withdrawn(PriceRequest request, PriceRequest.Withdrawal withdrawal);
}
