package io.revenuesignals.contracts.price;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.PriceScope;
import java.time.LocalDate;

/**
 * What one pack costs us from a day on.
 *
 * @param product id of the product, such as its GTIN
 * @param scope for which sales it holds
 * @param cost what one pack costs us
 * @param validFrom first day on which it holds
 * @param actor who set it
 */
public record CostSet(String product, PriceScope scope, MoneyAmount cost, LocalDate validFrom, String actor)
        implements PriceEvent {

    public CostSet {
        product = Checks.id(product, "product");
        scope = Checks.present(scope, "scope");
        cost = Checks.price(cost, "cost");
        validFrom = Checks.day(validFrom, "validFrom");
        actor = Checks.id(actor, "actor");
    }

    @Override
    public String key() {
        return product + "|" + scope.word();
    }
}
