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
 * @param incentive id of the incentive
 * @param product id of the product, such as its GTIN
 * @param scope to whom it is offered
 * @param mechanic how the promotion works
 * @param depth price reduction as a fraction of the regular price, 0 to 1
 * @param from first day, included
 * @param to day after the last one
 * @param budget the most that it may cost us
 * @param expectedReturn profit gained per unit of money spent, minus 1, where estimated
 * @param recommendation id of the recommendation that was followed, where one was
 * @param actor who decided; {@code policy} when it was decided automatically
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
        from = Checks.day(from, "from");
        to = Checks.day(to, "to");
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
