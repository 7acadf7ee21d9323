package io.revenuesignals.analytics.fact.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A promotion.
 *
 * @param mechanic its name in the contracts
 * @param depth reduction as a fraction of the regular price, where known
 * @param currency of {@code promoPrice}
 * @param day first day
 * @param end the day after the last one
 */
public record PromotionSeen(
        String product,
        String place,
        String mechanic,
        @Nullable BigDecimal depth,
        @Nullable BigDecimal promoPrice,
        @Nullable String currency,
        LocalDate day,
        LocalDate end,
        Instant at)
        implements Fact {

    /** Longer than any promotion: more weeks than these are not counted. */
    static final int MOST_WEEKS = 104;

    /**
     * The weeks it counts in: that of its first day and of every seventh day after. A promotion of a retailer's own week
     * so counts in the same ISO week as that week's sales, whatever day the retailer's week starts on.
     */
    public List<LocalDate> weeks() {
        return Stream.iterate(day, next -> next.isBefore(end), next -> next.plusDays(7))
                .limit(MOST_WEEKS)
                .map(Weeks::of)
                .toList();
    }
}
