package io.revenuesignals.analytics.response.model;

import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Everything a linear regression needs to know about the rows of one cell: weighted moments of regressors and response.
 *
 * <p>Adding, removing and merging commute, so any order of rows and any split over partitions gives the same numbers
 * up to rounding; a correction is the removal of the old row and the addition of the new one. With
 * {@linkplain Forgetting forgetting} a row of day {@code t} carries the weight 2^((t - reference) / half-life); the
 * reference moves by itself, and {@link #at(LocalDate)} scales to the day of reading.
 *
 * <p>Regressors and response should be centred with constants that never change for the life of the statistics, or the
 * sums lose digits. Not safe for use by several threads.
 */
public final class SufficientStatistics {

    private static final double MOST_HALF_LIVES = 30;

    private final int size;
    private final Forgetting forgetting;
    private final double[] gram;
    private final double[] cross;
    private double responseSquares;
    private double weight;
    private long count;
    private @Nullable LocalDate reference;

    private SufficientStatistics(int size, Forgetting forgetting) {
        if (size < 1) {
            throw new IllegalArgumentException("at least one regressor is needed");
        }
        this.size = size;
        this.forgetting = forgetting;
        this.gram = new double[size * (size + 1) / 2];
        this.cross = new double[size];
    }

    public static SufficientStatistics empty(int size, Forgetting forgetting) {
        return new SufficientStatistics(size, forgetting);
    }

    /** The statistics that were written down as {@code snapshot}. */
    public static SufficientStatistics restore(Snapshot snapshot, Forgetting forgetting) {
        SufficientStatistics restored = new SufficientStatistics(snapshot.size(), forgetting);
        restored.plus(snapshot.gram, snapshot.cross, snapshot.responseSquares(), snapshot.weight(), 1.0);
        restored.count = snapshot.count();
        restored.reference = snapshot.reference();
        return restored;
    }

    public int size() {
        return size;
    }

    /** Rows held, each counted once whatever its weight. */
    public long count() {
        return count;
    }

    /**
     * Adds one row.
     *
     * @param regressors centred regressors, as many as {@link #size()}
     * @param response centred response
     * @param day day of the row, which decides its weight
     */
    public void add(double[] regressors, double response, LocalDate day) {
        requireRow(regressors, response);
        accumulate(regressors, response, weightOf(day));
        count++;
    }

    /**
     * Takes back a row that was added before with exactly these values.
     *
     * @throws IllegalStateException when no row is left to take back
     */
    public void remove(double[] regressors, double response, LocalDate day) {
        requireRow(regressors, response);
        if (count == 0) {
            throw new IllegalStateException("nothing to remove");
        }
        accumulate(regressors, response, -weightOf(day));
        count--;
        if (count == 0) {
            clear();
        }
    }

    /** Adds all rows of {@code other}, which stays as it is. */
    public void merge(SufficientStatistics other) {
        if (other.size != size || !other.forgetting.equals(forgetting)) {
            throw new IllegalArgumentException("only statistics of the same shape and forgetting can be merged");
        }
        LocalDate theirs = other.reference;
        if (theirs == null) {
            return;
        }
        if (reference == null || theirs.isAfter(reference)) {
            moveReference(theirs);
        }
        double scale = weightOf(theirs);
        plus(other.gram, other.cross, other.responseSquares, other.weight, scale);
        count += other.count;
    }

    public SufficientStatistics copy() {
        SufficientStatistics copy = new SufficientStatistics(size, forgetting);
        copy.merge(this);
        return copy;
    }

    /** The moments with every row weighted as seen from {@code day}. */
    public Moments at(LocalDate day) {
        double scale = reference == null ? 1.0 : forgetting.weight(/* day= */ reference, /* reference= */ day);
        return new Moments(
                size, count, weight * scale, scaled(gram, scale), scaled(cross, scale), responseSquares * scale);
    }

    public Snapshot snapshot() {
        return new Snapshot(size, count, weight, gram.clone(), cross.clone(), responseSquares, reference);
    }

    private void requireRow(double[] regressors, double response) {
        if (regressors.length != size) {
            throw new IllegalArgumentException("expected " + size + " regressors, got " + regressors.length);
        }
        if (!Double.isFinite(response) || !Arrays.stream(regressors).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("regressors and response must be finite");
        }
    }

    private double weightOf(LocalDate day) {
        LocalDate since = reference;
        if (since == null) {
            reference = day;
            return 1.0;
        }
        if (forgetting.halfLives(since, day) > MOST_HALF_LIVES) {
            moveReference(day);
            return 1.0;
        }
        return forgetting.weight(day, since);
    }

    private void moveReference(LocalDate to) {
        if (reference != null) {
            scaleAll(forgetting.weight(reference, to));
        }
        reference = to;
    }

    private void accumulate(double[] x, double y, double w) {
        int at = 0;
        for (int i = 0; i < size; i++) {
            double wx = w * x[i];
            cross[i] += wx * y;
            for (int j = i; j < size; j++) {
                gram[at++] += wx * x[j];
            }
        }
        responseSquares += w * y * y;
        weight += w;
    }

    private void plus(double[] otherGram, double[] otherCross, double otherSquares, double otherWeight, double scale) {
        for (int i = 0; i < gram.length; i++) {
            gram[i] += scale * otherGram[i];
        }
        for (int i = 0; i < size; i++) {
            cross[i] += scale * otherCross[i];
        }
        responseSquares += scale * otherSquares;
        weight += scale * otherWeight;
    }

    private void scaleAll(double scale) {
        for (int i = 0; i < gram.length; i++) {
            gram[i] *= scale;
        }
        for (int i = 0; i < size; i++) {
            cross[i] *= scale;
        }
        responseSquares *= scale;
        weight *= scale;
    }

    private void clear() {
        Arrays.fill(gram, 0);
        Arrays.fill(cross, 0);
        responseSquares = 0;
        weight = 0;
        reference = null;
    }

    private static double[] scaled(double[] values, double scale) {
        return Arrays.stream(values).map(value -> value * scale).toArray();
    }

    /**
     * The statistics as plain numbers for a store. Arrays are handed out as copies.
     */
    public static final class Snapshot {
        private final int size;
        private final long count;
        private final double weight;
        private final double[] gram;
        private final double[] cross;
        private final double responseSquares;
        private final @Nullable LocalDate reference;

        /**
         * @param gram upper triangle of the weighted sum of x x', row by row
         * @param cross weighted sum of x y
         * @param reference day whose rows weigh 1, or null when there are no rows
         */
        public Snapshot(
                int size,
                long count,
                double weight,
                double[] gram,
                double[] cross,
                double responseSquares,
                @Nullable LocalDate reference) {
            if (gram.length != size * (size + 1) / 2 || cross.length != size) {
                throw new IllegalArgumentException("arrays do not fit " + size + " regressors");
            }
            this.size = size;
            this.count = count;
            this.weight = weight;
            this.gram = gram.clone();
            this.cross = cross.clone();
            this.responseSquares = responseSquares;
            this.reference = reference;
        }

        public int size() {
            return size;
        }

        public long count() {
            return count;
        }

        public double weight() {
            return weight;
        }

        public double[] gram() {
            return gram.clone();
        }

        public double[] cross() {
            return cross.clone();
        }

        public double responseSquares() {
            return responseSquares;
        }

        public @Nullable LocalDate reference() {
            return reference;
        }
    }
}
