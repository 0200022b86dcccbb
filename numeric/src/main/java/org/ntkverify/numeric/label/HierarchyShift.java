package org.ntkverify.numeric.label;

import org.ntkverify.numeric.internal.blas.LinearAlgebra;

/**
 * How far the tangent kernel moves until the end of training, to order 1/m [CHS20, LANTK-NTH]: with {@code H = P D P^T} and {@code z = P^T y},
 *
 * <pre>m (K_end - K_0)_ab = y^T H^(-1) K4_ab H^(-1) y - z^T Q_ab z,    Q_pq = (P^T K4_ab P)_pq / (d_q (d_p + d_q)).</pre>
 *
 * <p>It is the time integral of {@code K2' = -sum_i K3[i] r_i}, {@code K3[i]' = -sum_j K4[i, j] r_j}, {@code r = -e^(-Ht) y}, with K4 frozen and without
 * the term {@code sum_i K3(0)[i] (H^(-1) y)_i}, which is odd in the readout and has mean 0.
 */
public enum HierarchyShift {
    /** The formula. */
    FULL("the formula"),
    /** Planted mistake: without the term of Q. */
    WITHOUT_Q("without Q"),
    /** Planted mistake: D^(-1) on the left in Q, so that d_p stands where d_q should. */
    INVERSE_ON_THE_LEFT("D^(-1) on the left in Q"),
    /** Planted mistake: one {@code H^(-1)} in the first term. */
    ONE_INVERSE("one H^(-1) only"),
    /** Planted mistake: the other sign. */
    OPPOSITE_SIGN("opposite sign");

    private final String text;

    HierarchyShift(String text) {
        this.text = text;
    }

    /** Returns what it is in words. */
    public String text() {
        return text;
    }

    /**
     * Writes the shift, n x n.
     *
     * @param kernel H, n x n, positive definite
     * @param fourth members of order four
     * @param labels y
     */
    public void write(double[] kernel, TangentHierarchy fourth, double[] labels, double[] target) {
        int n = labels.length;
        Modes modes = new Modes(kernel, labels);
        double[] block = new double[n * n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                fourth.fourth(a, b, block);
                target[a + n * b] = modes.shift(this, block);
            }
        }
    }

    /** Labels in the eigenvectors of the kernel. */
    static final class Modes {

        private final int n;
        private final double[] vectors;
        private final double[] eigenvalues;
        private final double[] z;

        Modes(double[] kernel, double[] labels) {
            this.n = labels.length;
            this.vectors = kernel.clone();
            this.eigenvalues = new double[n];
            this.z = new double[n];
            LinearAlgebra.get().symmetricEigen(vectors, n, eigenvalues);
            for (int p = 0; p < n; p++) {
                for (int i = 0; i < n; i++) {
                    z[p] += vectors[i + n * p] * labels[i];
                }
            }
        }

        /** Returns {@code y^T H^(-1) vector}, what the label-free third member contributes. */
        double linear(double[] vector) {
            double sum = 0;
            for (int p = 0; p < n; p++) {
                double component = 0;
                for (int i = 0; i < n; i++) {
                    component += vectors[i + n * p] * vector[i];
                }
                sum += component * z[p] / eigenvalues[p];
            }
            return sum;
        }

        /** Returns one entry of the shift for {@code K4_ab = block}, entry (i, j) at {@code i + n j}. */
        double shift(HierarchyShift form, double[] block) {
            double sum = 0;
            for (int p = 0; p < n; p++) {
                for (int q = 0; q < n; q++) {
                    sum += z[p] * z[q] * rotated(block, p, q) * form.factor(eigenvalues[p], eigenvalues[q]);
                }
            }
            return sum;
        }

        private double rotated(double[] block, int p, int q) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                double column = 0;
                for (int i = 0; i < n; i++) {
                    column += vectors[i + n * p] * block[i + n * j];
                }
                sum += column * vectors[j + n * q];
            }
            return sum;
        }
    }

    private double factor(double left, double right) {
        double first = 1 / (left * right);
        double second = 1 / (right * (left + right));
        return switch (this) {
            case FULL -> first - second;
            case WITHOUT_Q -> first;
            case INVERSE_ON_THE_LEFT -> first - 1 / (left * (left + right));
            case ONE_INVERSE -> 1 / left - second;
            case OPPOSITE_SIGN -> second - first;
        };
    }
}
