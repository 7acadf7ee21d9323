package io.revenuesignals.analytics.query.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A question with every default filled in.
 *
 * @param from first day, included
 * @param to day after the last one
 * @param weekStart day that weeks start on
 * @param sort what the rows are ordered by, first the weightiest
 * @param size most rows in the answer
 * @param offset rows left out because an earlier page had them
 */
public record Question(
        List<Measure> measures,
        List<Dimension> groupBy,
        LocalDate from,
        LocalDate to,
        Granularity granularity,
        DayOfWeek weekStart,
        Filter filter,
        List<Sort> sort,
        int size,
        int offset) {

    /** Most rows on a page. */
    public static final int MAX_SIZE = 10_000;

    /** Most periods in an answer. */
    public static final int MAX_PERIODS = 4_000;

    /** Rows are ordered by {@code key}: the name of a measure or dimension, or {@code from}. */
    public record Sort(String key, boolean descending) {}

    public Question {
        measures = List.copyOf(measures);
        groupBy = List.copyOf(groupBy);
        sort = List.copyOf(sort);
    }

    public Set<Measure.Family> families() {
        return measures.stream().map(Measure::family).collect(Collectors.toSet());
    }

    /** Whether every period and both ends of the range fall on Mondays, so that weekly roll-ups answer it exactly. */
    public boolean inWholeWeeks() {
        boolean ends = from.getDayOfWeek() == DayOfWeek.MONDAY && to.getDayOfWeek() == DayOfWeek.MONDAY;
        return ends
                && (granularity == Granularity.WHOLE
                        || granularity == Granularity.WEEK && weekStart == DayOfWeek.MONDAY);
    }

    /** How many periods the range falls into, counted no further than one above {@link #MAX_PERIODS}. */
    public int periods() {
        int periods = 0;
        LocalDate start = granularity.start(from, weekStart);
        while (start.isBefore(to) && periods <= MAX_PERIODS) {
            periods++;
            start = granularity.next(start, to);
        }
        return periods;
    }
}
