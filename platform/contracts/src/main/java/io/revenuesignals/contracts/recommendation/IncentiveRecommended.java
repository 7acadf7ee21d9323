package io.revenuesignals.contracts.recommendation;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.FactReference;
import io.revenuesignals.contracts.Interval;
import io.revenuesignals.contracts.Mechanic;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.PriceScope;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A promotion offer to a retailer would pay.
 *
 * @param depth price reduction as a fraction of the regular price
 * @param expectedReturn profit gained per unit of money spent, minus 1
 */
public record IncentiveRecommended(
        String recommendation,
        String product,
        PriceScope scope,
        Mechanic mechanic,
        BigDecimal depth,
        LocalDate from,
        LocalDate to,
        MoneyAmount budget,
        Interval expectedReturn,
        List<String> reasons,
        List<FactReference> evidence,
        Instant validUntil,
        String modelVersion)
        implements RecommendationEvent {

    public IncentiveRecommended {
        recommendation = Checks.id(recommendation, "recommendation");
        product = Checks.id(product, "product");
        scope = Checks.present(scope, "scope");
        mechanic = Checks.present(mechanic, "mechanic");
        depth = Checks.fraction(depth, "depth");
        from = Checks.present(from, "from");
        to = Checks.present(to, "to");
        Checks.require(to.isAfter(from), "to", "must be after from");
        budget = Checks.price(budget, "budget");
        expectedReturn = Checks.present(expectedReturn, "expectedReturn");
        reasons = Checks.copy(reasons);
        evidence = Checks.copy(evidence);
        validUntil = Checks.present(validUntil, "validUntil");
        modelVersion = Checks.id(modelVersion, "modelVersion");
    }

    @Override
    public String key() {
        return product + "|" + scope.word();
    }
}
