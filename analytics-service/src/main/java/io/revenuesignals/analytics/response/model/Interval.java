package io.revenuesignals.analytics.response.model;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * An estimate with the bounds that hold the truth with probability {@code level}.
 */
public record Interval(double value, double low, double high, double level) {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    static Interval normal(double mean, double deviation, double level) {
        double reach = halfWidth(level) * deviation;
        return new Interval(mean, mean - reach, mean + reach, level);
    }

    /** Standard deviations on each side of the mean that hold the truth with probability {@code level}. */
    static double halfWidth(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must lie between 0 and 1, was " + level);
        }
        return NORMAL.inverseCumulativeProbability((1 + level) / 2);
    }

    static double probabilityBelowZero(double mean, double deviation) {
        return deviation > 0 ? NORMAL.cumulativeProbability(-mean / deviation) : (mean < 0 ? 1 : 0);
    }

    /** The same interval of exp(x) - 1: a coefficient of a switch as relative lift. */
    Interval asLift() {
        return new Interval(StrictMath.expm1(value), StrictMath.expm1(low), StrictMath.expm1(high), level);
    }
}
