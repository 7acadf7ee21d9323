package io.revenuesignals.pricing.decision.edge;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.pricing.decision.ApproveRecommendation;
import io.revenuesignals.pricing.model.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * An approval.
 *
 * @param value absent: the price proposed
 * @param validFrom absent: as proposed, or at once
 */
record ApprovalRequest(
        @Nullable MoneyAmount value,
        @Nullable Instant validFrom,
        @Nullable String reason) {

    ApprovalRequest {
        value = value == null ? null : Checks.price(value, "value");
        validFrom =
                validFrom == null ? null : Checks.time(validFrom, "validFrom").truncatedTo(ChronoUnit.MICROS);
        reason = Checks.optionalText(reason, "reason");
    }

    static ApprovalRequest asProposed() {
        return new ApprovalRequest(null, null, null);
    }

    ApproveRecommendation of(String recommendation, String actor) {
        Money price = value == null ? null : new Money(value.amount(), value.currency());
        return new ApproveRecommendation(recommendation, price, validFrom, reason, actor);
    }
}
