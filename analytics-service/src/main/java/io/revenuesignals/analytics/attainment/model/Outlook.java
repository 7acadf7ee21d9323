package io.revenuesignals.analytics.attainment.model;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a series leads one to expect of the rest of a period, seen from one slot on: nothing from that slot on is looked
 * at, save what has already come in during the slot itself.
 */
final class Outlook {

    private static final int YEAR_OF_DAYS = 364;
    private static final int WEEKS_OF_LEVEL = 8;
    private static final double INERTIA_WEEKS = 4;
    private static final double WEEKDAY_SHRINKAGE = 4;

    private final FlowSeries series;
    private final GoalPeriod period;
    private final int origin;
    private final double soFar;
    private final int slotsPerWeek;
    private final double[] weekdayFactors;
    private final double counted;
    private final double actual;
    private final double elapsedSlots;
    private final double remainingSlots;

    /**
     * @param series what is known; the slot after its last is the first to foresee
     * @param period the days to sum over
     * @param soFar what has already come in during the first slot to foresee
     */
    Outlook(FlowSeries series, GoalPeriod period, double soFar) {
        this.series = series;
        this.period = period;
        this.origin = series.size();
        this.soFar = soFar;
        this.slotsPerWeek = 7 / series.step();
        this.weekdayFactors = weekdayFactors();
        this.elapsedSlots = openSlots(firstSlot(), Math.min(origin - 1, lastSlot()));
        this.remainingSlots = openSlots(Math.max(origin, firstSlot()), lastSlot());
        this.counted = series.sum(period);
        this.actual = counted + series.coverage(origin, period) * soFar;
    }

    double actual() {
        return actual;
    }

    /** Expected sum over the whole period. */
    double total(ProjectionMethod method) {
        return actual
                + switch (method) {
                    case RUN_RATE -> runRate();
                    case LEVEL -> rest(blendedLevel());
                    case SEASONAL_LEVEL -> rest(blendedLevel() * seasonalRatio());
                    case LAST_WEEK -> rest(mean(recentValues(origin, Math.max(slotsPerWeek, 2))));
                    case TYPICAL_LEVEL -> rest(median(recentValues(origin, WEEKS_OF_LEVEL * slotsPerWeek)));
                    case COUNTED, NO_DATA, LISTING_RATES, SHARE_LEVEL -> 0;
                };
    }

    /** Variance of the sum of the remaining slots around its expectation, before past errors are looked at. */
    double variance() {
        double[] recent = recentValues(origin, WEEKS_OF_LEVEL * slotsPerWeek);
        double noise = Math.max(variance(recent), countingNoise(recent));
        double weight = INERTIA_WEEKS * slotsPerWeek + elapsedSlots;
        double drift = weeklyDrift();
        double weeks = remainingSlots / slotsPerWeek;
        return remainingSlots * noise + remainingSlots * remainingSlots * (noise / weight + drift * (1 + weeks / 2));
    }

    /** Things that are counted vary at least as much as independent events do, even when none has been seen. */
    private double countingNoise(double[] recent) {
        return series.counts() ? Math.max(mean(recent), 1.0 / (recent.length + 1)) : 0;
    }

    /** The pace of the period's open slots so far for all that are still to come. */
    private double runRate() {
        if (elapsedSlots < 1e-9) {
            return rest(blendedLevel());
        }
        return Math.max(counted / elapsedSlots * remainingSlots - series.coverage(origin, period) * soFar, 0);
    }

    /** What is still to come when the level stays; a slot under way is not counted twice. */
    private double rest(double level) {
        double sum = 0;
        for (int slot = Math.max(origin, firstSlot()); slot <= lastSlot(); slot++) {
            double expected = series.open(slot) ? level * factor(slot) : 0;
            double already = slot == origin ? soFar : 0;
            sum += series.coverage(slot, period) * Math.max(expected - already, 0);
        }
        return sum;
    }

    /** The level of the last eight weeks, moved towards that of the period as it goes on. */
    private double blendedLevel() {
        double inertia = INERTIA_WEEKS * slotsPerWeek;
        double recent = mean(recentValues(origin, WEEKS_OF_LEVEL * slotsPerWeek));
        if (elapsedSlots < 1e-9) {
            return recent;
        }
        return (recent * inertia + levelOfPeriod() * elapsedSlots) / (inertia + elapsedSlots);
    }

