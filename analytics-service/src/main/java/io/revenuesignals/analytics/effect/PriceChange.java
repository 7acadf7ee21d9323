package io.revenuesignals.analytics.effect;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A price that came into force.
 *
 * @param scope for whom, as a word: {@code national}, {@code retailer:R1}, …
 * @param oldValue what held before in the same scope, where something did
 * @param recommendation what was followed, where something was
 */
public record PriceChange(
        String price,
        String product,
        String scope,
        BigDecimal value,
        @Nullable BigDecimal oldValue,
        String currency,
        Instant validFrom,
        @Nullable Instant validTo,
        @Nullable String recommendation,
        @Nullable String request) {}
