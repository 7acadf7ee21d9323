package io.revenuesignals.analytics.response.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be said about how units answer to the price of one product in one cell. */
public sealed interface PriceResponse {

    /** Weeks the cell itself contributed. */
    long observations();

    /**
     * An estimate with its uncertainty.
     *
     * @param elasticity per cent change of units for one per cent change of price, all else equal
     * @param low lower bound of the elasticity
     * @param high upper bound of the elasticity
     * @param level probability that the truth lies between the bounds
     * @param standardDeviation of the elasticity
     * @param probabilityNegative probability that units fall when the price rises
     * @param shareOfCellData how much of the estimate comes from this cell rather than from its siblings, 0 to 1
     * @param sigma standard deviation of ln units in a single week around the equation
     * @param crossElasticity answer to the competitors' prices, null when the model does not have it
     * @param lifts lifts of the promotion mechanics that were ever seen for the product
     * @param evidence what the cell has seen
     * @param modelVersion version of the demand equation
     */
    record Estimated(
            double elasticity,
            double low,
            double high,
            double level,
            double standardDeviation,
            double probabilityNegative,
            double shareOfCellData,
            double sigma,
            @Nullable Interval crossElasticity,
            List<PromotionLift> lifts,
            CellEvidence evidence,
            String modelVersion)
            implements PriceResponse {

        public Estimated {
            lifts = List.copyOf(lifts);
        }

        @Override
        public long observations() {
            return evidence.observations();
        }

        public int distinctPricePoints() {
            return evidence.distinctPricePoints();
        }
    }

    /**
     * Nothing worth printing yet.
     *
     * @param reasons why, the weightiest first
     * @param toObserve in one sentence, what would make an estimate possible
     */
    record TooLittleData(List<Shortfall> reasons, CellEvidence evidence, String toObserve) implements PriceResponse {

        public TooLittleData {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("too little data for no reason");
            }
        }

        @Override
        public long observations() {
            return evidence.observations();
        }
    }

    /** What an estimate can lack. */
    enum Shortfall {
        TOO_FEW_OBSERVATIONS,
        TOO_FEW_PRICE_POINTS,
        PRICES_TOO_CLOSE,
        /** So many weeks without any sale that the cell should be read at a wider level (store, retailer, channel). */
        TOO_MANY_ZERO_SALES
    }
}
