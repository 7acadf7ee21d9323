package io.revenuesignals.analytics.response.model;

/**
 * Units expected in one week, log-normal.
 *
 * @param logMean expected ln units
 * @param parameterVariance variance of ln units from not knowing the coefficients; shared by all weeks of a cell
 * @param residualVariance variance of ln units from the week itself; independent between weeks
 */
public record DemandForecast(double logMean, double parameterVariance, double residualVariance) {

    public DemandForecast {
        if (!Double.isFinite(logMean) || !(parameterVariance >= 0) || !(residualVariance >= 0)) {
            throw new IllegalArgumentException("a forecast needs a finite mean and variances of at least 0");
        }
    }

    /** As likely too low as too high: the number to show for a single week. */
    public double median() {
        return StrictMath.exp(logMean);
    }

    /** The number to add up: medians under-sum. */
    public double mean() {
        return StrictMath.exp(logMean + variance() / 2);
    }

    /** The median scaled by a smearing factor that was measured on past sums. */
    public double mean(Calibration calibration) {
        return median() * calibration.smearing();
    }

    public double variance() {
        return parameterVariance + residualVariance;
    }

    /** Bounds around the median, as wide as past errors of such forecasts demand. */
    public Interval interval(double level, Calibration calibration) {
        double reach = calibration.reach(level) * Math.sqrt(variance());
        return new Interval(median(), StrictMath.exp(logMean - reach), StrictMath.exp(logMean + reach), level);
    }

    /** How far the actual units lay from the forecast, in forecast standard deviations of ln units. */
    public double standardisedError(double actualUnits) {
        double actual = StrictMath.log(Math.max(actualUnits, 0.5));
        return (actual - logMean) / Math.sqrt(Math.max(variance(), 1e-12));
    }
}
