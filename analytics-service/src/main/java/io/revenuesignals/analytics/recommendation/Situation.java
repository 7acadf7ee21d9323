package io.revenuesignals.analytics.recommendation;

import io.revenuesignals.analytics.recommendation.model.CompetitorStanding;
import io.revenuesignals.analytics.recommendation.model.Objective;
import io.revenuesignals.analytics.recommendation.model.PassThrough;
import io.revenuesignals.analytics.recommendation.model.PriceSensitivity;
import io.revenuesignals.analytics.recommendation.model.PricingQuestion;
import io.revenuesignals.analytics.response.ComparingPrices.Compared;
import io.revenuesignals.analytics.response.Estimate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One own product at one retailer with everything a price is judged by.
 *
 * @param price what shoppers pay now: seen on shelves, or decided since
 * @param request what the retailer asks for; absent when nothing
 * @param riskMetric what the goal in danger counts; absent when none is
 */
record Situation(
        Compared compared,
        Estimate estimate,
        Estimate.Response response,
        Estimate.Base base,
        BigDecimal price,
        Standing standing,
        @Nullable RequestedPrice request,
        @Nullable String riskMetric) {

    private static final int RIVALS_AS_EVIDENCE = 5;

    Recommendations.Judged judged() {
        return new Recommendations.Judged(compared.own().product(), scope());
    }

    String scope() {
        return "retailer:" + compared.own().retailer();
    }

    /** The facts that prices were read from: own first, then the competitors'. */
    List<UUID> facts() {
        return Stream.concat(
                        compared.own().facts().stream(),
                        compared.rivals().stream()
                                .map(rival -> rival.seen().facts().getFirst())
                                .limit(RIVALS_AS_EVIDENCE))
                .toList();
    }

    /**
     * The question to the recommender. Units are those of the base week, moved to the price and the competitors' prices of
     * today by the elasticities.
     */
    PricingQuestion question(Objective objective) {
        return new PricingQuestion(
                compared.own().product(),
                scope(),
                standing.asOf(),
                objective,
                price,
                standing.cost(),
                unitsNow(),
                base.deviation(),
                sensitivity(),
                competitors(),
                standing.lastChange(),
                PassThrough.assumed(),
                facts().stream().map(UUID::toString).toList(),
                estimate.modelVersion());
    }

    private double unitsNow() {
        double units = base.units() * StrictMath.pow(price.doubleValue() / base.price(), response.elasticity());
        Double then = base.competitorPrice();
        Double now = standing.competitorPrice();
        Estimate.Cross cross = response.cross();
        return then == null || now == null || cross == null
                ? units
                : units * StrictMath.pow(now / then, cross.elasticity());
    }

    private PriceSensitivity sensitivity() {
        Estimate.Evidence seen = estimate.evidence();
        return new PriceSensitivity(
                response.elasticity(),
                response.deviation(),
                response.low(),
                response.high(),
                response.level(),
                response.probabilityNegative(),
                response.shareOfCellData(),
                seen.observations(),
                seen.distinctPricePoints(),
                cents(seen.lowestPrice()),
                cents(seen.highestPrice()),
                seen.lastWeek());
    }

    private @Nullable CompetitorStanding competitors() {
        Double now = standing.competitorPrice();
        Double lowest = base.lowestIndex();
        Double highest = base.highestIndex();
        return now == null || lowest == null || highest == null
                ? null
                : new CompetitorStanding(BigDecimal.valueOf(now).setScale(4, RoundingMode.HALF_EVEN), lowest, highest);
    }

    /** Profit where the cost is known; where a goal on volume or share is in danger, volume; otherwise revenue. */
    Objective objective(Standing.Cause cause) {
        String metric = riskMetric;
        if (cause == Standing.Cause.GOAL_AT_RISK && metric != null && !metric.equals("REVENUE")) {
            return Objective.VOLUME;
        }
        if (cause == Standing.Cause.GOAL_AT_RISK && Objects.equals(metric, "REVENUE")) {
            return Objective.REVENUE;
        }
        return standing.cost() == null ? Objective.REVENUE : Objective.PROFIT;
    }

    private static BigDecimal cents(double price) {
        return BigDecimal.valueOf(price).setScale(2, RoundingMode.HALF_EVEN);
    }
}
