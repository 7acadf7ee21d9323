package io.revenuesignals.analytics.response.model;

import java.util.Collection;

/**
 * What is believed before seeing data: the mean of each coefficient with its uncertainty, and how much cells differ.
 */
public final class PoolingPrior {

    private static final int ROUNDS = 50;
    private static final double PRODUCTS_BELIEVED_BEFORE = 4;
    private static final double DEVIATION_BELIEVED_BEFORE = 0.5;

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

    /**
     * This belief after seeing other products of the category: an unknown product is then expected to be like them, as
     * surely as they are like each other. The intercept, which is the size of a product, is not carried over.
     *
     * @param products averages over the cells of each of the other products, fitted with the same model
     */
    public PoolingPrior learnedFrom(Collection<Posterior> products) {
        double[] learnedMeans = means.clone();
        double[] learnedDeviations = deviations.clone();
        for (int i = 1; i < means.length; i++) {
            Spread spread = new Spread(means[i], deviations[i]);
            for (int round = 0; round < ROUNDS; round++) {
                spread.update(products, i);
            }
            learnedMeans[i] = spread.mean;
            learnedDeviations[i] = products.isEmpty() ? deviations[i] : spread.ofUnknownProduct();
        }
        return new PoolingPrior(learnedMeans, learnedDeviations, deviationsBetweenCells);
    }

    /** One coefficient over products: its mean and how far products lie from it. */
    private static final class Spread {
        private final double priorMean;
        private final double priorVariance;
        private double mean;
        private double meanVariance;
        private double variance;

        private Spread(double priorMean, double priorDeviation) {
            this.priorMean = priorMean;
            this.priorVariance = priorDeviation * priorDeviation;
            this.mean = priorMean;
            this.meanVariance = priorVariance;
            this.variance = believedVariance();
        }

        private void update(Collection<Posterior> products, int i) {
            double precision = 1 / priorVariance;
            double information = priorMean / priorVariance;
            double squares = PRODUCTS_BELIEVED_BEFORE * believedVariance();
            for (Posterior product : products) {
                double own = product.covariance(i, i);
                double pull = variance / (variance + own);
                double shrunk = mean + pull * (product.mean(i) - mean);
                squares += (shrunk - mean) * (shrunk - mean) + pull * own;
                precision += 1 / (variance + own);
                information += product.mean(i) / (variance + own);
            }
            meanVariance = 1 / precision;
            mean = information / precision;
            variance = squares / (products.size() + PRODUCTS_BELIEVED_BEFORE);
        }

        private double ofUnknownProduct() {
            return Math.min(Math.sqrt(variance + meanVariance), Math.sqrt(priorVariance));
        }

        private double believedVariance() {
            return Math.min(priorVariance, DEVIATION_BELIEVED_BEFORE * DEVIATION_BELIEVED_BEFORE);
        }
    }
}
