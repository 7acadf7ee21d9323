package io.revenuesignals.pricing.incentive.edge;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.PriceScope;
import io.revenuesignals.pricing.incentive.model.Incentive;
import io.revenuesignals.pricing.incentive.model.Mechanic;
import io.revenuesignals.pricing.model.Money;
import io.revenuesignals.pricing.model.Scope;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * An incentive to offer.
 *
 * @param depth price reduction as a fraction of the regular price
 * @param from first day
 * @param to the day after the last
 */
record IncentiveRequest(
        String product,
        String scope,
        Mechanic mechanic,
        BigDecimal depth,
        LocalDate from,
        LocalDate to,
        MoneyAmount budget,
        String reason) {

    IncentiveRequest {
        product = Checks.id(product, "product");
        scope = PriceScope.parse(Checks.id(scope, "scope")).word();
        mechanic = Checks.present(mechanic, "mechanic");
        depth = Checks.fraction(depth, "depth");
        from = Checks.day(from, "from");
        to = Checks.day(to, "to");
        Checks.require(to.isAfter(from), "to", "must be after from");
        budget = Checks.price(budget, "budget");
        reason = Checks.text(reason, "reason");
    }

    Incentive.Terms terms() {
        return new Incentive.Terms(
                product,
                Scope.parse(scope),
                mechanic,
                depth,
                from,
                to,
                new Money(budget.amount(), budget.currency()),
                null);
    }
}
