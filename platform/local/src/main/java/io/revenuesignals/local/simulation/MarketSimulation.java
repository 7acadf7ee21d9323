package io.revenuesignals.local.simulation;

import io.revenuesignals.contracts.EventEnvelope;
import io.revenuesignals.contracts.Mechanic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A market for spaghetti sauce with a known truth, and the facts that systems and people would report of it.
 *
 * <p>Six channels, forty retailers, a line of three products of ours against five of competitors. Retailers change and
 * promote prices, shelves sell out, our line gets into more stores, customers are won, a competitor cuts its prices
 * shortly before the end. Reported as they would be in life: sales per store and week, prices and promotions per
 * retailer and week, shelves when somebody looked.
 */
public final class MarketSimulation {

    private static final int WEEKS_BETWEEN_VISITS = 13;

    /** Sold out shelves that somebody sees. */
    private static final double SEEN_SOLD_OUT = 0.7;

    /** New customers a week of a store that lists our line. */
    private static final double CUSTOMERS_PER_STORE = 0.12;

    private static final int DAYS_A_WEEK = 7;

    private final MarketPlan plan;
    private final Market market;
    private final Shelves shelves;
    private final Listings listings;
    private final MarketTruth truth;

    private MarketSimulation(MarketPlan plan) {
        this.plan = plan;
        this.market = Market.of(plan);
        this.shelves = new Shelves(plan, market);
        this.listings = new Listings(plan, market);
        this.truth = new MarketTruth(plan, market);
    }

    /** The market of this plan. */
    public static MarketSimulation of(MarketPlan plan) {
        return new MarketSimulation(plan);
    }

    /** What the market was made from. */
    public MarketPlan plan() {
        return plan;
    }

    /** How demand really reacts. */
    public MarketTruth truth() {
        return truth;
    }

    Market market() {
        return market;
    }

    Shelves shelves() {
        return shelves;
    }

    Listings listings() {
        return listings;
    }

    /** Describes products, retailers and stores. */
    public void describe(Consumer<EventEnvelope<?>> to) {
        Instant before = Facts.closing(plan.week(0).minusDays(1));
        market.skus().forEach(sku -> to.accept(Facts.product(sku, before)));
        market.retailers().forEach(retailer -> to.accept(Facts.retailer(retailer, before)));
        market.shops().forEach(shop -> to.accept(Facts.store(shop, before)));
    }

    /** Reports everything that happened, week by week; the same facts every time. */
    public void report(Consumer<EventEnvelope<?>> to) {
        Demand demand = new Demand(plan, market, shelves, listings, truth);
        for (int week = 0; week < plan.weeks(); week++) {
            reportPrices(week, to);
            reportStores(week, demand, to);
            reportCustomers(plan.week(week), plan.week(week + 1), week, to);
        }
        reportCustomers(plan.end(), plan.today(), plan.weeks() - 1, to);
    }

    /** Counts and sums of everything described and reported. */
    MarketTotals totals() {
        MarketTotals totals = new MarketTotals(market);
        describe(totals::add);
        report(totals::add);
        return totals;
    }

    /** Stores that list a product of ours at the end. */
    long storesWithDistribution() {
        return storesListing(plan.weeks() - 1);
    }

    private void reportPrices(int week, Consumer<EventEnvelope<?>> to) {
        LocalDate monday = plan.week(week);
        for (Retailer retailer : market.retailers()) {
            for (Sku sku : market.skus()) {
                if (isOnShelves(retailer, sku, week)) {
                    ShelfWeek shelf = shelves.at(retailer, sku, week);
                    to.accept(Facts.price(retailer, sku, shelf, monday));
                    mechanics(shelf)
                            .forEach(mechanic -> to.accept(Facts.promotion(retailer, sku, mechanic, shelf, monday)));
                }
            }
        }
    }

    private boolean isOnShelves(Retailer retailer, Sku sku, int week) {
        return market.shops().stream()
                .anyMatch(shop -> shop.retailer().equals(retailer) && listings.holds(shop, sku, week));
    }

    private static List<Mechanic> mechanics(ShelfWeek shelf) {
        return Stream.of(Mechanic.PRICE_CUT, Mechanic.FEATURE, Mechanic.DISPLAY)
                .filter(mechanic -> switch (mechanic) {
                    case PRICE_CUT -> shelf.cut();
                    case FEATURE -> shelf.feature();
                    case DISPLAY -> shelf.display();
                    case MULTIBUY, COUPON, LOYALTY, OTHER -> false;
                })
                .toList();
    }

    private void reportStores(int week, Demand demand, Consumer<EventEnvelope<?>> to) {
        Map<Retailer, Map<Sku, Double>> lifts = new HashMap<>();
        market.retailers().forEach(retailer -> lifts.put(retailer, demand.lift(retailer, week)));
        for (Shop shop : market.shops()) {
            for (Sku sku : market.skus()) {
                boolean listed = listings.holds(shop, sku, week);
                boolean soldOut = listed
                        && reportSale(shop, sku, week, demand, lifts.getOrDefault(shop.retailer(), Map.of()), to);
                if (sku.isOwn()) {
                    reportShelf(shop, sku, week, listed, soldOut, to);
                }
            }
        }
    }

    /** Answers whether the shelf sold out. */
    private boolean reportSale(
            Shop shop, Sku sku, int week, Demand demand, Map<Sku, Double> lifts, Consumer<EventEnvelope<?>> to) {
        Demand.Sold sold = demand.draw(shop, sku, lifts.getOrDefault(sku, 0.0));
        if (sold.units() > 0) {
            ShelfWeek shelf = shelves.at(shop.retailer(), sku, week);
            to.accept(Facts.sale(shop, sku, sold.units(), shelf, plan.week(week)));
        }
        return sold.soldOut();
    }

    private void reportShelf(
            Shop shop, Sku sku, int week, boolean listed, boolean soldOut, Consumer<EventEnvelope<?>> to) {
        Listings.Listing listing = listings.of(shop, sku);
        boolean changed = listing != null && (week == listing.from() || week == listing.to());
        boolean visited = shop.sellsFood()
                && Math.floorMod(shop.id().hashCode(), WEEKS_BETWEEN_VISITS) == week % WEEKS_BETWEEN_VISITS;
        boolean empty = soldOut
                && Chance.of(plan.seed(), "sees", shop.id(), sku.id(), Integer.toString(week))
                        .hits(SEEN_SOLD_OUT);
        if (changed || visited || empty) {
            to.accept(Facts.shelf(shop, sku, listed, empty, plan.week(week)));
        }
    }

    private void reportCustomers(LocalDate from, LocalDate to, int week, Consumer<EventEnvelope<?>> facts) {
        List<Shop> listing =
                market.shops().stream().filter(shop -> listsOurs(shop, week)).toList();
        if (listing.isEmpty()) {
            return;
        }
        for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) {
            Chance chance = Chance.of(plan.seed(), "customers", day.toString());
            long count = chance.count(listing.size() * CUSTOMERS_PER_STORE / DAYS_A_WEEK);
            for (int number = 1; number <= count; number++) {
                Shop shop = chance.oneOf(listing);
                Sku sku = chance.oneOf(market.ownSkus().stream()
                        .filter(own -> listings.holds(shop, own, week))
                        .toList());
                facts.accept(Facts.customer(shop.retailer(), sku, day, number));
            }
        }
    }

    private long storesListing(int week) {
        return market.shops().stream().filter(shop -> listsOurs(shop, week)).count();
    }

    private boolean listsOurs(Shop shop, int week) {
        return market.ownSkus().stream().anyMatch(sku -> listings.holds(shop, sku, week));
    }
}
