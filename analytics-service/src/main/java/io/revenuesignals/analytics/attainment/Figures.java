package io.revenuesignals.analytics.attainment;

import io.revenuesignals.analytics.attainment.model.ListingWeek;
import io.revenuesignals.analytics.attainment.model.ShareWeek;
import io.revenuesignals.analytics.share.StoreSales;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The figures that goals are measured by, read from facts and roll-ups for the scope of a goal. */
public interface Figures {

    /**
     * What sales facts of one first day brought.
     *
     * @param shortest days covered by the shortest of them
     * @param longest days covered by the longest of them
     * @param through last day covered
     */
    record Sold(LocalDate day, BigDecimal units, BigDecimal revenue, int shortest, int longest, LocalDate through) {}

    /** Sales per first day, from {@code since} on, in the order of days. */
    Mono<List<Sold>> sold(Goal goal, LocalDate since);

    record Gained(LocalDate day, long customers) {}

    Mono<List<Gained>> customers(Goal goal, LocalDate since);

    /**
     * How many stores list a product of the scope.
     *
     * @param weeks how that moved, oldest first
     * @param listed stores listing by the end of the day asked for
     * @param universe stores in scope
     * @param through last business day with a shelf look or a sale; absent when there is none
     */
    record Distribution(
            List<ListingWeek> weeks,
            int listed,
            int universe,
            @Nullable LocalDate through) {}

    /** Distribution at the start of {@code day} and in the weeks before it. */
    Mono<Distribution> distribution(Goal goal, LocalDate day, int weeks);

    /**
     * Own part of the categories in scope.
     *
     * @param weeks per ISO week, oldest first
     * @param stores volume per store within the period
     * @param universe stores in scope
     */
    record Share(
            List<ShareWeek> weeks,
            List<StoreSales> stores,
            int universe,
            @Nullable LocalDate through) {}

    Mono<Share> share(Goal goal, LocalDate since, LocalDate until);
}
