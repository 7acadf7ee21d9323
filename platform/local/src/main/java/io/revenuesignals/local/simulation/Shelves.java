package io.revenuesignals.local.simulation;

import io.revenuesignals.contracts.Channel;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The prices and promotions of every product at every retailer in every week; all stores of a retailer have the same. */
final class Shelves {

    /** How far the competitor cuts its prices. */
    static final double COMPETITOR_CUT = 0.12;

    /** So many weeks before the end the first chains show the competitor's cut. */
    private static final int CUT_WEEKS = 3;

    private static final Map<Channel, Double> LEVELS = new EnumMap<>(Map.of(
            Channel.GROCERY, 1.0,
            Channel.CONVENIENCE, 1.22,
            Channel.BIG_BOX, 0.92,
            Channel.PHARMACY, 1.15,
            Channel.DISCOUNT, 0.9,
            Channel.ECOMMERCE, 1.02));

    private static final List<Double> DEPTHS = List.of(0.08, 0.12, 0.16, 0.2, 0.25, 0.3);

    /** No own promotion so shortly before the end, so that the shelves show regular prices when the story starts. */
    private static final int QUIET_WEEKS = 2;

    private final MarketPlan plan;
    private final Map<Retailer, Map<Sku, ShelfWeek[]>> weeks = new HashMap<>();

    Shelves(MarketPlan plan, Market market) {
        this.plan = plan;
        for (Retailer retailer : market.retailers()) {
            Map<Sku, ShelfWeek[]> ofRetailer = new HashMap<>();
            market.skus().forEach(sku -> ofRetailer.put(sku, draw(retailer, sku)));
            weeks.put(retailer, ofRetailer);
        }
    }

    ShelfWeek at(Retailer retailer, Sku sku, int week) {
        return of(retailer, sku)[week];
    }

    /** As it was last. */
    ShelfWeek last(Retailer retailer, Sku sku) {
        ShelfWeek[] all = of(retailer, sku);
        return all[all.length - 1];
    }

    /** What the product costs at the retailer in the middle of the time simulated, in dollars. */
    double usual(Retailer retailer, Sku sku) {
        int[] prices = Arrays.stream(of(retailer, sku))
                .mapToInt(ShelfWeek::regular)
                .sorted()
                .toArray();
        return prices[prices.length / 2] / 100.0;
    }

    /** Whether the competitor's lower prices are seen at this retailer before the year is over. */
    static boolean seesCutEarly(Retailer retailer) {
        return retailer.channel() == Channel.DISCOUNT;
    }

    /** The nearest price that ends in 9. */
    static int ending(double cents) {
        return (int) Math.round((cents - 9) / 10) * 10 + 9;
    }

    private ShelfWeek[] of(Retailer retailer, Sku sku) {
        Map<Sku, ShelfWeek[]> ofRetailer = weeks.get(retailer);
        ShelfWeek[] all = ofRetailer == null ? null : ofRetailer.get(sku);
        if (all == null) {
            throw new IllegalArgumentException(sku.id() + " at " + retailer.id() + " is not of this market");
        }
        return all;
    }

    private ShelfWeek[] draw(Retailer retailer, Sku sku) {
        Chance chance = Chance.of(plan.seed(), "shelf", retailer.id(), sku.id());
        int[] regular = regular(retailer, sku, chance);
        ShelfWeek[] all = new ShelfWeek[plan.weeks()];
        for (int week = 0; week < all.length; week++) {
            all[week] = new ShelfWeek(regular[week], regular[week], false, false);
        }
        promote(all, sku, chance);
        return all;
    }

    /** Steps up and down now and then, and the competitor's cut where it is seen early. */
    private int[] regular(Retailer retailer, Sku sku, Chance chance) {
        int[] prices = new int[plan.weeks()];
        double level = sku.price() * LEVELS.getOrDefault(retailer.channel(), 1.0) * (1 + chance.normal(0, 0.03, 2));
        double now = level;
        int next = chance.between(3, 8);
        for (int week = 0; week < prices.length; week++) {
            if (week == next) {
                now = level * (1 + chance.between(-0.11, 0.11));
                next = week + chance.between(4, 9);
            }
            prices[week] = ending(cutEarly(retailer, sku, week) ? level * (1 - COMPETITOR_CUT) : now);
        }
        return prices;
    }

    private boolean cutEarly(Retailer retailer, Sku sku, int week) {
        return sku.brand().equals(Market.PRICE_CUTTER) && seesCutEarly(retailer) && week >= plan.weeks() - CUT_WEEKS;
    }

    private void promote(ShelfWeek[] all, Sku sku, Chance chance) {
        int from = chance.between(1, 7);
        int last = sku.isOwn() ? all.length - QUIET_WEEKS : all.length;
        while (from < last) {
            int to = Math.min(last, from + (chance.hits(0.3) ? 2 : 1));
            Promotion promotion = Promotion.draw(chance);
            for (int week = from; week < to; week++) {
                all[week] = promotion.on(all[week]);
            }
            from = to + chance.between(2, 5);
        }
    }

    /** What a retailer does in a promotion. */
    private record Promotion(double depth, boolean feature, boolean display) {

        static Promotion draw(Chance chance) {
            boolean feature = chance.hits(0.55);
            boolean display = chance.hits(0.45);
            boolean cut = chance.hits(0.85) || !feature && !display;
            return new Promotion(cut ? chance.oneOf(DEPTHS) : 0, feature, display);
        }

        ShelfWeek on(ShelfWeek plain) {
            int price = depth == 0 ? plain.regular() : ending(plain.regular() * (1 - depth));
            return new ShelfWeek(plain.regular(), price, feature, display);
        }
    }
}
