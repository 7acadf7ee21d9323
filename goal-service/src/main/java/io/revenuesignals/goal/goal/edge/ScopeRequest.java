package io.revenuesignals.goal.goal.edge;

import io.revenuesignals.contracts.Checks;
import io.revenuesignals.goal.goal.model.Channel;
import io.revenuesignals.goal.goal.model.GoalScope;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where a goal is to count. What is absent or empty does not narrow. */
record ScopeRequest(
        @Nullable ProductsRequest products,
        @Nullable List<Channel> channels,
        @Nullable List<String> retailers,
        @Nullable List<String> regions,
        @Nullable Map<String, String> storeAttributes) {

    /** Most entries in one list. */
    private static final int MOST = 1_000;

    record ProductsRequest(
            @Nullable List<String> products,
            @Nullable List<String> lines,
            @Nullable List<String> brands,
            @Nullable List<String> categories) {

        ProductsRequest {
            products = ids(products, "products");
            lines = ids(lines, "lines");
            brands = ids(brands, "brands");
            categories = ids(categories, "categories");
        }

        GoalScope.ProductSet set() {
            return new GoalScope.ProductSet(
                    ids(products, "products"),
                    ids(lines, "lines"),
                    ids(brands, "brands"),
                    ids(categories, "categories"));
        }
    }

    ScopeRequest {
        channels = listed(channels, "channels");
        retailers = ids(retailers, "retailers");
        regions = ids(regions, "regions");
        storeAttributes = attributes(storeAttributes);
    }

    GoalScope scope() {
        ProductsRequest set = products == null ? new ProductsRequest(null, null, null, null) : products;
        return new GoalScope(
                set.set(),
                listed(channels, "channels"),
                ids(retailers, "retailers"),
                ids(regions, "regions"),
                attributes(storeAttributes));
    }

    private static List<String> ids(@Nullable List<String> values, String field) {
        return listed(values, field).stream()
                .map(value -> Checks.id(value, field))
                .distinct()
                .toList();
    }

    private static <T> List<T> listed(@Nullable List<T> values, String field) {
        if (values == null) {
            return List.of();
        }
        Checks.require(values.size() <= MOST, field, "must not have more than " + MOST + " entries");
        values.forEach(value -> Checks.present(value, field));
        return values.stream().distinct().toList();
    }

    private static Map<String, String> attributes(@Nullable Map<String, String> values) {
        Map<String, String> checked = new TreeMap<>();
        if (values != null) {
            values.forEach((name, value) ->
                    checked.put(Checks.id(name, "storeAttributes"), Checks.id(value, "storeAttributes")));
        }
        return checked;
    }
}
