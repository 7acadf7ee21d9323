package io.revenuesignals.analytics.response;

import io.revenuesignals.analytics.response.ObservedPrices.Product;
import io.revenuesignals.analytics.response.ObservedPrices.Seen;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Sets own shelf prices beside those of the competitors at the same retailer. */
@Component
public class ComparingPrices {

    private final ObservedPrices prices;
    private final DemandHistory history;
    private final Estimates estimates;

    ComparingPrices(ObservedPrices prices, DemandHistory history, Estimates estimates) {
        this.prices = prices;
        this.history = history;
        this.estimates = estimates;
    }

    /**
     * An own price beside the competitors'.
     *
     * @param ageDays since it was seen, counted to the newest observation compared
     * @param competitorPrice sales-weighted geometric mean of the competitors' prices for one own pack; absent without any
     * @param index own price over that
     */
    public record Compared(
            Seen own,
            long ageDays,
            @Nullable BigDecimal competitorPrice,
            @Nullable Double index,
            List<Rival> rivals) {

        public Compared {
            rivals = List.copyOf(rivals);
        }
    }

    /** A competitor's price, also as money for one own pack. */
    public record Rival(Seen seen, String brand, BigDecimal perOwnPack, long ageDays) {}

    /** Own products at retailers, all or one of either, in the order of products and retailers. */
    public Mono<List<Compared>> compare(@Nullable String product, @Nullable String retailer) {
        return history.categoriesOf(product == null ? List.of() : List.of(product))
                .collectList()
                .flatMap(categories -> compare(categories, product, retailer));
    }

    /** All own products in the categories of these products, at all retailers; in all categories when none is given. */
    public Mono<List<Compared>> inCategoriesOf(Collection<String> products) {
        return history.categoriesOf(products).collectList().flatMap(categories -> compare(categories, null, null));
    }

    private Mono<List<Compared>> compare(
            Collection<String> categories, @Nullable String product, @Nullable String retailer) {
        return prices.products(categories)
                .flatMap(products -> prices.seen(categories, retailer)
                        .flatMap(seen -> estimates
                                .of(own(products, product))
                                .collectList()
                                .map(known -> compare(products, seen, known, product))));
    }

    private static List<String> own(List<Product> products, @Nullable String product) {
        return products.stream()
                .filter(Product::own)
                .map(Product::product)
                .filter(id -> product == null || product.equals(id))
                .toList();
    }

    private static List<Compared> compare(
            List<Product> products, List<Seen> seen, List<Estimate> estimates, @Nullable String product) {
        Map<String, Product> byId =
                products.stream().collect(Collectors.toMap(Product::product, Function.identity(), (one, other) -> one));
        Map<String, List<Seen>> byRetailer = seen.stream().collect(Collectors.groupingBy(Seen::retailer));
        Instant newest = seen.stream().map(Seen::at).max(Instant::compareTo).orElse(Instant.EPOCH);
        return seen.stream()
                .filter(own -> isOwn(byId.get(own.product())))
                .filter(own -> product == null || product.equals(own.product()))
                .map(own -> compare(own, byId, byRetailer.getOrDefault(own.retailer(), List.of()), estimates, newest))
                .sorted(Comparator.comparing((Compared each) -> each.own().product())
                        .thenComparing(each -> each.own().retailer()))
                .toList();
    }

    private static boolean isOwn(@Nullable Product product) {
        return product != null && product.own();
    }

    private static Compared compare(
            Seen own, Map<String, Product> products, List<Seen> there, List<Estimate> estimates, Instant newest) {
        Product mine = Objects.requireNonNull(products.get(own.product()));
        List<Rival> rivals = there.stream()
                .filter(seen -> isRival(mine, products.get(seen.product())))
                .filter(seen -> seen.currency().equals(own.currency()))
                .map(seen -> rival(seen, mine, Objects.requireNonNull(products.get(seen.product())), newest))
                .toList();
        Double competitor = competitorPrice(rivals, weights(own, estimates));
        return new Compared(
                own,
                days(own.at(), newest),
                competitor == null ? null : BigDecimal.valueOf(competitor).setScale(4, RoundingMode.HALF_EVEN),
                competitor == null ? null : (Double) (own.price().doubleValue() / competitor),
                rivals);
    }

    private static boolean isRival(Product mine, @Nullable Product other) {
        return other != null && !other.own() && other.category().equals(mine.category());
    }

    private static Rival rival(Seen seen, Product mine, Product theirs, Instant newest) {
        BigDecimal perOwnPack = BigDecimal.valueOf(seen.price().doubleValue() / theirs.amount() * mine.amount())
                .setScale(4, RoundingMode.HALF_EVEN);
        return new Rival(seen, theirs.brand(), perOwnPack, days(seen.at(), newest));
    }

    private static Map<String, Double> weights(Seen own, List<Estimate> estimates) {
        return estimates.stream()
                .filter(estimate -> estimate.product().equals(own.product())
                        && estimate.retailer().equals(own.retailer()))
                .map(Estimate::base)
                .filter(Objects::nonNull)
                .flatMap(base -> base.rivals().stream())
                .collect(Collectors.toMap(Estimate.Rival::product, Estimate.Rival::weight, (one, other) -> one));
    }

    /** Every competitor weighs the same as long as nothing is known of sales. */
    static @Nullable Double competitorPrice(List<Rival> rivals, Map<String, Double> weights) {
        double logs = 0;
        double sum = 0;
        for (Rival rival : rivals) {
            double weight =
                    weights.isEmpty() ? 1 : weights.getOrDefault(rival.seen().product(), 0.001);
            logs += weight * StrictMath.log(rival.perOwnPack().doubleValue());
            sum += weight;
        }
        return sum > 0 ? (Double) StrictMath.exp(logs / sum) : null;
    }

    private static long days(Instant seen, Instant newest) {
        return Duration.between(seen, newest).toDays();
    }
}
