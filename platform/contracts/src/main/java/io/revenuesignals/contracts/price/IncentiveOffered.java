package io.revenuesignals.contracts.price;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.Interval;
import io.revenuesignals.contracts.Mechanic;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.PriceScope;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A retailer is offered a promotion.
 *
 * @param depth price reduction as a fraction of the regular price
 * @param expectedReturn profit gained per unit of money spent, minus 1, where estimated
 */
public record IncentiveOffered(
        String incentive,
        String product,
        PriceScope scope,
        Mechanic mechanic,
        BigDecimal depth,
        LocalDate from,
        LocalDate to,
        MoneyAmount budget,
        @Nullable Interval expectedReturn,
        @Nullable String recommendation,
        String actor)
        implements PriceEvent {

    public IncentiveOffered {
        incentive = Checks.id(incentive, "incentive");
        product = Checks.id(product, "product");
        scope = Checks.present(scope, "scope");
        mechanic = Checks.present(mechanic, "mechanic");
        depth = Checks.fraction(depth, "depth");
        from = Checks.present(from, "from");
        to = Checks.present(to, "to");
        Checks.require(to.isAfter(from), "to", "must be after from");
        budget = Checks.price(budget, "budget");
        recommendation = Checks.optionalId(recommendation, "recommendation");
        actor = Checks.id(actor, "actor");
    }

    @Override
    public String key() {
        return product + "|" + scope.word();
    }
}
