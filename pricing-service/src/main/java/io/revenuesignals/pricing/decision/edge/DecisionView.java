package io.revenuesignals.pricing.decision.edge;

import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.pricing.decision.model.Decision;
import io.revenuesignals.pricing.model.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A decision as clients see it. */
record DecisionView(
        UUID id,
        Decision.Kind kind,
        @Nullable String recommendation,
        @Nullable String request,
        String product,
        String scope,
        boolean automatic,
        @Nullable MoneyAmount value,
        @Nullable MoneyAmount oldValue,
        @Nullable Instant validFrom,
        @Nullable UUID price,
        String actor,
        String reason,
        Instant decidedAt,
        String correlationId,
        @Nullable String causationId) {

    static DecisionView of(Decision decision) {
        return new DecisionView(
                decision.id(),
                decision.kind(),
                decision.recommendation(),
                decision.request(),
                decision.product(),
                decision.scope().word(),
                decision.automatic(),
                money(decision.value()),
                money(decision.oldValue()),
                decision.validFrom(),
                decision.price(),
                decision.actor(),
                decision.reason(),
                decision.decidedAt(),
                decision.trace().correlation(),
                decision.trace().causation());
    }

    private static @Nullable MoneyAmount money(@Nullable Money money) {
        return money == null ? null : MoneyAmount.of(money.text(), money.currency());
    }
}
