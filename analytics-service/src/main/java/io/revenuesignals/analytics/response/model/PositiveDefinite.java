package io.revenuesignals.analytics.response.model;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/** Cholesky inversion for the small symmetric matrices of one product; one instance per thread. */
final class PositiveDefinite {

    private final LinearSolverDense<DMatrixRMaj> solver;
    private final DMatrixRMaj scratch;

    PositiveDefinite(int size) {
        this.solver = LinearSolverFactory_DDRM.symmPosDef(size);
        this.scratch = new DMatrixRMaj(size, size);
    }

    /**
     * Writes the inverse of {@code matrix}, which is left as it is.
     *
     * @throws ArithmeticException when the matrix is not positive definite
     */
    void invert(DMatrixRMaj matrix, DMatrixRMaj inverse) {
        scratch.setTo(matrix);
        if (!solver.setA(scratch)) {
            throw new ArithmeticException("the regressors are not linearly independent");
        }
        solver.invert(inverse);
    }
}