    private double levelOfPeriod() {
        double sum = 0;
        double weight = 0;
        for (int slot = Math.max(firstSlot(), 0); slot < origin && slot <= lastSlot(); slot++) {
            if (series.open(slot) && factor(slot) > 0) {
                double coverage = series.coverage(slot, period);
                sum += coverage * series.value(slot) / factor(slot);
                weight += coverage;
            }
        }
        return weight > 0 ? sum / weight : 0;
    }

    /** Half of what the remaining dates did against their preceding level in earlier years. */
    private double seasonalRatio() {
        int year = YEAR_OF_DAYS / series.step();
        double logs = 0;
        int years = 0;
        for (int back = year; origin - back >= WEEKS_OF_LEVEL * slotsPerWeek; back += year) {
            double before = mean(recentValues(origin - back, WEEKS_OF_LEVEL * slotsPerWeek));
            double then = meanOpen(Math.max(origin, firstSlot()) - back, lastSlot() - back);
            if (before > 0 && then > 0) {
                logs += Math.log(then / before);
                years++;
            }
        }
        return years == 0 ? 1 : 1 + (Math.exp(logs / years) - 1) / 2;
    }

    private double meanOpen(int from, int to) {
        return IntStream.rangeClosed(Math.max(from, 0), to)
                .filter(slot -> slot < origin && series.open(slot) && factor(slot) > 0)
                .mapToDouble(slot -> series.value(slot) / factor(slot))
                .average()
                .orElse(0);
    }

    /** Variance of the level from one week to the next, beyond what the noise of single slots explains. */
    private double weeklyDrift() {
        double[] recent = recentValues(origin, 26 * slotsPerWeek);
        int weeks = recent.length / slotsPerWeek;
        if (weeks < 4) {
            return 0;
        }
        double squares = 0;
        for (int week = 1; week < weeks; week++) {
            double step = weekMean(recent, week) - weekMean(recent, week - 1);
            squares += step * step;
        }
        double byNoise = 2 * variance(recent) / slotsPerWeek;
        return Math.max(squares / (weeks - 1) - byNoise, 0) / 2;
    }

    private double weekMean(double[] values, int week) {
        double sum = 0;
        for (int i = 0; i < slotsPerWeek; i++) {
            sum += values[week * slotsPerWeek + i];
        }
        return sum / slotsPerWeek;
    }

    /** The last open slots before {@code before}, freed of the weekday pattern, latest first. */
    private double[] recentValues(int before, int count) {
        double[] recent = new double[count];
        int found = 0;
        for (int slot = before - 1; slot >= 0 && found < count; slot--) {
            if (series.open(slot) && factor(slot) > 0) {
                recent[found++] = series.value(slot) / factor(slot);
            }
        }
        return Arrays.copyOf(recent, found);
    }

    private double openSlots(int from, int to) {
        double sum = 0;
        for (int slot = Math.max(from, 0); slot <= to; slot++) {
            sum += series.open(slot) ? series.coverage(slot, period) : 0;
        }
        return sum;
    }

    private int firstSlot() {
        return series.slotOf(period.from());
    }

    private int lastSlot() {
        return series.slotOf(period.to().minusDays(1));
    }

    private double factor(int slot) {
        return series.step() == 1 ? weekdayFactors[series.weekday(slot)] : 1;
    }

    private double[] weekdayFactors() {
        double[] sums = new double[7];
        int[] counts = new int[7];
        double total = 0;
        int open = 0;
        for (int slot = Math.max(0, origin - YEAR_OF_DAYS / series.step()); slot < origin; slot++) {
            if (series.open(slot)) {
                int weekday = series.weekday(slot);
                sums[weekday] += series.value(slot);
                counts[weekday]++;
                total += series.value(slot);
                open++;
            }
        }
        return shrunk(sums, counts, open == 0 ? 0 : total / open);
    }

    private static double[] shrunk(double[] sums, int[] counts, double mean) {
        double[] factors = new double[7];
        for (int day = 0; day < 7; day++) {
            factors[day] =
                    mean > 0 ? (sums[day] + WEEKDAY_SHRINKAGE * mean) / ((counts[day] + WEEKDAY_SHRINKAGE) * mean) : 1;
        }
        return factors;
    }

    private static double mean(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .average()
                .orElse(0);
    }

    private static double median(double[] values) {
        if (values.length == 0) {
            return 0;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static double variance(double[] values) {
        if (values.length < 2) {
            return 0;
        }
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return squares / (values.length - 1);
    }
}
