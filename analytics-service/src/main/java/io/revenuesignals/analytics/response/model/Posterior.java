package io.revenuesignals.analytics.response.model;

import org.ejml.data.DMatrixRMaj;

/** Normal belief about the coefficients of one cell, of an unseen cell, or of the product as a whole. */
public final class Posterior {

    private final DMatrixRMaj mean;
    private final DMatrixRMaj covariance;
    private final double residualVariance;
    private final double weight;
    private final double shareOfCellData;

    Posterior(
            DMatrixRMaj mean, DMatrixRMaj covariance, double residualVariance, double weight, double shareOfCellData) {
        this.mean = mean;
        this.covariance = covariance;
        this.residualVariance = residualVariance;
        this.weight = weight;
        this.shareOfCellData = shareOfCellData;
    }

    public int size() {
        return mean.getNumRows();
    }

    public double mean(int i) {
        return mean.get(i, 0);
    }

    public double covariance(int i, int j) {
        return covariance.get(i, j);
    }

    public double deviation(int i) {
        return Math.sqrt(covariance.get(i, i));
    }

    /** Variance of ln units around the equation in a single week. */
    public double residualVariance() {
        return residualVariance;
    }

    /** Effective number of the cell's own rows. */
    public double weight() {
        return weight;
    }

    /** How much of the estimate comes from the cell itself and not from its siblings, 0 to 1. */
    public double shareOfCellData() {
        return shareOfCellData;
    }

    /** Expected response to the given regressors. */
    double predict(double[] regressors) {
        double sum = 0;
        for (int i = 0; i < regressors.length; i++) {
            sum += regressors[i] * mean(i);
        }
        return sum;
    }

    /** Variance of that expectation from not knowing the coefficients. */
    double predictionVariance(double[] regressors) {
        double sum = 0;
        for (int i = 0; i < regressors.length; i++) {
            for (int j = 0; j < regressors.length; j++) {
                sum += regressors[i] * covariance(i, j) * regressors[j];
            }
        }
        return Math.max(sum, 0);
    }
}
