package io.revenuesignals.goal.goal.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How a company cuts its years.
 *
 * @param startMonth month in which the year begins, 1 to 12; always 1 for {@link Type#GREGORIAN}
 */
public record BusinessCalendar(Type type, int startMonth) {

    /** Ways to cut a year. */
    public enum Type {
        /** Months, quarters and years as on the wall. */
        GREGORIAN,
        /** Calendar months; quarters and years begin in another month. */
        FISCAL,
        /**
         * Whole weeks from Sunday: each quarter has months of 4, 4 and 5 weeks; the year begins on the Sunday nearest to the
         * first day of its month, and a 53rd week goes to its last month.
         */
        RETAIL_445
    }

    private static final int MONTHS = 12;
    private static final int QUARTER = 3;
    private static final int FEBRUARY = 2;
    private static final int[] WEEKS = {4, 4, 5};
    private static final int WEEKS_OF_QUARTER = 13;

    public BusinessCalendar {
        if (startMonth < 1 || startMonth > MONTHS || (type == Type.GREGORIAN && startMonth != 1)) {
            throw new IllegalArgumentException("there is no such calendar");
        }
    }

    public static BusinessCalendar gregorian() {
        return new BusinessCalendar(Type.GREGORIAN, 1);
    }

    public static BusinessCalendar fiscal(int startMonth) {
        return new BusinessCalendar(Type.FISCAL, startMonth);
    }

    /** The retail calendar whose year begins about the first of February. */
    public static BusinessCalendar retail() {
        return retail(FEBRUARY);
    }

    public static BusinessCalendar retail(int startMonth) {
        return new BusinessCalendar(Type.RETAIL_445, startMonth);
    }

    /** Days from a first one, included, to the day after the last. */
    public record Days(LocalDate from, LocalDate to) {

        public boolean covers(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(to);
        }
    }

    /** The period of a kind that begins on a day; empty when none begins there. */
    public Optional<Days> beginningOn(PeriodKind kind, LocalDate day) {
        return Optional.of(around(kind, day)).filter(days -> days.from().equals(day));
    }

    /** The period of a kind that a day lies in. */
    public Days around(PeriodKind kind, LocalDate day) {
        return switch (type) {
            case GREGORIAN, FISCAL -> inMonths(kind, day);
            case RETAIL_445 -> inWeeks(kind, day);
        };
    }

    private Days inMonths(PeriodKind kind, LocalDate day) {
        int length = switch (kind) {
            case MONTH -> 1;
            case QUARTER -> QUARTER;
            case YEAR -> MONTHS;
        };
        int monthOfYear = Math.floorMod(day.getMonthValue() - startMonth, MONTHS);
        LocalDate from = day.withDayOfMonth(1).minusMonths(monthOfYear % length);
        return new Days(from, from.plusMonths(length));
    }

    private Days inWeeks(PeriodKind kind, LocalDate day) {
        int year = firstDay(day.getYear() + 1).isAfter(day) ? day.getYear() : day.getYear() + 1;
        int begun = firstDay(year).isAfter(day) ? year - 1 : year;
        Days whole = new Days(firstDay(begun), firstDay(begun + 1));
        return parts(kind, whole).stream()
                .filter(days -> days.covers(day))
                .findFirst()
                .orElseThrow();
    }

    private static List<Days> parts(PeriodKind kind, Days year) {
        return switch (kind) {
            case YEAR -> List.of(year);
            case QUARTER ->
                IntStream.range(0, MONTHS / QUARTER)
                        .mapToObj(quarter -> cut(year, quarter * WEEKS_OF_QUARTER, WEEKS_OF_QUARTER))
                        .toList();
            case MONTH ->
                IntStream.range(0, MONTHS / QUARTER)
                        .boxed()
                        .flatMap(quarter -> months(year, quarter * WEEKS_OF_QUARTER))
                        .toList();
        };
    }

    private static Stream<Days> months(Days year, int firstWeek) {
        return Stream.of(
                cut(year, firstWeek, WEEKS[0]),
                cut(year, firstWeek + WEEKS[0], WEEKS[1]),
                cut(year, firstWeek + WEEKS[0] + WEEKS[1], WEEKS[2]));
    }

    /** Weeks of a year; what reaches week 52 reaches the end of the year, be it a week later. */
    private static Days cut(Days year, int firstWeek, int weeks) {
        LocalDate from = year.from().plusWeeks(firstWeek);
        boolean last = firstWeek + weeks == MONTHS / QUARTER * WEEKS_OF_QUARTER;
        return new Days(from, last ? year.to() : from.plusWeeks(weeks));
    }

    private LocalDate firstDay(int year) {
        LocalDate first = LocalDate.of(year, startMonth, 1);
        LocalDate before = first.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
        LocalDate after = before.plusWeeks(1);
        return first.toEpochDay() - before.toEpochDay() <= after.toEpochDay() - first.toEpochDay() ? before : after;
    }
}
