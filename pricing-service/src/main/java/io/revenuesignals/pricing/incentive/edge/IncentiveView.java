package io.revenuesignals.pricing.incentive.edge;

import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.pricing.incentive.model.Incentive;
import io.revenuesignals.pricing.incentive.model.Mechanic;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An incentive as clients see it; actor, reason and time are those of the last step. */
record IncentiveView(
        UUID id,
        String product,
        String scope,
        Mechanic mechanic,
        BigDecimal depth,
        LocalDate from,
        LocalDate to,
        MoneyAmount budget,
        Incentive.@Nullable ExpectedReturn expectedReturn,
        @Nullable String recommendation,
        @Nullable Instant expiresAt,
        Incentive.State state,
        String actor,
        String reason,
        Instant at,
        String correlationId,
        @Nullable String causationId) {

    static IncentiveView of(Incentive incentive) {
        Incentive.Terms terms = incentive.terms();
        Incentive.Step last = incentive.last();
        return new IncentiveView(
                incentive.id(),
                terms.product(),
                terms.scope().word(),
                terms.mechanic(),
                terms.depth(),
                terms.from(),
                terms.to(),
                MoneyAmount.of(terms.budget().text(), terms.budget().currency()),
                terms.expectedReturn(),
                incentive.recommendation(),
                incentive.expiresAt(),
                incentive.state(),
                last.actor(),
                last.reason(),
                last.at(),
                last.correlation(),
                last.causation());
    }
}
