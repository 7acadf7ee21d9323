package io.revenuesignals.local.simulation;

import io.revenuesignals.contracts.Channel;
import io.revenuesignals.contracts.reference.Owner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Who is on the market: products, retailers and their stores. */
record Market(List<Sku> skus, List<Retailer> retailers, List<Shop> shops) {

    /** The brand that cuts its prices. */
    static final String PRICE_CUTTER = "Bella Vista";

    private static final List<Sku> SKUS = List.of(
            own("nonna-lucia-marinara-24oz", "Nonna Lucia Marinara 24 oz", 329, 185, 1.2, 1.0),
            own("nonna-lucia-tomato-basil-24oz", "Nonna Lucia Tomato & Basil 24 oz", 349, 195, 1.0, 0.85),
            own("nonna-lucia-arrabbiata-24oz", "Nonna Lucia Arrabbiata 24 oz", 349, 199, 0.7, 0.65),
            rival("bella-vista-marinara-24oz", "Bella Vista Marinara 24 oz", PRICE_CUTTER, 319, 1.4),
            rival("bella-vista-traditional-24oz", "Bella Vista Traditional 24 oz", PRICE_CUTTER, 299, 1.1),
            rival("prima-tavola-marinara-24oz", "Prima Tavola Marinara 24 oz", "Prima Tavola", 429, 0.8),
            rival("old-mill-traditional-24oz", "Old Mill Traditional 24 oz", "Old Mill", 249, 1.2),
            rival("everyday-pantry-24oz", "Everyday Pantry Pasta Sauce 24 oz", "Everyday Pantry", 199, 1.0));

    private static final Map<Channel, List<String>> NAMES = new EnumMap<>(Map.of(
            Channel.GROCERY,
            List.of(
                    "FreshMart",
                    "Harvest Lane",
                    "Green Basket",
                    "Corner & Vine",
                    "Hillside Foods",
                    "Maple Market",
                    "Riverside Grocers",
                    "Sunrise Foods",
                    "Oak Street Market",
                    "Family Larder",
                    "Valley Fresh",
                    "Bluebird Grocery"),
            Channel.CONVENIENCE,
            List.of("Milepost", "Daybreak", "Crossway", "Night Owl", "Pit Row", "Redline"),
            Channel.BIG_BOX,
            List.of("Granger", "Homestead Hall", "Warehouse Twelve", "Colossa", "Northgate"),
            Channel.PHARMACY,
            List.of("CareWell", "Medford Drug", "Willow Drug", "Apothecary Row", "Lakeview Pharmacy", "Good Remedy"),
            Channel.DISCOUNT,
            List.of("Penny Lane", "Thrift Barn", "Bargain Bay", "Lowline", "Saver's Den", "Dime Street"),
            Channel.ECOMMERCE,
            List.of("Pantry Direct", "Cartcloud", "Larder Online", "Doordish", "Basketly")));

    /** Of a hundred stores that are not web shops. */
    private static final Map<Channel, Integer> STORES = new EnumMap<>(Map.of(
            Channel.GROCERY, 44,
            Channel.CONVENIENCE, 18,
            Channel.BIG_BOX, 10,
            Channel.PHARMACY, 15,
            Channel.DISCOUNT, 13));

    private static final Map<Channel, Double> SIZES = new EnumMap<>(Map.of(
            Channel.GROCERY, 1.3,
            Channel.CONVENIENCE, 0.35,
            Channel.BIG_BOX, 2.0,
            Channel.PHARMACY, 0.4,
            Channel.DISCOUNT, 0.9,
            Channel.ECOMMERCE, 4.0));

    Market {
        skus = List.copyOf(skus);
        retailers = List.copyOf(retailers);
        shops = List.copyOf(shops);
    }

    static Market of(MarketPlan plan) {
        List<Retailer> retailers = everyRetailer();
        List<Shop> shops = new ArrayList<>(plan.stores());
        storesOf(retailers, plan).forEach((retailer, count) -> shops.addAll(shops(retailer, count, plan.seed())));
        return new Market(SKUS, retailers, shops);
    }

