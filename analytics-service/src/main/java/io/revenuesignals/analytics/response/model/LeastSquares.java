package io.revenuesignals.analytics.response.model;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Ordinary (or weighted) least squares of one set of moments: no pooling, no prior. */
public final class LeastSquares {

    private final double[] coefficients;
    private final double[] standardErrors;
    private final double residualVariance;

    private LeastSquares(double[] coefficients, double[] standardErrors, double residualVariance) {
        this.coefficients = coefficients;
        this.standardErrors = standardErrors;
        this.residualVariance = residualVariance;
    }

    /**
     * Solves the normal equations.
     *
     * @throws ArithmeticException when the regressors are not linearly independent
     */
    public static LeastSquares of(Moments moments) {
        int size = moments.size();
        DMatrixRMaj inverse = new DMatrixRMaj(size, size);
        new PositiveDefinite(size).invert(moments.gramMatrix(), inverse);
        DMatrixRMaj solution = new DMatrixRMaj(size, 1);
        CommonOps_DDRM.mult(inverse, moments.crossVector(), solution);
        double residualSquares = moments.responseSquares() - CommonOps_DDRM.dot(solution, moments.crossVector());
        double variance = Math.max(residualSquares, 0) / Math.max(moments.weight() - size, 1e-12);
        double[] errors = new double[size];
        for (int i = 0; i < size; i++) {
            errors[i] = Math.sqrt(variance * inverse.get(i, i));
        }
        return new LeastSquares(solution.data.clone(), errors, variance);
    }

    public double coefficient(int regressor) {
        return coefficients[regressor];
    }

    public double standardError(int regressor) {
        return standardErrors[regressor];
    }

    /** Residual variance with the degrees of freedom taken off. */
    public double residualVariance() {
        return residualVariance;
    }
}
