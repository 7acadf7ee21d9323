package io.revenuesignals.pricing.decision.model;

/**
 * An estimate with its central interval.
 *
 * @param level probability that the interval means to cover
 */
public record Estimate(double value, double low, double high, double level) {

    /**
     * The probability that the true value is above zero, reading the interval as that of a normal distribution. An interval
     * without width answers 0 or 1.
     */
    public double probabilityAboveZero() {
        double width = high - low;
        if (width <= 0) {
            return value > 0 ? 1 : 0;
        }
        double deviation = width / (2 * quantile(0.5 + level / 2));
        return probabilityBelow(value / deviation);
    }

    /** Standard normal distribution function, absolute error below 1e-7 (Abramowitz and Stegun 26.2.17). */
    private static double probabilityBelow(double z) {
        double t = 1 / (1 + 0.2316419 * Math.abs(z));
        double tail = Math.exp(-z * z / 2)
                / Math.sqrt(2 * Math.PI)
                * t
                * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return z >= 0 ? 1 - tail : tail;
    }

    /** The standard normal quantile by bisection of its distribution function. */
    private static double quantile(double probability) {
        double low = 0;
        double high = 10;
        while (high - low > 1e-9) {
            double middle = (low + high) / 2;
            if (probabilityBelow(middle) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
