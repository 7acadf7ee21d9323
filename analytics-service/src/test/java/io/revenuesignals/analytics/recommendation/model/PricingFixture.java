package io.revenuesignals.analytics.recommendation.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Questions about a jar of sauce at 2.99 that costs 2.00 and whose best price, by an elasticity of -2.5, is 3.33. */
final class PricingFixture {

    static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private String product = "sauce";
    private Objective objective = Objective.PROFIT;
    private BigDecimal price = new BigDecimal("2.99");
    private @Nullable BigDecimal cost = new BigDecimal("2.00");
    private double elasticity = -2.5;
    private double deviation = 0.15;
    private long observations = 80;
    private int pricePoints = 8;
    private BigDecimal lowest = new BigDecimal("2.19");
    private BigDecimal highest = new BigDecimal("3.99");
    private LocalDate lastObserved = TODAY.minusWeeks(1);
    private double probabilityNegative = 0.999;
    private @Nullable CompetitorStanding competitors = null;
    private @Nullable LocalDate lastChange = null;

    static PricingFixture aQuestion() {
        return new PricingFixture();
    }

    PricingFixture about(String other) {
        this.product = other;
        return this;
    }

    PricingFixture aimingAt(Objective wanted) {
        this.objective = wanted;
        return this;
    }

    PricingFixture priced(String amount) {
        this.price = new BigDecimal(amount);
        return this;
    }

    PricingFixture costing(@Nullable String amount) {
        this.cost = amount == null ? null : new BigDecimal(amount);
        return this;
    }

    PricingFixture elasticity(double mean, double standardDeviation) {
        this.elasticity = mean;
        this.deviation = standardDeviation;
        return this;
    }

    PricingFixture observed(long weeks, int points) {
        this.observations = weeks;
        this.pricePoints = points;
        return this;
    }

    PricingFixture observedPrices(String low, String high) {
        this.lowest = new BigDecimal(low);
        this.highest = new BigDecimal(high);
        return this;
    }

    PricingFixture lastObserved(LocalDate day) {
        this.lastObserved = day;
        return this;
    }

    PricingFixture surelyNegative(double probability) {
        this.probabilityNegative = probability;
        return this;
    }

    PricingFixture against(String competitorPrice, double lowIndex, double highIndex) {
        this.competitors = new CompetitorStanding(new BigDecimal(competitorPrice), lowIndex, highIndex);
        return this;
    }

    PricingFixture lastChanged(LocalDate day) {
        this.lastChange = day;
        return this;
    }

    PricingQuestion question() {
        return new PricingQuestion(
                product,
                "retailer-1",
                TODAY,
                objective,
                price,
                cost,
                1000,
                0.1,
                new PriceSensitivity(
                        elasticity,
                        deviation,
                        elasticity - 1.2816 * deviation,
                        elasticity + 1.2816 * deviation,
                        0.8,
                        probabilityNegative,
                        0.7,
                        observations,
                        pricePoints,
                        lowest,
                        highest,
                        lastObserved),
                competitors,
                lastChange,
                PassThrough.assumed(),
                List.of("event-1", "event-2"),
                "competitive-1");
    }
}
