package io.revenuesignals.analytics.recommendation.model;

import java.util.List;

/**
 * How much of a change of our list price reaches the shelf: relative shelf change divided by relative list change.
 *
 * @param rate expected pass-through; 1 means the retailer hands on everything
 * @param standardDeviation of that expectation
 * @param changes list price changes it was learned from; 0 means assumed
 */
public record PassThrough(double rate, double standardDeviation, int changes) {

    private static final double ASSUMED_RATE = 1.0;
    private static final double ASSUMED_DEVIATION = 0.3;
    private static final double SMALLEST_RATE = 0.1;

    public PassThrough {
        if (!(rate > 0) || !(standardDeviation >= 0) || changes < 0) {
            throw new IllegalArgumentException("pass-through must be positive");
        }
    }

    /** Full pass-through, not known to be so. */
    public static PassThrough assumed() {
        return new PassThrough(ASSUMED_RATE, ASSUMED_DEVIATION, 0);
    }

    /** Learned from past changes, pulled towards full pass-through while they are few. */
    public static PassThrough learned(List<Change> past) {
        double priorPrecision = 1 / (ASSUMED_DEVIATION * ASSUMED_DEVIATION);
        double squares = past.stream()
                .mapToDouble(change -> change.list() * change.list())
                .sum();
        double products = past.stream()
                .mapToDouble(change -> change.list() * change.shelf())
                .sum();
        double noise = noiseVariance(past, squares, products);
        double precision = priorPrecision + squares / noise;
        double rate = (priorPrecision * ASSUMED_RATE + products / noise) / precision;
        return new PassThrough(Math.max(rate, SMALLEST_RATE), Math.sqrt(1 / precision), past.size());
    }

    /** Relative change of the list price that should move the shelf by {@code shelfChange}. */
    double listChangeFor(double shelfChange) {
        return StrictMath.expm1(StrictMath.log1p(shelfChange) / rate);
    }

    private static double noiseVariance(List<Change> past, double squares, double products) {
        double usual = 0.05 * 0.05;
        double slope = squares > 0 ? products / squares : ASSUMED_RATE;
        double residuals = past.stream()
                .mapToDouble(change -> change.shelf() - slope * change.list())
                .map(residual -> residual * residual)
                .sum();
        return (residuals + 2 * usual) / (past.size() + 2);
    }

    /**
     * One past change.
     *
     * @param list change of ln list price
     * @param shelf change of ln shelf price that followed
     */
    public record Change(double list, double shelf) {}
}
