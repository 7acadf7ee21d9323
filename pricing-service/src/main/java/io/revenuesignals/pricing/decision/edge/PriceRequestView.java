package io.revenuesignals.pricing.decision.edge;

import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.pricing.decision.model.PriceRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A price request as pricing sees it. */
record PriceRequestView(
        String id,
        String product,
        String scope,
        MoneyAmount wishedPrice,
        String reason,
        LocalDate neededBy,
        String raisedBy,
        Instant raisedAt,
        PriceRequest.State state,
        @Nullable UUID decision) {

    static PriceRequestView of(PriceRequest request) {
        return new PriceRequestView(
                request.id(),
                request.product(),
                request.scope().word(),
                MoneyAmount.of(request.wished().text(), request.wished().currency()),
                request.reason(),
                request.neededBy(),
                request.raisedBy(),
                request.raisedAt(),
                request.state(),
                request.decision());
    }
}
