package io.revenuesignals.analytics.attainment;

import io.revenuesignals.analytics.attainment.model.GoalPeriod;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A goal as it holds now.
 *
 * @param target in the unit of the metric
 * @param currency of {@link Metric#REVENUE}
 */
public record Goal(
        String id,
        int version,
        String name,
        Metric metric,
        BigDecimal target,
        @Nullable String currency,
        Scope scope,
        GoalPeriod period,
        ZoneId zone,
        @Nullable String parent,
        String owner) {

    /** What is counted. */
    public enum Metric {
        STORES_WITH_DISTRIBUTION,
        UNITS,
        REVENUE,
        CUSTOMERS_GAINED,
        MARKET_SHARE
    }

    /**
     * Own products and places. Within a list any entry matches; lists that are not empty must all match; so must every
     * attribute.
     */
    public record Scope(
            List<String> products,
            List<String> lines,
            List<String> brands,
            List<String> categories,
            List<String> channels,
            List<String> retailers,
            List<String> regions,
            Map<String, String> storeAttributes) {

        public Scope {
            products = List.copyOf(products);
            lines = List.copyOf(lines);
            brands = List.copyOf(brands);
            categories = List.copyOf(categories);
            channels = List.copyOf(channels);
            retailers = List.copyOf(retailers);
            regions = List.copyOf(regions);
            storeAttributes = Map.copyOf(storeAttributes);
        }

        /** Whether any product of ours will do. */
        public boolean allProducts() {
            return products.isEmpty() && lines.isEmpty() && brands.isEmpty() && categories.isEmpty();
        }
    }
}
