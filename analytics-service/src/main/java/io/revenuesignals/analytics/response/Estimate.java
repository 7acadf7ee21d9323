package io.revenuesignals.analytics.response;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the sales of an own product answer to its price at a retailer, or what is missing to say so.
 *
 * @param asOf the day the weeks were weighted from: behind the last day with data
 * @param evidence what was seen there
 * @param response absent while there is too little data
 * @param missing what there is too little of; empty with a response
 * @param toObserve in a sentence, what would make an estimate possible; empty with a response
 * @param base what a usual week is expected to bring; absent when nothing can be foreseen
 * @param modelVersion version of the demand equation
 */
public record Estimate(
        String product,
        String retailer,
        LocalDate asOf,
        Evidence evidence,
        @Nullable Response response,
        List<String> missing,
        String toObserve,
        @Nullable Base base,
        String modelVersion) {

    public Estimate {
        missing = List.copyOf(missing);
    }

    /** Weeks and prices seen; prices are 0 and the week absent where there were none. */
    public record Evidence(
            long observations,
            long zeroSales,
            long unusable,
            int distinctPricePoints,
            double lowestPrice,
            double highestPrice,
            @Nullable LocalDate lastWeek) {}

    /**
     * The estimate.
     *
     * @param elasticity per cent change of units for one per cent change of price
     * @param level probability that the truth lies from low to high
     * @param probabilityNegative probability that units fall when the price rises
     * @param shareOfCellData how much of it comes from this retailer's own weeks, 0 to 1
     * @param weekDeviation standard deviation of ln units of single weeks around the equation
     * @param cross answer to the competitors' prices; absent where the model has none
     */
    public record Response(
            double elasticity,
            double low,
            double high,
            double level,
            double deviation,
            double probabilityNegative,
            double shareOfCellData,
            double weekDeviation,
            @Nullable Cross cross,
            List<Lift> lifts) {

        public Response {
            lifts = List.copyOf(lifts);
        }
    }

    public record Cross(double elasticity, double low, double high) {}

    /** A promotion mechanic multiplies units by 1 + lift. */
    public record Lift(String mechanic, double lift, double low, double high, double weeksSeen) {}

    /**
     * A week without promotion at the latest prices.
     *
     * @param units expected at the whole retailer, as a mean that adds up
     * @param deviation of ln units from not knowing the equation exactly
     * @param price own price they are expected at
     * @param competitorPrice the competitors' price index they are expected at, in money per own pack; absent when unknown
     * @param lowestIndex lowest own price over the competitors' index in the last 26 weeks; absent when unknown
     * @param highestIndex highest of the same
     * @param rivals the competitors in the index
     */
    public record Base(
            double units,
            double deviation,
            double price,
            @Nullable Double competitorPrice,
            @Nullable Double lowestIndex,
            @Nullable Double highestIndex,
            List<Rival> rivals) {

        public Base {
            rivals = List.copyOf(rivals);
        }
    }

    /**
     * A competitor's product at the retailer.
     *
     * @param weight what was ever sold of it, relative to the others
     * @param factor own pack over its pack: makes its price one for an own pack
     */
    public record Rival(String product, double weight, double factor) {}

    public boolean tellsAnything() {
        return response != null;
    }
}
