package io.revenuesignals.pricing.price.edge;

import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.pricing.model.Cost;
import java.time.LocalDate;

/** A cost as clients see it. */
record CostView(String product, String scope, MoneyAmount cost, LocalDate validFrom, String actor) {

    static CostView of(Cost cost) {
        return new CostView(
                cost.product(),
                cost.scope().word(),
                MoneyAmount.of(cost.value().text(), cost.value().currency()),
                cost.validFrom(),
                cost.actor());
    }
}
