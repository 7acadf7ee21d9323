package io.revenuesignals.analytics.response.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What past forecasts teach about the next: how wide intervals must be (conformal, Lei et al. 2018) and by how much
 * medians must be scaled to add up (Duan 1983). Until enough forecasts have been judged it trusts the model.
 */
public final class Calibration {

    private static final int ENOUGH_ERRORS = 50;
    private static final int WEEKS_FOR_WIDTH = 20;
    private static final int WEEKS_FOR_SMEARING = 13;
    private static final Calibration MODEL_ONLY = new Calibration(new double[0], Double.NaN);

    private final double[] sortedErrors;
    private final double smearing;

    private Calibration(double[] sortedErrors, double smearing) {
        this.sortedErrors = sortedErrors;
        this.smearing = smearing;
    }

    /** No past forecasts: intervals as wide as the model says, no smearing beyond the median. */
    public static Calibration modelOnly() {
        return MODEL_ONLY;
    }

    /**
     * Learns from one-week-ahead forecasts that have come to pass.
     *
     * @param asOf only the 20 weeks (13 for sums) before this day count
     */
    public static Calibration from(List<Judged> past, LocalDate asOf) {
        double[] errors = past.stream()
                .filter(judged -> judged.within(asOf, WEEKS_FOR_WIDTH))
                .mapToDouble(judged -> Math.abs(judged.forecast.standardisedError(judged.actualUnits)))
                .sorted()
                .toArray();
        List<Judged> recent = new ArrayList<>(past);
        recent.removeIf(judged -> !judged.within(asOf, WEEKS_FOR_SMEARING));
        return new Calibration(errors, smearing(recent));
    }

    /** Factor from a sum of medians to the sum they stand for. */
    public double smearing() {
        return Double.isNaN(smearing) ? 1.0 : smearing;
    }

    /** Half width of an interval in model standard deviations. */
    public double reach(double level) {
        double normal = Interval.halfWidth(level);
        if (sortedErrors.length < ENOUGH_ERRORS) {
            return normal;
        }
        int rank = (int) Math.ceil(level * (sortedErrors.length + 1));
        return sortedErrors[Math.min(rank, sortedErrors.length) - 1];
    }

    /** The reach relative to what the model alone would say; 1 until enough forecasts have been judged. */
    public double factor(double level) {
        return reach(level) / Interval.halfWidth(level);
    }

    public int errors() {
        return sortedErrors.length;
    }

    private static double smearing(List<Judged> recent) {
        double medians =
                recent.stream().mapToDouble(judged -> judged.forecast.median()).sum();
        double actual = recent.stream().mapToDouble(Judged::actualUnits).sum();
        return recent.size() < ENOUGH_ERRORS || medians <= 0 || actual <= 0 ? Double.NaN : actual / medians;
    }

    @Override
    public String toString() {
        return "Calibration[errors=" + sortedErrors.length + ", smearing=" + smearing + ", largest="
                + Arrays.stream(sortedErrors).max().orElse(0) + "]";
    }

    /** A forecast beside what happened. */
    public record Judged(LocalDate week, DemandForecast forecast, double actualUnits) {

        boolean within(LocalDate asOf, int weeks) {
            return week.isBefore(asOf) && !week.isBefore(asOf.minusWeeks(weeks));
        }
    }
}
