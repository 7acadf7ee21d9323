package io.revenuesignals.analytics.effect;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What a pack costs us from a day on; of two for the same day that which was told later holds. */
public record Cost(
        String product,
        String scope,
        BigDecimal cost,
        String currency,
        LocalDate validFrom,
        Instant toldAt,
        UUID toldBy) {}
