package io.revenuesignals.local.simulation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws what stores sell, one week after the other. Each store and product has its own stream of chance, so it does not
 * matter in which order they are asked within a week.
 */
final class Demand {

    /** A product in one store in one week. */
    record Sold(long units, boolean soldOut) {}

    /** Packs a week of an average product in an average store. */
    private static final double USUAL_UNITS = 24;

    private static final double STORE_DEVIATION = 0.25;
    private static final double RETAILER_WEEK_DEVIATION = 0.05;
    private static final double STORE_WEEK_DEVIATION = 0.22;
    private static final double SEASON = 0.08;
    private static final int SEASON_PEAK_DAY = 20;
    private static final double DAYS_PER_YEAR = 365.25;
    private static final double SOLD_OUT = 0.008;
    private static final double LEFT_WHEN_SOLD_OUT = 0.3;

    private final MarketPlan plan;
    private final Market market;
    private final Shelves shelves;
    private final Listings listings;
    private final MarketTruth truth;
    private final Map<String, Chance> streams = new HashMap<>();
    private final Map<String, Double> levels = new HashMap<>();

    Demand(MarketPlan plan, Market market, Shelves shelves, Listings listings, MarketTruth truth) {
        this.plan = plan;
        this.market = market;
        this.shelves = shelves;
        this.listings = listings;
        this.truth = truth;
    }

    /** What ln of the units of each product at the retailer is this week beyond what its stores usually sell. */
    Map<Sku, Double> lift(Retailer retailer, int week) {
        List<Sku> carried = market.skus().stream()
                .filter(sku -> listings.carries(retailer, sku))
                .toList();
        Map<Sku, Double> lifts = new HashMap<>();
        carried.forEach(sku -> lifts.put(sku, lift(retailer, sku, carried, week)));
        return lifts;
    }

    /** What a store sells that carries the product. */
    Sold draw(Shop shop, Sku sku, double lift) {
        Chance chance = stream("sells", shop.id(), sku.id());
        boolean soldOut = chance.hits(SOLD_OUT);
        double mean = Math.exp(level(shop, sku) + lift + chance.normal(0, STORE_WEEK_DEVIATION));
        return new Sold(chance.count(soldOut ? mean * LEFT_WHEN_SOLD_OUT : mean), soldOut);
    }

    private double lift(Retailer retailer, Sku sku, List<Sku> carried, int week) {
        ShelfWeek shelf = shelves.at(retailer, sku, week);
        MarketTruth.Response response = truth.of(sku, retailer);
        double price = Math.log(shelf.dollars() / shelves.usual(retailer, sku));
        return response.elasticity() * price
                + response.cross() * MarketTruth.rivalPrices(sku, retailer, carried, shelves, week)
                + (shelf.feature() ? response.feature() : 0)
                + (shelf.display() ? response.display() : 0)
                + (shelf.cut() ? response.priceCut() : 0)
                + season(plan.week(week))
                + stream("week", retailer.id(), sku.id()).normal(0, RETAILER_WEEK_DEVIATION);
    }

    private double level(Shop shop, Sku sku) {
        return levels.computeIfAbsent(
                shop.id() + '|' + sku.id(),
                name -> Math.log(USUAL_UNITS * sku.appeal() * shop.size())
                        + Chance.of(plan.seed(), "level", name).normal(0, STORE_DEVIATION, 2));
    }

    private Chance stream(String what, String place, String product) {
        return streams.computeIfAbsent(what + '|' + place + '|' + product, name -> Chance.of(plan.seed(), name));
    }

    /** Sauce is eaten in winter. */
    private static double season(LocalDate week) {
        return SEASON * Math.cos(2 * Math.PI * (week.getDayOfYear() - SEASON_PEAK_DAY) / DAYS_PER_YEAR);
    }
}