    List<Sku> ownSkus() {
        return skus.stream().filter(Sku::isOwn).toList();
    }

    List<Sku> rivals() {
        return skus.stream().filter(sku -> !sku.isOwn()).toList();
    }

    private static List<Retailer> everyRetailer() {
        List<Retailer> retailers = new ArrayList<>();
        NAMES.forEach((channel, names) ->
                names.forEach(name -> retailers.add(new Retailer(identifier(name), name, channel))));
        return retailers;
    }

    /** Each web shop is one store; the others share the rest by the weight of their channel and by their own. */
    private static Map<Retailer, Integer> storesOf(List<Retailer> retailers, MarketPlan plan) {
        Map<Retailer, Double> weights = new LinkedHashMap<>();
        for (Retailer retailer : retailers) {
            if (retailer.channel() != Channel.ECOMMERCE) {
                Chance chance = Chance.of(plan.seed(), "chain", retailer.id());
                int peers = names(retailer.channel()).size();
                weights.put(retailer, STORES.getOrDefault(retailer.channel(), 0) * chance.between(0.6, 1.4) / peers);
            }
        }
        int web = retailers.size() - weights.size();
        Map<Retailer, Integer> counts = shared(weights, plan.stores() - web);
        Map<Retailer, Integer> all = new LinkedHashMap<>();
        retailers.forEach(retailer -> all.put(retailer, counts.getOrDefault(retailer, 1)));
        return all;
    }

    /** At least one for each; the others by weight, the largest remainders first. */
    private static Map<Retailer, Integer> shared(Map<Retailer, Double> weights, int total) {
        double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        int free = total - weights.size();
        Map<Retailer, Integer> counts = new LinkedHashMap<>();
        Map<Retailer, Double> remainders = new LinkedHashMap<>();
        weights.forEach((retailer, weight) -> {
            double share = weight / sum * free;
            counts.put(retailer, 1 + (int) share);
            remainders.put(retailer, share - (int) share);
        });
        int left = total - counts.values().stream().mapToInt(Integer::intValue).sum();
        remainders.entrySet().stream()
                .sorted(Map.Entry.<Retailer, Double>comparingByValue(Comparator.reverseOrder()))
                .limit(left)
                .forEach(entry -> counts.merge(entry.getKey(), 1, Integer::sum));
        return counts;
    }

    private static List<Shop> shops(Retailer retailer, int count, long seed) {
        Chance chain = Chance.of(seed, "regions", retailer.id());
        List<Shop.Region> regions = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            regions.add(chain.oneOf(List.of(Shop.Region.values())));
        }
        List<Shop> shops = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            shops.add(shop(retailer, number, regions, seed));
        }
        return shops;
    }

    private static Shop shop(Retailer retailer, int number, List<Shop.Region> regions, long seed) {
        String id = retailer.id() + String.format(Locale.ROOT, "-%04d", number);
        Chance chance = Chance.of(seed, "store", id);
        boolean sellsFood = chance.hits(
                switch (retailer.channel()) {
                    case GROCERY, BIG_BOX, DISCOUNT, ECOMMERCE, OTHER -> 1.0;
                    case CONVENIENCE -> 0.95;
                    case PHARMACY -> 0.7;
                });
        double size = SIZES.getOrDefault(retailer.channel(), 1.0) * Math.exp(chance.normal(0, 0.3, 2));
        String name = retailer.channel() == Channel.ECOMMERCE ? retailer.name() : retailer.name() + " #" + number;
        return new Shop(id, name, retailer, chance.oneOf(regions), sellsFood, Math.round(size * 100) / 100.0);
    }

    private static Sku own(String id, String name, int price, int cost, double appeal, double carried) {
        return new Sku(id, name, "Nonna Lucia", Owner.OWN, price, cost, appeal, carried);
    }

    private static Sku rival(String id, String name, String brand, int price, double appeal) {
        return new Sku(id, name, brand, Owner.COMPETITOR, price, price * 55 / 100, appeal, 0.85);
    }

    private static List<String> names(Channel channel) {
        return NAMES.getOrDefault(channel, List.of());
    }

    private static String identifier(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    }
}
