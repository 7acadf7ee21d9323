package io.revenuesignals.analytics.recommendation.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How units answer to price, and what that belief rests on.
 *
 * @param elasticity expected own price elasticity
 * @param standardDeviation of that expectation
 * @param low lower bound of the elasticity
 * @param high upper bound of the elasticity
 * @param level probability between the bounds
 * @param probabilityNegative probability that units fall when the price rises
 * @param shareOfCellData share of the estimate that comes from this scope's own data, 0 to 1
 * @param observations weeks behind the estimate
 * @param distinctPricePoints distinct own prices in them
 * @param lowestPrice lowest own price in them
 * @param highestPrice highest own price in them
 * @param lastObserved day of the latest observation, null when there is none
 */
public record PriceSensitivity(
        double elasticity,
        double standardDeviation,
        double low,
        double high,
        double level,
        double probabilityNegative,
        double shareOfCellData,
        long observations,
        int distinctPricePoints,
        BigDecimal lowestPrice,
        BigDecimal highestPrice,
        @Nullable LocalDate lastObserved) {

    public PriceSensitivity {
        if (!Double.isFinite(elasticity) || !(standardDeviation >= 0)) {
            throw new IllegalArgumentException("an elasticity needs a finite value and deviation");
        }
    }

    /** Distance of the highest from the lowest observed price, relative to the lowest. */
    double relativePriceSpread() {
        return lowestPrice.signum() > 0 ? highestPrice.doubleValue() / lowestPrice.doubleValue() - 1 : 0;
    }
}
