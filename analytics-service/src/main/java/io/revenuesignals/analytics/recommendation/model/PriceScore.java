package io.revenuesignals.analytics.recommendation.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** How good a price is for the objective of a question, over all its draws. Prices are in money per unit. */
final class PriceScore {

    private static final double SEARCH_FACTOR = 4;
    private static final int GRID_STEPS = 400;
    private static final int REFINEMENTS = 40;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final PricingQuestion question;
    private final DemandDraws draws;
    private final double currentPrice;
    private final double cost;

    PriceScore(PricingQuestion question) {
        this.question = question;
        this.draws = DemandDraws.of(question);
        this.currentPrice = question.currentPrice().doubleValue();
        this.cost = question.unitCost() == null ? 0 : question.unitCost().doubleValue();
    }

    double lowestSearched() {
        return currentPrice / SEARCH_FACTOR;
    }

    double highestSearched() {
        return currentPrice * SEARCH_FACTOR;
    }

    /** False for an optimum at the edge of the search: there the objective grows without bound. */
    boolean bounded(double optimum) {
        return optimum > lowestSearched() * 1.001 && optimum < highestSearched() * 0.999;
    }

    /** Expected objective of a usual week less a price for risk; comparable between prices only. */
    double of(double price) {
        return DemandDraws.riskAdjusted(objective(price));
    }

    /** The price between the bounds with the highest score. */
    double bestWithin(double low, double high) {
        double best = of(low) >= of(high) ? low : high;
        double bestScore = of(best);
        for (int i = 0; i <= GRID_STEPS; i++) {
            double price = gridPrice(i);
            double score = price > low && price < high ? of(price) : Double.NEGATIVE_INFINITY;
            if (score > bestScore) {
                best = price;
                bestScore = score;
            }
        }
        return refine(best, low, high);
    }

    double expectedGain(double price) {
        double now = DemandDraws.mean(objective(currentPrice));
        double then = DemandDraws.mean(objective(price));
        return (then - now) / Math.max(Math.abs(now), 1e-12);
    }

    double probabilityOfGain(double price) {
        double[] now = objective(currentPrice);
        double[] then = objective(price);
        int gains = 0;
        for (int i = 0; i < now.length; i++) {
            gains += then[i] > now[i] ? 1 : 0;
        }
        return (double) gains / now.length;
    }

    ExpectedResult expected(double price) {
        double[] units = times(draws.units(price / currentPrice), question.weeklyUnits());
        ExpectedResult.@Nullable Range profit = question.unitCost() == null ? null : range(times(units, price - cost));
        return new ExpectedResult(money(price), range(units), range(times(units, price)), profit);
    }

    /** Expected gain of profit in a week, null when the cost is unknown. */
    @Nullable
    BigDecimal expectedProfitGain(double price) {
        if (question.unitCost() == null) {
            return null;
        }
        double now = question.weeklyUnits() * (currentPrice - cost);
        double then = question.weeklyUnits() * DemandDraws.mean(draws.units(price / currentPrice)) * (price - cost);
        return money(then - now);
    }

    static BigDecimal money(double amount) {
        return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_EVEN);
    }

    private double[] objective(double price) {
        double[] units = draws.units(price / currentPrice);
        return switch (question.objective()) {
            case PROFIT -> times(units, price - cost);
            case REVENUE -> times(units, price);
            case VOLUME -> units;
        };
    }

    private double gridPrice(int step) {
        return lowestSearched() * StrictMath.pow(SEARCH_FACTOR * SEARCH_FACTOR, (double) step / GRID_STEPS);
    }

    /** Golden-section search between the grid neighbours of {@code best}. */
    private double refine(double best, double low, double high) {
        double gridStep = StrictMath.pow(SEARCH_FACTOR * SEARCH_FACTOR, 1.0 / GRID_STEPS);
        double left = Math.max(low, best / gridStep);
        double right = Math.min(high, best * gridStep);
        for (int i = 0; i < REFINEMENTS; i++) {
            double inner = right - GOLDEN * (right - left);
            double outer = left + GOLDEN * (right - left);
            if (of(inner) >= of(outer)) {
                right = outer;
            } else {
                left = inner;
            }
        }
        double middle = (left + right) / 2;
        return of(middle) > of(best) ? middle : best;
    }

    private ExpectedResult.Range range(double[] values) {
        double[] spread = draws.withUncertainBase(values);
        double low = DemandDraws.percentile(spread, 0.1);
        double high = DemandDraws.percentile(spread, 0.9);
        return new ExpectedResult.Range(money(DemandDraws.mean(values)), money(low), money(high));
    }

    private static double[] times(double[] values, double factor) {
        double[] product = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            product[i] = values[i] * factor;
        }
        return product;
    }
}
