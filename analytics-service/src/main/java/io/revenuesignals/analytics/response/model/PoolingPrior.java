package io.revenuesignals.analytics.response.model;

/**
 * What is believed before seeing data: the mean of each coefficient with its uncertainty, and how much cells differ.
 */
public final class PoolingPrior {

    private final double[] means;
    private final double[] deviations;
    private final double[] deviationsBetweenCells;

    /**
     * @param means expected coefficient of an unknown product
     * @param deviations standard deviation of that expectation
     * @param deviationsBetweenCells expected standard deviation between the cells of one product; too large is safe,
     *     too small makes intervals too narrow
     */
    public PoolingPrior(double[] means, double[] deviations, double[] deviationsBetweenCells) {
        if (means.length != deviations.length || means.length != deviationsBetweenCells.length) {
            throw new IllegalArgumentException("means and deviations must be of the same length");
        }
        for (int i = 0; i < means.length; i++) {
            if (!(deviations[i] > 0) || !(deviationsBetweenCells[i] > 0)) {
                throw new IllegalArgumentException("standard deviations must be positive");
            }
        }
        this.means = means.clone();
        this.deviations = deviations.clone();
        this.deviationsBetweenCells = deviationsBetweenCells.clone();
    }

    public int size() {
        return means.length;
    }

    public double mean(int i) {
        return means[i];
    }

    public double deviation(int i) {
        return deviations[i];
    }

    public double deviationBetweenCells(int i) {
        return deviationsBetweenCells[i];
    }
}
