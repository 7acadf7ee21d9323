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
 * @param recommendation id of the recommendation
 * @param product id of the product, such as its GTIN
 * @param scope to whom to offer it
 * @param mechanic how the promotion would work
 * @param depth price reduction as a fraction of the regular price, 0 to 1
 * @param from first day, included
 * @param to day after the last one
 * @param budget the most that it should cost us
 * @param expectedReturn profit gained per unit of money spent, minus 1
 * @param reasons the explanation in sentences
 * @param evidence facts it rests on
 * @param validUntil after this it expires
 * @param modelVersion which model said so
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
        from = Checks.day(from, "from");
        to = Checks.day(to, "to");
        Checks.require(to.isAfter(from), "to", "must be after from");
        budget = Checks.price(budget, "budget");
        expectedReturn = Checks.present(expectedReturn, "expectedReturn");
        reasons = Checks.texts(reasons, "reasons");
        evidence = Checks.all(evidence, "evidence");
        validUntil = Checks.time(validUntil, "validUntil");
        modelVersion = Checks.id(modelVersion, "modelVersion");
    }

    @Override
    public String key() {
        return product + "|" + scope.word();
    }
}
