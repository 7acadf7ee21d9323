package io.revenuesignals.local.simulation;

import java.util.ArrayList;
import java.util.List;

/** Ordinary least squares through the normal equations, as in the first chapter of any book. */
final class LeastSquares {

    /** Makes the coefficient of what never varied 0. */
    private static final double NOTHING_TO_TELL = 1e-6;

    private final List<double[]> rows = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();

    void add(double value, double... row) {
        rows.add(row.clone());
        values.add(value);
    }

    int size() {
        return rows.size();
    }

    double[] solve() {
        int k = rows.getFirst().length;
        double[][] normal = new double[k][k + 1];
        for (int n = 0; n < rows.size(); n++) {
            double[] row = rows.get(n);
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                    normal[i][j] += row[i] * row[j];
                }
                normal[i][k] += row[i] * values.get(n);
            }
        }
        for (int i = 0; i < k; i++) {
            normal[i][i] += NOTHING_TO_TELL;
        }
        return eliminated(normal);
    }

    private static double[] eliminated(double[][] a) {
        int k = a.length;
        for (int pivot = 0; pivot < k; pivot++) {
            int best = pivot;
            for (int i = pivot + 1; i < k; i++) {
                best = Math.abs(a[i][pivot]) > Math.abs(a[best][pivot]) ? i : best;
            }
            double[] swapped = a[pivot];
            a[pivot] = a[best];
            a[best] = swapped;
            for (int i = 0; i < k; i++) {
                double factor = i == pivot ? 0 : a[i][pivot] / a[pivot][pivot];
                for (int j = pivot; j <= k; j++) {
                    a[i][j] -= factor * a[pivot][j];
                }
            }
        }
        double[] solution = new double[k];
        for (int i = 0; i < k; i++) {
            solution[i] = a[i][k] / a[i][i];
        }
        return solution;
    }
}
