package io.revenuesignals.analytics.response.model;

import org.ejml.data.DMatrixRMaj;

/** Weighted second moments of the rows of one cell as read on one day; never changes. */
public final class Moments {

    private final int size;
    private final long count;
    private final double weight;
    private final double[] gram;
    private final double[] cross;
    private final double responseSquares;

    Moments(int size, long count, double weight, double[] gram, double[] cross, double responseSquares) {
        this.size = size;
        this.count = count;
        this.weight = weight;
        this.gram = gram;
        this.cross = cross;
        this.responseSquares = responseSquares;
    }

    public int size() {
        return size;
    }

    /** Rows behind these moments, each counted once. */
    public long count() {
        return count;
    }

    /** Sum of the weights: the effective number of rows on the day of reading. */
    public double weight() {
        return weight;
    }

    /** Weighted sum of the products of regressors {@code i} and {@code j}. */
    public double gram(int i, int j) {
        int row = Math.min(i, j);
        int column = Math.max(i, j);
        return gram[row * size - row * (row - 1) / 2 + column - row];
    }

    /** Weighted sum of the products of regressor {@code i} and the response. */
    public double cross(int i) {
        return cross[i];
    }

    /** Weighted sum of squares of the response. */
    public double responseSquares() {
        return responseSquares;
    }

    DMatrixRMaj gramMatrix() {
        DMatrixRMaj matrix = new DMatrixRMaj(size, size);
        int at = 0;
        for (int i = 0; i < size; i++) {
            for (int j = i; j < size; j++) {
                matrix.set(i, j, gram[at]);
                matrix.set(j, i, gram[at]);
                at++;
            }
        }
        return matrix;
    }

    DMatrixRMaj crossVector() {
        DMatrixRMaj vector = new DMatrixRMaj(size, 1);
        System.arraycopy(cross, 0, vector.data, 0, size);
        return vector;
    }
}
