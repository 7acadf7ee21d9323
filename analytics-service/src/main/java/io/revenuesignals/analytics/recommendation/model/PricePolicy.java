package io.revenuesignals.analytics.recommendation.model;

/**
 * The settings of the {@linkplain Guardrail guardrails}.
 *
 * @param data what must have been observed
 * @param minimumMargin smallest share of the price left over cost, 0.1 for a tenth
 * @param largestChange largest step up or down, 0.1 for a tenth
 * @param quietWeeks weeks after a change in which no other is proposed
 * @param rangeWidening how far beyond the observed prices one may go, 0.05 for a twentieth
 * @param ladder allowed prices
 * @param minimumBenefit smallest expected relative gain, 0.005 for half a per cent
 * @param minimumProbability smallest probability that there is a gain at all
 */
public record PricePolicy(
        DataNeeded data,
        double minimumMargin,
        double largestChange,
        int quietWeeks,
        double rangeWidening,
        PriceLadder ladder,
        double minimumBenefit,
        double minimumProbability) {

    public PricePolicy {
        if (!(minimumMargin >= 0 && minimumMargin < 1)) {
            throw new IllegalArgumentException("minimum margin must lie in [0, 1)");
        }
        if (!(largestChange > 0 && largestChange < 1)) {
            throw new IllegalArgumentException("largest change must lie in (0, 1)");
        }
        if (quietWeeks < 0 || !(rangeWidening >= 0) || !(minimumBenefit >= 0)) {
            throw new IllegalArgumentException("quiet weeks, range widening and minimum benefit must not be negative");
        }
        if (!(minimumProbability >= 0 && minimumProbability <= 1)) {
            throw new IllegalArgumentException("minimum probability must lie in [0, 1]");
        }
    }

    /** A tenth of margin, a tenth of change in four weeks, prices ending in 9, half a per cent of gain at 80 %. */
    public static PricePolicy usual() {
        return new PricePolicy(DataNeeded.usual(), 0.1, 0.1, 4, 0.05, PriceLadder.endingInDigit(9), 0.005, 0.8);
    }

    public PricePolicy withLadder(PriceLadder other) {
        return new PricePolicy(
                data,
                minimumMargin,
                largestChange,
                quietWeeks,
                rangeWidening,
                other,
                minimumBenefit,
                minimumProbability);
    }

    public PricePolicy withMinimumMargin(double share) {
        return new PricePolicy(
                data, share, largestChange, quietWeeks, rangeWidening, ladder, minimumBenefit, minimumProbability);
    }

    public PricePolicy withLargestChange(double share, int weeks) {
        return new PricePolicy(
                data, minimumMargin, share, weeks, rangeWidening, ladder, minimumBenefit, minimumProbability);
    }

    public PricePolicy withRangeWidening(double share) {
        return new PricePolicy(
                data, minimumMargin, largestChange, quietWeeks, share, ladder, minimumBenefit, minimumProbability);
    }

    public PricePolicy withMinimumBenefit(double gain, double probability) {
        return new PricePolicy(
                data, minimumMargin, largestChange, quietWeeks, rangeWidening, ladder, gain, probability);
    }

    /**
     * What must have been observed before a price is proposed.
     *
     * @param observations weeks
     * @param distinctPricePoints own prices
     * @param relativePriceSpread distance of the highest from the lowest own price, relative
     * @param mostAgeWeeks age of the latest observation
     * @param probabilityNegative probability that units fall when the price rises
     */
    public record DataNeeded(
            long observations,
            int distinctPricePoints,
            double relativePriceSpread,
            int mostAgeWeeks,
            double probabilityNegative) {

        public static DataNeeded usual() {
            return new DataNeeded(20, 3, 0.05, 4, 0.95);
        }
    }
}
