package io.revenuesignals.analytics.query.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Optional;

/** Length of the periods of an answer, as ISO 8601 writes it. */
public enum Granularity {
    DAY("P1D"),
    WEEK("P1W"),
    MONTH("P1M"),
    QUARTER("P3M"),
    YEAR("P1Y"),
    /** One period: all of the range. */
    WHOLE("ALL");

    private final String wireName;

    Granularity(String wireName) {
        this.wireName = wireName;
    }

    public static Optional<Granularity> named(String wireName) {
        return Arrays.stream(values())
                .filter(granularity -> granularity.wireName.equals(wireName))
                .findAny();
    }

    public String wireName() {
        return wireName;
    }

    /** The first day of the period that holds the day. */
    public LocalDate start(LocalDate day, DayOfWeek weekStart) {
        return switch (this) {
            case DAY, WHOLE -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(weekStart));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.withMonth((day.getMonthValue() - 1) / 3 * 3 + 1).withDayOfMonth(1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    /** The first day of the period behind the one that starts on {@code start}. */
    public LocalDate next(LocalDate start, LocalDate rangeEnd) {
        return switch (this) {
            case DAY -> start.plusDays(1);
            case WEEK -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
            case QUARTER -> start.plusMonths(3);
            case YEAR -> start.plusYears(1);
            case WHOLE -> rangeEnd;
        };
    }
}
