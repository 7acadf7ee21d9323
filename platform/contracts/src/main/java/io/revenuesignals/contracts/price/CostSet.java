package io.revenuesignals.contracts.price;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.PriceScope;
import java.time.LocalDate;

/** What one pack costs us from a day on. */
public record CostSet(String product, PriceScope scope, MoneyAmount cost, LocalDate validFrom, String actor)
        implements PriceEvent {

    public CostSet {
        product = Checks.id(product, "product");
        scope = Checks.present(scope, "scope");
        cost = Checks.price(cost, "cost");
        validFrom = Checks.present(validFrom, "validFrom");
        actor = Checks.id(actor, "actor");
    }

    @Override
    public String key() {
        return product + "|" + scope.word();
    }
}
