package io.revenuesignals.local.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How demand really reacts; what the estimates of analytics are held against. Everything is per retailer: ln of the units
 * a store sells in a week changes by elasticity x ln price, and so on.
 */
public final class MarketTruth {

    private static final double ELASTICITY = -2.5;
    private static final double ELASTICITY_DEVIATION = 0.5;
    private static final double CROSS = 0.5;
    private static final double CROSS_DEVIATION = 0.1;
    private static final double FEATURE = Math.log(1.45);
    private static final double DISPLAY = Math.log(1.3);
    private static final double PRICE_CUT = Math.log(1.1);
    private static final double LIFT_DEVIATION = 0.08;
    private static final double DEVIATIONS = 2;

    /**
     * The coefficients of one product at one retailer.
     *
     * @param elasticity per cent of units per per cent of own price
     * @param cross per cent of units per per cent of the competitors' price index
     * @param feature, display, priceCut what ln of the units gains in a week with it; the lower price comes on top
     */
    public record Response(double elasticity, double cross, double feature, double display, double priceCut) {}

    private final Map<String, Response> responses = new HashMap<>();

    MarketTruth(MarketPlan plan, Market market) {
        for (Retailer retailer : market.retailers()) {
            for (Sku sku : market.skus()) {
                responses.put(key(sku.id(), retailer.id()), draw(plan.seed(), retailer, sku));
            }
        }
    }

    /** The truth about one product at one retailer. */
    public Response of(String product, String retailer) {
        Response response = responses.get(key(product, retailer));
        if (response == null) {
            throw new IllegalArgumentException(product + " at " + retailer + " is not of this market");
        }
        return response;
    }

    Response of(Sku sku, Retailer retailer) {
        return of(sku.id(), retailer.id());
    }

    /** ln of the competitors' price index: their prices relative to their usual ones, weighted by appeal. */
    static double rivalPrices(Sku sku, Retailer retailer, List<Sku> carried, Shelves shelves, int week) {
        double logs = 0;
        double weights = 0;
        for (Sku rival : carried) {
            if (!rival.brand().equals(sku.brand())) {
                logs += rival.appeal()
                        * Math.log(shelves.at(retailer, rival, week).dollars() / shelves.usual(retailer, rival));
                weights += rival.appeal();
            }
        }
        return weights == 0 ? 0 : logs / weights;
    }

    private static Response draw(long seed, Retailer retailer, Sku sku) {
        Chance chance = Chance.of(seed, "truth", retailer.id(), sku.id());
        return new Response(
                chance.normal(ELASTICITY, ELASTICITY_DEVIATION, DEVIATIONS),
                chance.normal(CROSS, CROSS_DEVIATION, DEVIATIONS),
                chance.normal(FEATURE, LIFT_DEVIATION, DEVIATIONS),
                chance.normal(DISPLAY, LIFT_DEVIATION, DEVIATIONS),
                chance.normal(PRICE_CUT, LIFT_DEVIATION / 2, DEVIATIONS));
    }

    private static String key(String product, String retailer) {
        return product + '|' + retailer;
    }
}
