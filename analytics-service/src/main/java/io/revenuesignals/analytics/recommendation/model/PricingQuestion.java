package io.revenuesignals.analytics.recommendation.model;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a price recommendation is made of. The same question always gets the same answer.
 *
 * @param product the product
 * @param scope where the price holds: a retailer, a channel, a store
 * @param asOf day of the question
 * @param objective what to make large
 * @param currentPrice shelf price now
 * @param unitCost cost per unit seen from the shelf price, null when unknown
 * @param weeklyUnits expected units per week at the current price (the mean, which adds up)
 * @param weeklyUnitsDeviation relative uncertainty of that expectation, as a standard deviation of ln units
 * @param sensitivity answer of units to price
 * @param competitors where competitors stand, null when their prices are not known
 * @param lastChange day of the last own price change, null when none is known
 * @param passThrough how much of a list price change reaches the shelf
 * @param evidence ids of the events the question rests on
 * @param modelVersion version of the demand equation
 */
public record PricingQuestion(
        String product,
        String scope,
        LocalDate asOf,
        Objective objective,
        BigDecimal currentPrice,
        @Nullable BigDecimal unitCost,
        double weeklyUnits,
        double weeklyUnitsDeviation,
        PriceSensitivity sensitivity,
        @Nullable CompetitorStanding competitors,
        @Nullable LocalDate lastChange,
        PassThrough passThrough,
        List<String> evidence,
        String modelVersion) {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    public PricingQuestion {
        if (currentPrice.signum() <= 0) {
            throw new IllegalArgumentException("current price must be positive, was " + currentPrice);
        }
        if (unitCost != null && unitCost.signum() < 0) {
            throw new IllegalArgumentException("unit cost must not be negative, was " + unitCost);
        }
        if (!(weeklyUnits >= 0) || !(weeklyUnitsDeviation >= 0)) {
            throw new IllegalArgumentException("weekly units and their deviation must not be negative");
        }
        evidence = List.copyOf(evidence);
    }

    /** Seed of the random draws: depends on product, scope and day only, so that a replay gives the same answer. */
    public long seed() {
        long hash = FNV_OFFSET;
        for (byte each : (product + '\n' + scope + '\n' + asOf).getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (each & 0xff)) * FNV_PRIME;
        }
        return hash;
    }
}
