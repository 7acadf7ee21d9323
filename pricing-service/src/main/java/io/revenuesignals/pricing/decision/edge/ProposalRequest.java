package io.revenuesignals.pricing.decision.edge;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.PriceScope;
import io.revenuesignals.pricing.decision.ProposePrice;
import io.revenuesignals.pricing.model.Money;
import io.revenuesignals.pricing.model.Scope;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A price to set.
 *
 * @param scope absent: national
 * @param validFrom absent: at once
 * @param validTo absent: until another replaces it
 * @param request the price request that this answers
 */
record ProposalRequest(
        String product,
        @Nullable String scope,
        MoneyAmount value,
        @Nullable Instant validFrom,
        @Nullable Instant validTo,
        @Nullable String request,
        String reason) {

    ProposalRequest {
        product = Checks.id(product, "product");
        scope = PriceScope.parse(scope == null ? "national" : scope).word();
        value = Checks.price(value, "value");
        request = Checks.optionalId(request, "request");
        reason = Checks.text(reason, "reason");
        Checks.require(!reason.isBlank(), "reason", "must not be blank");
        validFrom =
                validFrom == null ? null : Checks.time(validFrom, "validFrom").truncatedTo(ChronoUnit.MICROS);
        validTo = validTo == null ? null : Checks.time(validTo, "validTo").truncatedTo(ChronoUnit.MICROS);
    }

    ProposePrice by(String actor, Instant now) {
        Checks.require(
                validTo == null || validTo.isAfter(validFrom == null ? now : validFrom),
                "validTo",
                "must be after validFrom");
        return new ProposePrice(
                product,
                scope == null ? Scope.national() : Scope.parse(scope),
                new Money(value.amount(), value.currency()),
                validFrom,
                validTo,
                request,
                reason,
                actor);
    }
}
