package io.revenuesignals.analytics.query.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer.
 *
 * @param totalRows rows there are, on this page and the others
 * @param dataThrough the last business day with data among what was asked for; absent when there is none
 */
public record Answer(
        List<Row> rows, long totalRows, @Nullable LocalDate dataThrough) {

    public Answer {
        rows = List.copyOf(rows);
    }

    /**
     * One period of one group.
     *
     * @param from first day, no earlier than the question's
     * @param to day after the last one, no later than the question's
     * @param dimensions values in the order asked for; null where unknown
     * @param measures values in the order asked for; null where nothing was seen
     * @param currency of the money in it; absent when there is none
     * @param mixed whether money of several currencies would have been added
     */
    public record Row(
            LocalDate from,
            LocalDate to,
            Map<Dimension, @Nullable String> dimensions,
            Map<Measure, @Nullable BigDecimal> measures,
            @Nullable String currency,
            boolean mixed) {}
}
