package io.revenuesignals.analytics.fact.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Packs sold.
 *
 * @param day the first day it may have happened on
 * @param end the day after the last one
 * @param at the instant, where known
 */
public record Sale(
        String product,
        String place,
        BigDecimal units,
        BigDecimal revenue,
        String currency,
        LocalDate day,
        LocalDate end,
        @Nullable Instant at)
        implements Fact {

    public LocalDate lastDay() {
        return end.minusDays(1);
    }
}
