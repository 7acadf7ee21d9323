package io.revenuesignals.analytics.fact.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A shelf price, promotion included.
 *
 * @param regularPrice without promotion, where known
 * @param day the local date of {@code at}
 */
public record PriceSeen(
        String product,
        String place,
        BigDecimal price,
        @Nullable BigDecimal regularPrice,
        String currency,
        LocalDate day,
        Instant at)
        implements Fact {}
