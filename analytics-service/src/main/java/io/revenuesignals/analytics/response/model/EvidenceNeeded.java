package io.revenuesignals.analytics.response.model;

import io.revenuesignals.analytics.response.model.PriceResponse.Shortfall;
import java.util.ArrayList;
import java.util.List;

/**
 * How much a cell must have seen before its price response is told.
 *
 * @param observations least number of weeks
 * @param distinctPricePoints least number of prices more than a hundredth apart
 * @param relativePriceSpread least distance of the highest from the lowest price, relative
 * @param mostZeroShare largest share of weeks without a sale
 */
public record EvidenceNeeded(
        long observations, int distinctPricePoints, double relativePriceSpread, double mostZeroShare) {

    /** Eight weeks, two price points at least 3 % apart, no more than a fifth of the weeks without a sale. */
    public static EvidenceNeeded usual() {
        return new EvidenceNeeded(8, 2, 0.03, 0.2);
    }

    /** What is missing, the weightiest first; empty when the evidence suffices. */
    public List<Shortfall> shortfalls(CellEvidence evidence) {
        List<Shortfall> missing = new ArrayList<>();
        if (evidence.observations() < observations) {
            missing.add(Shortfall.TOO_FEW_OBSERVATIONS);
        }
        if (evidence.distinctPricePoints() < distinctPricePoints) {
            missing.add(Shortfall.TOO_FEW_PRICE_POINTS);
        } else if (evidence.relativePriceSpread() < relativePriceSpread) {
            missing.add(Shortfall.PRICES_TOO_CLOSE);
        }
        if (evidence.zeroShare() > mostZeroShare) {
            missing.add(Shortfall.TOO_MANY_ZERO_SALES);
        }
        return missing;
    }

    /** One sentence that says what to observe to close the gap. */
    public String toObserve(CellEvidence evidence) {
        List<String> wishes = new ArrayList<>();
        for (Shortfall shortfall : shortfalls(evidence)) {
            wishes.add(wish(shortfall, evidence));
        }
        return String.join("; ", wishes);
    }

    private String wish(Shortfall shortfall, CellEvidence evidence) {
        return switch (shortfall) {
            case TOO_FEW_OBSERVATIONS ->
                "sales with a price for " + (observations - evidence.observations()) + " more weeks";
            case TOO_FEW_PRICE_POINTS ->
                "sales at " + (distinctPricePoints - evidence.distinctPricePoints()) + " more distinct price(s)";
            case PRICES_TOO_CLOSE -> "sales at prices at least " + percent(relativePriceSpread) + " % apart";
            case TOO_MANY_ZERO_SALES ->
                "sales of a wider cell: " + percent(evidence.zeroShare()) + " % of the weeks here sold nothing";
        };
    }

    private static long percent(double share) {
        return Math.round(share * 100);
    }
}
