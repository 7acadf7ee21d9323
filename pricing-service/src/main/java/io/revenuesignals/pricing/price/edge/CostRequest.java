package io.revenuesignals.pricing.price.edge;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.PriceScope;
import io.revenuesignals.pricing.model.Cost;
import io.revenuesignals.pricing.model.Money;
import io.revenuesignals.pricing.model.Scope;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A cost to set.
 *
 * @param scope absent: national
 */
record CostRequest(String product, @Nullable String scope, MoneyAmount cost, LocalDate validFrom) {

    CostRequest {
        product = Checks.id(product, "product");
        scope = PriceScope.parse(scope == null ? "national" : scope).word();
        cost = Checks.price(cost, "cost");
        validFrom = Checks.day(validFrom, "validFrom");
    }

    Cost by(String actor) {
        Scope where = scope == null ? Scope.national() : Scope.parse(scope);
        return new Cost(product, where, new Money(cost.amount(), cost.currency()), validFrom, actor);
    }
}
