package io.revenuesignals.analytics.response.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * Partial pooling between the cells of one product by regularised empirical Bayes (Blattberg and George 1991; Boatwright,
 * McCulloch and Rossi 1999): every cell has its own coefficients and noise, drawn around a product mean, which itself is
 * drawn around the prior. Works from moments alone, so the cost does not grow with the number of rows.
 *
 * <p>The prior on the spread between cells is what keeps the intervals honest: without it the spread collapses to zero.
 */
public final class EmpiricalBayes {

    private static final int MOST_ROUNDS = 200;
    private static final double STANDSTILL = 1e-7;
    private static final double SPREAD_PRIOR_WEIGHT = 8;
    private static final double NOISE_PRIOR_WEIGHT = 5;
    private static final double USUAL_NOISE_VARIANCE = 0.16;
    private static final double USUAL_NOISE_WEIGHT = 4;

    private final int size;
    private final PositiveDefinite inversion;
    private final DMatrixRMaj priorSpread;
    private final DMatrixRMaj priorPrecision;
    private final DMatrixRMaj priorInformation;

    public EmpiricalBayes(PoolingPrior prior) {
        this.size = prior.size();
        this.inversion = new PositiveDefinite(size);
        this.priorSpread = new DMatrixRMaj(size, size);
        this.priorPrecision = new DMatrixRMaj(size, size);
        this.priorInformation = new DMatrixRMaj(size, 1);
        for (int i = 0; i < size; i++) {
            double precision = 1 / (prior.deviation(i) * prior.deviation(i));
            priorSpread.set(i, i, prior.deviationBetweenCells(i) * prior.deviationBetweenCells(i));
            priorPrecision.set(i, i, precision);
            priorInformation.set(i, 0, precision * prior.mean(i));
        }
    }

    /**
     * Estimates all cells together. Cells without rows are allowed and get what their siblings suggest; with no rows at
     * all every answer is the prior.
     */
    public <C> PooledCells<C> fit(Map<C, Moments> moments) {
        List<Cell<C>> cells = new ArrayList<>();
        moments.forEach((name, held) -> cells.add(new Cell<>(name, held, size)));
        Product product = new Product();
        int rounds = 0;
        double moved = Double.POSITIVE_INFINITY;
        while (rounds < MOST_ROUNDS && moved > STANDSTILL) {
            estimate(product, cells);
            moved = updateSpread(product, cells) + updateNoise(product, cells);
            rounds++;
        }
        estimate(product, cells);
        return conclude(product, cells, rounds);
    }

    private void estimate(Product product, List<? extends Cell<?>> cells) {
        inversion.invert(product.spread, product.spreadInverse);
        DMatrixRMaj precision = priorPrecision.copy();
        DMatrixRMaj information = priorInformation.copy();
        for (Cell<?> cell : cells) {
            condition(cell, product.spreadInverse);
            addEvidence(cell, product.spreadInverse, precision, information);
        }
        inversion.invert(precision, product.meanCovariance);
        CommonOps_DDRM.mult(product.meanCovariance, information, product.mean);
        for (Cell<?> cell : cells) {
            CommonOps_DDRM.mult(cell.pull, product.mean, cell.mean);
            CommonOps_DDRM.addEquals(cell.mean, cell.ownPart);
        }
    }

    /** Covariance given the product mean, the part of the estimate from own data, and the pull of the product mean. */
    private void condition(Cell<?> cell, DMatrixRMaj spreadInverse) {
        DMatrixRMaj precision = new DMatrixRMaj(size, size);
        CommonOps_DDRM.add(1 / cell.noise, cell.gram, 1, spreadInverse, precision);
        inversion.invert(precision, cell.covariance);
        CommonOps_DDRM.mult(1 / cell.noise, cell.covariance, cell.cross, cell.ownPart);
        CommonOps_DDRM.mult(cell.covariance, spreadInverse, cell.pull);
    }

    private void addEvidence(Cell<?> cell, DMatrixRMaj spreadInverse, DMatrixRMaj precision, DMatrixRMaj information) {
        CommonOps_DDRM.addEquals(precision, spreadInverse);
        CommonOps_DDRM.multAdd(-1, spreadInverse, cell.pull, precision);
        CommonOps_DDRM.multAdd(spreadInverse, cell.ownPart, information);
    }

    /** Returns how far the spread moved, relative to its size. */
    private double updateSpread(Product product, List<? extends Cell<?>> cells) {
        DMatrixRMaj sum = new DMatrixRMaj(size, size);
        CommonOps_DDRM.scale(SPREAD_PRIOR_WEIGHT, priorSpread, sum);
        DMatrixRMaj apart = new DMatrixRMaj(size, 1);
        for (Cell<?> cell : cells) {
            CommonOps_DDRM.subtract(cell.mean, product.mean, apart);
            CommonOps_DDRM.multAddTransB(apart, apart, sum);
            CommonOps_DDRM.addEquals(sum, cell.covariance);
        }
        CommonOps_DDRM.divide(sum, SPREAD_PRIOR_WEIGHT + cells.size());
        makeSymmetric(sum);
        DMatrixRMaj change = new DMatrixRMaj(size, size);
        CommonOps_DDRM.subtract(sum, product.spread, change);
        product.spread.setTo(sum);
        return NormOps_DDRM.normF(change) / NormOps_DDRM.normF(sum);
    }

