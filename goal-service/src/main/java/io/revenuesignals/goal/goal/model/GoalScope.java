package io.revenuesignals.goal.goal.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where a goal counts. Within one list any entry matches; between lists that are not empty all must match. All empty means
 * everywhere and every own product.
 */
public record GoalScope(
        ProductSet products,
        List<Channel> channels,
        List<String> retailers,
        List<String> regions,
        Map<String, String> storeAttributes) {

    /** Products by any mix of ids, lines, brands and categories. */
    public record ProductSet(List<String> products, List<String> lines, List<String> brands, List<String> categories) {

        public ProductSet {
            products = List.copyOf(products);
            lines = List.copyOf(lines);
            brands = List.copyOf(brands);
            categories = List.copyOf(categories);
        }

        boolean holds(ProductSet part) {
            return isWithin(part.products, products)
                    && isWithin(part.lines, lines)
                    && isWithin(part.brands, brands)
                    && isWithin(part.categories, categories);
        }
    }

    public GoalScope {
        channels = List.copyOf(channels);
        retailers = List.copyOf(retailers);
        regions = List.copyOf(regions);
        storeAttributes = Collections.unmodifiableMap(new TreeMap<>(storeAttributes));
    }

    /** The first dimension in which a part leaves this scope, as far as can be told without knowing the stores and products. */
    public Optional<Dimension> leftBy(GoalScope part) {
        if (!isWithin(part.channels, channels)) {
            return Optional.of(Dimension.CHANNEL);
        }
        if (!isWithin(part.retailers, retailers)) {
            return Optional.of(Dimension.RETAILER);
        }
        if (!isWithin(part.regions, regions)) {
            return Optional.of(Dimension.REGION);
        }
        boolean sameAttributes = storeAttributes.entrySet().stream()
                .allMatch(entry -> part.storeAttributes
                        .getOrDefault(entry.getKey(), entry.getValue())
                        .equals(entry.getValue()));
        if (!sameAttributes) {
            return Optional.of(Dimension.STORE_ATTRIBUTE);
        }
        return products.holds(part.products) ? Optional.empty() : Optional.of(Dimension.PRODUCT);
    }

    public GoalScope narrowedTo(Channel channel) {
        return new GoalScope(products, List.of(channel), retailers, regions, storeAttributes);
    }

    public GoalScope narrowedToRetailer(String retailer) {
        return new GoalScope(products, channels, List.of(retailer), regions, storeAttributes);
    }

    public GoalScope narrowedToRegion(String region) {
        return new GoalScope(products, channels, retailers, List.of(region), storeAttributes);
    }

    /** Along what a part was cut out of this scope: the first dimension in which they differ. */
    Optional<Dimension> cutAlong(GoalScope part) {
        if (differ(channels, part.channels)) {
            return Optional.of(Dimension.CHANNEL);
        }
        if (differ(retailers, part.retailers)) {
            return Optional.of(Dimension.RETAILER);
        }
        if (differ(regions, part.regions)) {
            return Optional.of(Dimension.REGION);
        }
        if (!storeAttributes.equals(part.storeAttributes)) {
            return Optional.of(Dimension.STORE_ATTRIBUTE);
        }
        return products.equals(part.products) ? Optional.empty() : Optional.of(Dimension.PRODUCT);
    }

    /** An empty list says nothing, so nothing can leave it, nor can it be said to leave another. */
    private static <T> boolean isWithin(List<T> part, List<T> whole) {
        return whole.isEmpty() || part.isEmpty() || whole.containsAll(part);
    }

    private static <T> boolean differ(List<T> one, List<T> other) {
        return !Set.copyOf(one).equals(Set.copyOf(other));
    }
}
