package io.revenuesignals.contracts.recommendation;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.contracts.FactReference;
import io.revenuesignals.contracts.Interval;
import io.revenuesignals.contracts.MoneyAmount;
import io.revenuesignals.contracts.PriceScope;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Another shelf price would serve better.
 *
 * @param recommendation id of the recommendation
 * @param product id of the product, such as its GTIN
 * @param scope for whom the price would hold
 * @param cause what made us look
 * @param request id of the price request that asked, where one did
 * @param goal id of the goal at risk, where one is
 * @param currentPrice shelf price of one pack now
 * @param proposedPrice shelf price of one pack that would serve better
 * @param elasticity own price elasticity of demand (per cent of units per per cent of price)
 * @param observations number of weeks of data behind the elasticity in this scope
 * @param expectedUnits packs per week at the proposed price
 * @param expectedRevenue revenue per week at the proposed price, in the currency of the price
 * @param expectedProfitGain profit at the proposed price over profit now, minus 1; 0.02 means two per cent more
 * @param competitorIndexBefore own price over the share-weighted competitors' price, now; absent without
 *     competitors
 * @param competitorIndexAfter the same at the proposed price
 * @param binding names of the guardrails that hold the price where it is
 * @param reasons the explanation in sentences
 * @param evidence facts it rests on
 * @param validUntil after this it expires
 * @param modelVersion which model said so
 */
public record RepricingRecommended(
        String recommendation,
        String product,
        PriceScope scope,
        Cause cause,
        @Nullable String request,
        @Nullable String goal,
        MoneyAmount currentPrice,
        MoneyAmount proposedPrice,
        Interval elasticity,
        long observations,
        Interval expectedUnits,
        Interval expectedRevenue,
        Interval expectedProfitGain,
        @Nullable Double competitorIndexBefore,
        @Nullable Double competitorIndexAfter,
        List<String> binding,
        List<String> reasons,
        List<FactReference> evidence,
        Instant validUntil,
        String modelVersion)
        implements RecommendationEvent {

    public RepricingRecommended {
        recommendation = Checks.id(recommendation, "recommendation");
        product = Checks.id(product, "product");
        scope = Checks.present(scope, "scope");
        cause = Checks.present(cause, "cause");
        request = Checks.optionalId(request, "request");
        goal = Checks.optionalId(goal, "goal");
        currentPrice = Checks.price(currentPrice, "currentPrice");
        proposedPrice = Checks.price(proposedPrice, "proposedPrice");
        Checks.require(
                proposedPrice.currency().equals(currentPrice.currency()),
                "proposedPrice",
                "must be in the currency of currentPrice");
        elasticity = Checks.present(elasticity, "elasticity");
        Checks.require(observations >= 0, "observations", "must not be negative");
        expectedUnits = Checks.present(expectedUnits, "expectedUnits");
        expectedRevenue = Checks.present(expectedRevenue, "expectedRevenue");
        expectedProfitGain = Checks.present(expectedProfitGain, "expectedProfitGain");
        Checks.require(isIndex(competitorIndexBefore), "competitorIndexBefore", "must be greater than 0");
        Checks.require(isIndex(competitorIndexAfter), "competitorIndexAfter", "must be greater than 0");
        binding = Checks.ids(binding, "binding");
        reasons = Checks.texts(reasons, "reasons");
        evidence = Checks.all(evidence, "evidence");
        validUntil = Checks.time(validUntil, "validUntil");
        modelVersion = Checks.id(modelVersion, "modelVersion");
    }

    private static boolean isIndex(@Nullable Double value) {
        return value == null || value > 0 && Double.isFinite(value);
    }

    @Override
    public String key() {
        return product + "|" + scope.word();
    }
}