    /** Returns how far the pooled noise moved, relative to its size. */
    private double updateNoise(Product product, List<? extends Cell<?>> cells) {
        double squares = USUAL_NOISE_WEIGHT * USUAL_NOISE_VARIANCE;
        double weight = USUAL_NOISE_WEIGHT;
        for (Cell<?> cell : cells) {
            cell.residualSquares = residualSquares(cell);
            squares += cell.residualSquares;
            weight += cell.moments.weight();
        }
        double pooled = squares / weight;
        for (Cell<?> cell : cells) {
            cell.noise =
                    (cell.residualSquares + NOISE_PRIOR_WEIGHT * pooled) / (cell.moments.weight() + NOISE_PRIOR_WEIGHT);
        }
        double moved = Math.abs(pooled - product.noise) / pooled;
        product.noise = pooled;
        return moved;
    }

    private double residualSquares(Cell<?> cell) {
        DMatrixRMaj fitted = new DMatrixRMaj(size, 1);
        CommonOps_DDRM.mult(cell.gram, cell.mean, fitted);
        double squares = cell.moments.responseSquares()
                - 2 * CommonOps_DDRM.dot(cell.mean, cell.cross)
                + CommonOps_DDRM.dot(cell.mean, fitted)
                + traceOfProduct(cell.gram, cell.covariance);
        return Math.max(squares, 0);
    }

    /** Trace of the product of two symmetric matrices. */
    private static double traceOfProduct(DMatrixRMaj one, DMatrixRMaj other) {
        double trace = 0;
        for (int i = 0; i < one.data.length; i++) {
            trace += one.data[i] * other.data[i];
        }
        return trace;
    }

    private <C> PooledCells<C> conclude(Product product, List<Cell<C>> cells, int rounds) {
        Map<C, Posterior> posteriors = new LinkedHashMap<>();
        for (Cell<C> cell : cells) {
            posteriors.put(cell.name, posterior(cell, product));
        }
        double weight =
                cells.stream().mapToDouble(cell -> cell.moments.weight()).sum();
        DMatrixRMaj unseenCovariance = product.spread.copy();
        CommonOps_DDRM.addEquals(unseenCovariance, product.meanCovariance);
        return new PooledCells<>(
                posteriors,
                new Posterior(product.mean.copy(), product.meanCovariance.copy(), product.noise, weight, 1),
                new Posterior(product.mean.copy(), unseenCovariance, product.noise, 0, 0),
                rounds);
    }

    private Posterior posterior(Cell<?> cell, Product product) {
        DMatrixRMaj throughMean = new DMatrixRMaj(size, size);
        DMatrixRMaj covariance = cell.covariance.copy();
        CommonOps_DDRM.mult(cell.pull, product.meanCovariance, throughMean);
        CommonOps_DDRM.multAddTransB(throughMean, cell.pull, covariance);
        makeSymmetric(covariance);
        double share = 1 - CommonOps_DDRM.trace(cell.pull) / size;
        return new Posterior(
                cell.mean.copy(), covariance, cell.noise, cell.moments.weight(), Math.clamp(share, 0.0, 1.0));
    }

    private static void makeSymmetric(DMatrixRMaj matrix) {
        for (int i = 0; i < matrix.numRows; i++) {
            for (int j = i + 1; j < matrix.numCols; j++) {
                double middle = (matrix.get(i, j) + matrix.get(j, i)) / 2;
                matrix.set(i, j, middle);
                matrix.set(j, i, middle);
            }
        }
    }

    private final class Product {
        private final DMatrixRMaj mean = new DMatrixRMaj(size, 1);
        private final DMatrixRMaj meanCovariance = new DMatrixRMaj(size, size);
        private final DMatrixRMaj spread = priorSpread.copy();
        private final DMatrixRMaj spreadInverse = new DMatrixRMaj(size, size);
        private double noise = USUAL_NOISE_VARIANCE;
    }

    private static final class Cell<C> {
        private final C name;
        private final Moments moments;
        private final DMatrixRMaj gram;
        private final DMatrixRMaj cross;
        private final DMatrixRMaj mean;
        private final DMatrixRMaj ownPart;
        private final DMatrixRMaj covariance;
        private final DMatrixRMaj pull;
        private double noise = USUAL_NOISE_VARIANCE;
        private double residualSquares;

        private Cell(C name, Moments moments, int size) {
            if (moments.size() != size) {
                throw new IllegalArgumentException("moments of " + name + " have another number of regressors");
            }
            this.name = name;
            this.moments = moments;
            this.gram = moments.gramMatrix();
            this.cross = moments.crossVector();
            this.mean = new DMatrixRMaj(size, 1);
            this.ownPart = new DMatrixRMaj(size, 1);
            this.covariance = new DMatrixRMaj(size, size);
            this.pull = new DMatrixRMaj(size, size);
        }
    }
}
