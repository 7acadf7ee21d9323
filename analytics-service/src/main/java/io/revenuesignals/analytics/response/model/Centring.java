package io.revenuesignals.analytics.response.model;

import java.util.Collection;

/**
 * The constants a product's logarithms are measured from. They are chosen once per product and model version and kept:
 * statistics made with different constants cannot be added.
 *
 * @param logUnits natural logarithm of a usual week's units
 * @param logPrice natural logarithm of a usual own price
 * @param logCompetitorPrice natural logarithm of a usual competitor price index
 */
public record Centring(double logUnits, double logPrice, double logCompetitorPrice) {

    public Centring {
        if (!Double.isFinite(logUnits) || !Double.isFinite(logPrice) || !Double.isFinite(logCompetitorPrice)) {
            throw new IllegalArgumentException("centring constants must be finite");
        }
    }

    /** No centring at all: coefficients read as published regressions do. */
    public static Centring none() {
        return new Centring(0, 0, 0);
    }

    /** The means of the given weeks; {@link #none()} of no weeks. */
    public static Centring around(Collection<DemandWeek> weeks) {
        double units =
                weeks.stream().mapToDouble(DemandWeek::logUnits).average().orElse(0);
        double price = weeks.stream()
                .mapToDouble(week -> StrictMath.log(week.price()))
                .average()
                .orElse(0);
        double competitor = weeks.stream()
                .map(DemandWeek::competitorPrice)
                .filter(index -> index != null)
                .mapToDouble(StrictMath::log)
                .average()
                .orElse(price);
        return new Centring(units, price, competitor);
    }
}
