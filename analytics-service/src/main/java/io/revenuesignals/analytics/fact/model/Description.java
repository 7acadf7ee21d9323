package io.revenuesignals.analytics.fact.model;

import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A noun as its source describes it now. Of several descriptions the one of greatest {@link Origin#PRECEDENCE} holds. */
public sealed interface Description {

    Origin origin();

    /** What it describes. */
    String subject();

    /** A product; {@code owner} and {@code packUnit} by their names in the contracts. */
    record Product(
            Origin origin,
            String product,
            String name,
            String brand,
            String line,
            String category,
            String owner,
            BigDecimal packSize,
            String packUnit)
            implements Description {
        @Override
        public String subject() {
            return product;
        }
    }

    /** A store or a whole retailer, under its place word. */
    record Place(
            Origin origin,
            String place,
            String kind,
            String name,
            @Nullable String store,
            String retailer,
            String channel,
            @Nullable String region,
            @Nullable String timeZone,
            Map<String, String> attributes,
            BigDecimal sizeWeight)
            implements Description {
        @Override
        public String subject() {
            return place;
        }
    }

    /** The description of each subject that holds, in the order of the subjects. */
    static <D extends Description> SortedMap<String, D> holding(Iterable<D> descriptions) {
        SortedMap<String, D> holding = new TreeMap<>();
        descriptions.forEach(description -> holding.merge(description.subject(), description, Description::greater));
        return holding;
    }

    private static <D extends Description> D greater(D one, D other) {
        return Origin.PRECEDENCE.compare(one.origin(), other.origin()) >= 0 ? one : other;
    }
}
