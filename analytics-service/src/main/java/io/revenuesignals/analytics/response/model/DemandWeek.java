package io.revenuesignals.analytics.response.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was sold of one product in one cell (a store, a retailer, a channel) in one week, and under which conditions.
 *
 * @param week first day of the week
 * @param units units sold; 0 means seen and not sold, a week nobody looked at is simply not there
 * @param price own shelf price per unit
 * @param regularPrice own price without promotion, null when unknown
 * @param competitorPrice {@linkplain CompetitorIndex index} of the competitors' prices, null when unknown
 * @param priceCut share of the week and outlets under a price cut or deal, 0 to 1
 * @param feature share under feature advertising, 0 to 1
 * @param display share with a display, 0 to 1
 * @param competitorFeature share of the competitors' volume under feature advertising, 0 to 1
 * @param previousPrice own shelf price of the week before, null when unknown
 * @param previousFeature own feature share of the week before, null when unknown
 */
public record DemandWeek(
        LocalDate week,
        double units,
        double price,
        @Nullable Double regularPrice,
        @Nullable Double competitorPrice,
        double priceCut,
        double feature,
        double display,
        double competitorFeature,
        @Nullable Double previousPrice,
        @Nullable Double previousFeature) {

    private static final double UNITS_STANDING_FOR_ZERO = 0.5;

    public DemandWeek {
        requireNotNegative(units, "units");
        requirePositive(price, "price");
        requirePositive(regularPrice, "regular price");
        requirePositive(competitorPrice, "competitor price");
        requirePositive(previousPrice, "previous price");
        requireShare(priceCut, "price cut");
        requireShare(feature, "feature");
        requireShare(display, "display");
        requireShare(competitorFeature, "competitor feature");
        if (previousFeature != null) {
            requireShare(previousFeature, "previous feature");
        }
    }

    /** A week without promotion of which nothing but sales and own price is known. */
    public static DemandWeek of(LocalDate week, double units, double price) {
        return new DemandWeek(week, units, price, null, null, 0, 0, 0, 0, null, null);
    }

    public DemandWeek withPrice(double own) {
        return new DemandWeek(
                week,
                units,
                own,
                regularPrice,
                competitorPrice,
                priceCut,
                feature,
                display,
                competitorFeature,
                previousPrice,
                previousFeature);
    }

    public DemandWeek withRegularPrice(@Nullable Double regular) {
        return new DemandWeek(
                week,
                units,
                price,
                regular,
                competitorPrice,
                priceCut,
                feature,
                display,
                competitorFeature,
                previousPrice,
                previousFeature);
    }

    public DemandWeek withPromotion(double priceCutShare, double featureShare, double displayShare) {
        return new DemandWeek(
                week,
                units,
                price,
                regularPrice,
                competitorPrice,
                priceCutShare,
                featureShare,
                displayShare,
                competitorFeature,
                previousPrice,
                previousFeature);
    }

    public DemandWeek withCompetition(@Nullable Double priceIndex, double featureShare) {
        return new DemandWeek(
                week,
                units,
                price,
                regularPrice,
                priceIndex,
                priceCut,
                feature,
                display,
                featureShare,
                previousPrice,
                previousFeature);
    }

    public DemandWeek withWeekBefore(@Nullable Double ownPrice, @Nullable Double featureShare) {
        return new DemandWeek(
                week,
                units,
                price,
                regularPrice,
                competitorPrice,
                priceCut,
                feature,
                display,
                competitorFeature,
                ownPrice,
                featureShare);
    }

    boolean soldNothing() {
        return units == 0;
    }

    double logUnits() {
        return StrictMath.log(soldNothing() ? UNITS_STANDING_FOR_ZERO : units);
    }

    private static void requireNotNegative(double value, String name) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be a number of at least 0, was " + value);
        }
    }

    private static void requirePositive(@Nullable Double value, String name) {
        if (value != null && (!(value > 0) || Double.isInfinite(value))) {
            throw new IllegalArgumentException(name + " must be positive, was " + value);
        }
    }

    private static void requireShare(double value, String name) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must lie between 0 and 1, was " + value);
        }
    }
}
