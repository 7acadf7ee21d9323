package io.revenuesignals.analytics.attainment.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A quantity that adds up over time (units, revenue, customers gained), per day or per week. A slot without a figure
 * between the first figure and the day of asking is a zero, unless the day is known to be closed, or empty days are so
 * rare that they can only be closed days.
 */
public final class FlowSeries {

    private static final int DAYS_PER_WEEK = 7;
    private static final int YEAR = 364;
    /** Weekday of the first day of the epoch. */
    private static final int THURSDAY = 3;

    private static final double RARE = 0.05;

    private final LocalDate start;
    private final int step;
    private final double[] values;
    private final boolean[] closed;
    private final Set<LocalDate> closedDays;

    private FlowSeries(LocalDate start, int step, double[] values, boolean[] closed, Set<LocalDate> closedDays) {
        this.start = start;
        this.step = step;
        this.values = values;
        this.closed = closed;
        this.closedDays = closedDays;
    }

    /** Figures per day; every day without one counts as zero unless closed days look likely. */
    public static FlowSeries daily(Map<LocalDate, Double> figures) {
        return daily(figures, Set.of());
    }

    /**
     * Figures per day.
     *
     * @param closedDays past and future days on which nothing can happen
     */
    public static FlowSeries daily(Map<LocalDate, Double> figures, Set<LocalDate> closedDays) {
        double[] values = spread(figures, 1);
        LocalDate start = first(figures.keySet());
        boolean[] closed = new boolean[values.length];
        for (int i = 0; i < closed.length; i++) {
            closed[i] = values[i] == 0 && closedDays.contains(start.plusDays(i));
        }
        return new FlowSeries(start, 1, values, withRareZeros(values, closed, start), Set.copyOf(closedDays));
    }

    /**
     * Figures per week, by the first day of the week.
     *
     * @throws IllegalArgumentException when the weeks do not start on the same weekday
     */
    public static FlowSeries weekly(Map<LocalDate, Double> figures) {
        if (figures.keySet().stream().map(LocalDate::getDayOfWeek).distinct().count() > 1) {
            throw new IllegalArgumentException("all weeks must start on the same weekday");
        }
        double[] values = spread(figures, DAYS_PER_WEEK);
        return new FlowSeries(first(figures.keySet()), DAYS_PER_WEEK, values, new boolean[values.length], Set.of());
    }

    /** Days per slot: 1 or 7. */
    int step() {
        return step;
    }

    int size() {
        return values.length;
    }

    /** Slots in which anything could happen. */
    int openSlots() {
        return (int) IntStream.range(0, values.length).filter(this::open).count();
    }

    /** Whether all figures are whole numbers, so that things are counted here rather than measured. */
    boolean counts() {
        return Arrays.stream(values).allMatch(value -> value == Math.rint(value));
    }

    double value(int slot) {
        return values[slot];
    }

    /** The series as it was known before the slot, with zeros up to it where nothing has come in. */
    FlowSeries before(int slot) {
        int length = Math.max(slot, 0);
        return new FlowSeries(start, step, Arrays.copyOf(values, length), Arrays.copyOf(closed, length), closedDays);
    }

    /** What has come in during the slot, which may still be under way. */
    double soFar(int slot) {
        return slot >= 0 && slot < values.length ? values[slot] : 0;
    }

    /** The first slot that is not wholly before {@code day}. */
    int slotOf(LocalDate day) {
        return (int) Math.floorDiv(ChronoUnit.DAYS.between(start, day), (long) step);
    }

    LocalDate dayOf(int slot) {
        return start.plusDays((long) slot * step);
    }

    /** Monday is 0. */
    int weekday(int slot) {
        return (int) Math.floorMod(start.toEpochDay() + slot + THURSDAY, (long) DAYS_PER_WEEK);
    }

    /** Whether anything could happen in the slot: as known where the series is, as expected beyond its end. */
    boolean open(int slot) {
        if (slot < values.length) {
            return !closed[slot];
        }
        LocalDate day = dayOf(slot);
        return step > 1 || !(closedDays.contains(day) || closedEveryYear(day));
    }

    /** What the series holds of the period. */
    double sum(GoalPeriod period) {
        int last = Math.min(slotOf(period.to().minusDays(1)), values.length - 1);
        double sum = 0;
        for (int slot = Math.max(slotOf(period.from()), 0); slot <= last; slot++) {
            sum += coverage(slot, period) * values[slot];
        }
        return sum;
    }

    /** Share of the slot's days that lie in the period. */
    double coverage(int slot, GoalPeriod period) {
        LocalDate from = dayOf(slot);
        if (step == 1) {
            return period.contains(from) ? 1 : 0;
        }
        long low = Math.max(from.toEpochDay(), period.from().toEpochDay());
        long high = Math.min(from.toEpochDay() + step, period.to().toEpochDay());
        return Math.max(0, high - low) / (double) step;
    }

    private boolean closedEveryYear(LocalDate day) {
        boolean seen = false;
        for (LocalDate past = day.minusYears(1); !past.isBefore(start); past = past.minusYears(1)) {
            int slot = slotOf(past);
            if (slot < values.length && !closed[slot]) {
                return false;
            }
            seen |= slot < values.length;
        }
        return seen;
    }

    /** Days without figures are closed days when they are rare among the last year's days of their weekday. */
    private static boolean[] withRareZeros(double[] values, boolean[] known, LocalDate start) {
        boolean[] closed = known.clone();
        for (DayOfWeek weekday : DayOfWeek.values()) {
            int[] slots = IntStream.range(Math.max(0, values.length - 3 * YEAR), values.length)
                    .filter(slot -> start.plusDays(slot).getDayOfWeek() == weekday)
                    .toArray();
            long empty = IntStream.of(slots).filter(slot -> values[slot] == 0).count();
            if (slots.length >= 20 && empty <= Math.max(1, RARE * slots.length)) {
                IntStream.of(slots).filter(slot -> values[slot] == 0).forEach(slot -> closed[slot] = true);
            }
        }
        return closed;
    }

    private static double[] spread(Map<LocalDate, Double> figures, int step) {
        if (figures.isEmpty()) {
            return new double[0];
        }
        LocalDate start = first(figures.keySet());
        LocalDate end = figures.keySet().stream().max(LocalDate::compareTo).orElse(start);
        double[] values = new double[(int) (ChronoUnit.DAYS.between(start, end) / step) + 1];
        figures.forEach((day, value) -> {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("the figure of " + day + " is not a number");
            }
            values[(int) (ChronoUnit.DAYS.between(start, day) / step)] = value;
        });
        return values;
    }

    private static LocalDate first(Collection<LocalDate> days) {
        return days.stream().min(LocalDate::compareTo).orElse(LocalDate.EPOCH);
    }
}
