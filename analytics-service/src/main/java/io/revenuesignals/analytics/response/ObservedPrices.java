package io.revenuesignals.analytics.response;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The shelf prices last seen, per product and retailer. */
public interface ObservedPrices {

    /**
     * Of the latest week in which anybody looked, the price seen at most places; of equally frequent ones the higher.
     *
     * @param channel the retailer's, where known
     * @param places where this price was seen
     * @param looks where any price was seen
     * @param at when it was last seen
     * @param facts some observations behind it, the latest first
     */
    record Seen(
            String product,
            String retailer,
            @Nullable String channel,
            BigDecimal price,
            String currency,
            LocalDate week,
            int places,
            int looks,
            Instant at,
            List<UUID> facts) {

        public Seen {
            facts = List.copyOf(facts);
        }
    }

    /** A product as the comparison needs it. */
    record Product(String product, String name, String brand, String category, boolean own, double amount) {}

    Mono<List<Product>> products(Collection<String> categories);

    /**
     * Prices of the last four weeks with data in these categories, or of one retailer only.
     */
    Mono<List<Seen>> seen(Collection<String> categories, @Nullable String retailer);

    /** Source and id of observations made since the day, as far as they are kept. */
    Mono<List<Reference>> references(Collection<UUID> facts, LocalDate since);

    record Reference(String source, String id) {}
}
