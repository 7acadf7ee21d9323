package io.revenuesignals.analytics.recommendation.model;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Seeded draws of what demand may be like: an elasticity each, and how far the usual week may lie from what is expected.
 * Draws come in mirrored pairs, so their mean elasticity is exactly the expected one.
 */
final class DemandDraws {

    static final int COUNT = 200;

    private static final double RISK_PERCENTILE = 0.2;
    private static final double RISK_AVERSION = 0.5;

    private final double[] elasticities = new double[COUNT];
    private final double[] baseFactors = new double[COUNT];

    private DemandDraws() {}

    static DemandDraws of(PricingQuestion question) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(question.seed());
        ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
        DemandDraws draws = new DemandDraws();
        for (int i = 0; i < COUNT; i += 2) {
            draws.pair(i, normal.sample(), normal.sample(), question);
        }
        return draws;
    }

    private void pair(int at, double elasticityStep, double baseStep, PricingQuestion question) {
        double mean = question.sensitivity().elasticity();
        double reach = question.sensitivity().standardDeviation() * elasticityStep;
        double baseDeviation = question.weeklyUnitsDeviation();
        double centre = -baseDeviation * baseDeviation / 2;
        elasticities[at] = mean + reach;
        elasticities[at + 1] = mean - reach;
        baseFactors[at] = StrictMath.exp(centre + baseDeviation * baseStep);
        baseFactors[at + 1] = StrictMath.exp(centre - baseDeviation * baseStep);
    }

    /** Units of each draw at a price of {@code ratio} times the current one, in units of the usual week. */
    double[] units(double ratio) {
        double log = StrictMath.log(ratio);
        double[] units = new double[COUNT];
        for (int i = 0; i < COUNT; i++) {
            units[i] = Math.exp(elasticities[i] * log);
        }
        return units;
    }

    /** The given values with the uncertainty of the usual week on top. */
    double[] withUncertainBase(double[] values) {
        double[] spread = new double[COUNT];
        for (int i = 0; i < COUNT; i++) {
            spread[i] = values[i] * baseFactors[i];
        }
        return spread;
    }

    /** The mean less half of what separates it from the twentieth percentile: uncertain gains count less. */
    static double riskAdjusted(double[] values) {
        double mean = mean(values);
        return mean - RISK_AVERSION * (mean - percentile(values, RISK_PERCENTILE));
    }

    static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    static double percentile(double[] values, double probability) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double position = probability * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
