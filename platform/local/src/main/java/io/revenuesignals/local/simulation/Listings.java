package io.revenuesignals.local.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which store carries what, and when: rivals all the time, our line in more and more stores. */
final class Listings {

    /** Of the stores that sell food, so many list our line when the year starts. */
    private static final double LISTED_AT_START = 0.42;

    /** So many more are won in the course of the year. */
    private static final double WON = 0.39;

    private static final double LOST = 0.04;

    private static final double RETAILER_CARRIES_RIVAL = 0.88;

    /** Of the retailers, so many list the line in one go. */
    private static final double IN_ONE_GO = 0.2;

    private final MarketPlan plan;
    private final Map<Shop, Map<Sku, Listing>> byShop = new HashMap<>();
    private final Set<String> carried = new HashSet<>();

    /**
     * A product in a store.
     *
     * @param from the first week, counted from 0
     * @param to the week after the last one
     */
    record Listing(int from, int to) {

        boolean holds(int week) {
            return week >= from && week < to;
        }
    }

    Listings(MarketPlan plan, Market market) {
        this.plan = plan;
        for (Shop shop : market.shops()) {
            Map<Sku, Listing> ofShop = new HashMap<>();
            byShop.put(shop, ofShop);
            if (shop.sellsFood()) {
                listOwn(shop, market.ownSkus(), ofShop);
                market.rivals().forEach(sku -> listRival(shop, sku, ofShop));
            }
            ofShop.keySet().forEach(sku -> carried.add(key(shop.retailer(), sku)));
        }
    }

    /** Null when the store never carries it. */
    @Nullable
    Listing of(Shop shop, Sku sku) {
        Map<Sku, Listing> ofShop = byShop.get(shop);
        return ofShop == null ? null : ofShop.get(sku);
    }

    boolean holds(Shop shop, Sku sku, int week) {
        Listing listing = of(shop, sku);
        return listing != null && listing.holds(week);
    }

    /** Whether any store of the retailer ever carries it. */
    boolean carries(Retailer retailer, Sku sku) {
        return carried.contains(key(retailer, sku));
    }

    private void listRival(Shop shop, Sku sku, Map<Sku, Listing> listings) {
        boolean atRetailer = Chance.of(plan.seed(), "carries", shop.retailer().id(), sku.id())
                .hits(RETAILER_CARRIES_RIVAL);
        if (atRetailer && Chance.of(plan.seed(), "carries", shop.id(), sku.id()).hits(sku.carried())) {
            listings.put(sku, new Listing(0, plan.weeks()));
        }
    }

    private void listOwn(Shop shop, List<Sku> own, Map<Sku, Listing> listings) {
        Chance chance = Chance.of(plan.seed(), "lists", shop.id());
        Listing line = line(shop, chance);
        if (line == null) {
            return;
        }
        for (Sku sku : own) {
            int from = line.from() == 0 ? 0 : Math.min(line.to(), line.from() + chance.between(0, 3));
            if (chance.hits(sku.carried()) && from < line.to()) {
                listings.put(sku, new Listing(sku == own.getFirst() ? line.from() : from, line.to()));
            }
        }
    }

    private @Nullable Listing line(Shop shop, Chance chance) {
        int wave = waveOf(shop.retailer());
        double luck = chance.between(0.0, 1.0);
        int won = chance.between(2, plan.weeks() - 1);
        int lost = chance.hits(LOST) ? chance.between(plan.weeks() / 4, plan.weeks() - 2) : plan.weeks();
        if (wave > 0) {
            return luck < LISTED_AT_START + WON ? new Listing(wave + chance.between(0, 3), plan.weeks()) : null;
        }
        if (luck < LISTED_AT_START) {
            return new Listing(0, lost);
        }
        return luck < LISTED_AT_START + WON ? new Listing(won, plan.weeks()) : null;
    }

    /** The week in which the retailer begins to list the line in one go; 0 when its stores decide one by one. */
    private int waveOf(Retailer retailer) {
        Chance chance = Chance.of(plan.seed(), "wave", retailer.id());
        return chance.hits(IN_ONE_GO) ? chance.between(plan.weeks() / 5, plan.weeks() / 2) : 0;
    }

    private static String key(Retailer retailer, Sku sku) {
        return retailer.id() + '|' + sku.id();
    }
}
