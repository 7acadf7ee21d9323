package io.revenuesignals.analytics.effect;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What price changes did. */
public interface Effects {

    /** Units of a product in a week within a scope. */
    record Sold(LocalDate week, double units, LocalDate through) {}

    /** Weekly sales from {@code since} on, in their order. */
    Mono<List<Sold>> sold(String product, String scope, LocalDate since);

    /**
     * The effect of one price change.
     *
     * @param verdict TOO_EARLY, BETTER_THAN_EXPECTED, AS_EXPECTED or WORSE_THAN_EXPECTED
     * @param weeks full weeks behind it
     * @param figures absent while it is too early
     */
    record Effect(
            PriceChange change,
            String verdict,
            int weeks,
            @Nullable Figures figures) {}

    /** Units since the change, and what it brought; profit where the cost is known. */
    record Figures(
            double actualUnits,
            double expectedUnits,
            double expectedLow,
            double expectedHigh,
            double level,
            double unchangedUnits,
            double effectUnits,
            double effectLow,
            double effectHigh,
            @Nullable BigDecimal profitEffect) {}

    Mono<Void> keep(Effect effect, Instant at);

    /** Effects in the order of prices, of one product or of all. */
    Mono<List<Effect>> find(@Nullable String product, int limit, @Nullable String after);

    /** Changes of these products that brought less than expected, by their latest measure. */
    Mono<List<Effect>> missed(Collection<String> products);
}
