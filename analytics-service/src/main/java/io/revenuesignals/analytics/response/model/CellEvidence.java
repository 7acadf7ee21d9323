package io.revenuesignals.analytics.response.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a cell has seen, in words a person can check.
 *
 * @param observations weeks that entered the statistics
 * @param zeroSales of these, weeks in which nothing was sold
 * @param unusable weeks left out because a regressor was not known
 * @param distinctPricePoints own prices more than a hundredth apart
 * @param lowestPrice lowest own price that entered, 0 without observations
 * @param highestPrice highest own price that entered, 0 without observations
 * @param lastWeek first day of the latest week that entered, null without observations
 */
public record CellEvidence(
        long observations,
        long zeroSales,
        long unusable,
        int distinctPricePoints,
        double lowestPrice,
        double highestPrice,
        @Nullable LocalDate lastWeek) {

    /** Nothing seen at all. */
    public static CellEvidence none() {
        return new CellEvidence(0, 0, 0, 0, 0, 0, null);
    }

    /** The evidence of two cells taken together; price points are those of the richer one. */
    CellEvidence and(CellEvidence other) {
        if (other.observations == 0 || observations == 0) {
            CellEvidence seen = observations == 0 ? other : this;
            return new CellEvidence(
                    seen.observations,
                    seen.zeroSales,
                    unusable + other.unusable,
                    seen.distinctPricePoints,
                    seen.lowestPrice,
                    seen.highestPrice,
                    seen.lastWeek);
        }
        return new CellEvidence(
                observations + other.observations,
                zeroSales + other.zeroSales,
                unusable + other.unusable,
                Math.max(distinctPricePoints, other.distinctPricePoints),
                Math.min(lowestPrice, other.lowestPrice),
                Math.max(highestPrice, other.highestPrice),
                later(lastWeek, other.lastWeek));
    }

    /** How far apart the prices lie, relative to the lowest. */
    public double relativePriceSpread() {
        return lowestPrice > 0 ? highestPrice / lowestPrice - 1 : 0;
    }

    public double zeroShare() {
        return observations == 0 ? 0 : (double) zeroSales / observations;
    }

    private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
