package io.revenuesignals.analytics.recommendation.model;

import java.math.BigDecimal;

/**
 * Where the own price stands among competitors.
 *
 * @param price share-weighted price of the competitors now
 * @param lowestIndex lowest own price divided by theirs in the last 26 weeks
 * @param highestIndex highest own price divided by theirs in the last 26 weeks
 */
public record CompetitorStanding(BigDecimal price, double lowestIndex, double highestIndex) {

    public CompetitorStanding {
        if (price.signum() <= 0) {
            throw new IllegalArgumentException("competitor price must be positive, was " + price);
        }
        if (!(lowestIndex > 0) || !(highestIndex >= lowestIndex)) {
            throw new IllegalArgumentException("corridor must be positive and in order");
        }
    }

    double indexOf(double ownPrice) {
        return ownPrice / price.doubleValue();
    }
}
