package io.revenuesignals.analytics.effect.model;

import io.revenuesignals.analytics.effect.model.PriceEffect.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.jspecify.annotations.Nullable;

/** Compares what happened after a price change with what was expected with and without it. */
public final class MeasuringEffect {

    /** Probability of the intervals that are printed. */
    public static final double LEVEL = 0.8;

    private final int weeksNeeded;

    /**
     * @param weeksNeeded full weeks before anything is said
     */
    public MeasuringEffect(int weeksNeeded) {
        if (weeksNeeded < 1) {
            throw new IllegalArgumentException("at least one week is needed");
        }
        this.weeksNeeded = weeksNeeded;
    }

    /** Says nothing before two full weeks. */
    public static MeasuringEffect afterTwoWeeks() {
        return new MeasuringEffect(2);
    }

    /**
     * Measures the effect over the weeks that lie wholly after the change.
     *
     * @param uncertainty of the weekly expectations
     */
    public PriceEffect of(ChangedPrice change, List<ObservedWeek> weeks, Uncertainty uncertainty) {
        List<ObservedWeek> after = weeks.stream()
                .filter(week -> !week.week().isBefore(change.from()))
                .toList();
        if (after.size() < weeksNeeded) {
            return new PriceEffect.TooEarly(after.size(), weeksNeeded);
        }
        return measured(change, after, uncertainty);
    }

    private static PriceEffect measured(ChangedPrice change, List<ObservedWeek> weeks, Uncertainty uncertainty) {
        double actual = sum(weeks, ObservedWeek::actualUnits);
        Sum expected = Sum.of(weeks, ObservedWeek::expectedUnits, uncertainty);
        Sum unchanged = Sum.of(weeks, ObservedWeek::unchangedUnits, uncertainty);
        return new PriceEffect.Measured(
                weeks.size(),
                actual,
                expected.mean,
                expected.low(),
                expected.high(),
                LEVEL,
                unchanged.mean,
                actual - unchanged.mean,
                actual - unchanged.high(),
                actual - unchanged.low(),
                impliedElasticity(change, actual, unchanged.mean),
                profitEffect(change, actual, unchanged.mean),
                verdict(actual, expected));
    }

    private static Verdict verdict(double actual, Sum expected) {
        if (actual > expected.high()) {
            return Verdict.BETTER_THAN_EXPECTED;
        }
        return actual < expected.low() ? Verdict.WORSE_THAN_EXPECTED : Verdict.AS_EXPECTED;
    }

    private static @Nullable Double impliedElasticity(ChangedPrice change, double actual, double unchanged) {
        return actual > 0 && unchanged > 0 ? (Double) (StrictMath.log(actual / unchanged) / change.logRatio()) : null;
    }

    private static @Nullable BigDecimal profitEffect(ChangedPrice change, double actual, double unchanged) {
        BigDecimal cost = change.unitCost();
        if (cost == null) {
            return null;
        }
        BigDecimal now = BigDecimal.valueOf(actual).multiply(change.newPrice().subtract(cost));
        BigDecimal otherwise =
                BigDecimal.valueOf(unchanged).multiply(change.oldPrice().subtract(cost));
        return now.subtract(otherwise).setScale(2, RoundingMode.HALF_EVEN);
    }

    private static double sum(List<ObservedWeek> weeks, ToDoubleFunction<ObservedWeek> units) {
        return weeks.stream().mapToDouble(units).sum();
    }

    /** A sum of log-normal weeks, itself taken as log-normal with the same mean and variance. */
    private record Sum(double mean, double variance) {

        static Sum of(List<ObservedWeek> weeks, ToDoubleFunction<ObservedWeek> units, Uncertainty uncertainty) {
            double mean = sum(weeks, units);
            double squares = weeks.stream()
                    .mapToDouble(units)
                    .map(value -> value * value)
                    .sum();
            double weekly = StrictMath.expm1(uncertainty.weekly() * uncertainty.weekly());
            double lasting = StrictMath.expm1(uncertainty.lasting() * uncertainty.lasting());
            return new Sum(mean, squares * weekly * (1 + lasting) + mean * mean * lasting);
        }

        double low() {
            return quantile((1 - LEVEL) / 2);
        }

        double high() {
            return quantile((1 + LEVEL) / 2);
        }

        private double quantile(double probability) {
            if (mean <= 0 || variance <= 0) {
                return mean;
            }
            double logVariance = StrictMath.log1p(variance / (mean * mean));
            return LogNormalDistribution.of(StrictMath.log(mean) - logVariance / 2, Math.sqrt(logVariance))
                    .inverseCumulativeProbability(probability);
        }
    }
}
