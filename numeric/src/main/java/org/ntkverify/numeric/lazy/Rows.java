package org.ntkverify.numeric.lazy;

import java.util.Arrays;

/** Points of one dimension, one in each row; immutable. */
final class Rows {

    private final double[][] rows;

    Rows(double[][] rows) {
        this.rows = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    int count() {
        return rows.length;
    }

    int dimension() {
        return rows[0].length;
    }

    double at(int i, int k) {
        return rows[i][k];
    }

    /** Returns {@code <x_i, w>}, w read from {@code from} on. */
    double product(int i, double[] w, int from) {
        double sum = 0;
        for (int k = 0; k < rows[i].length; k++) {
            sum += rows[i][k] * w[from + k];
        }
        return sum;
    }

    /** Adds {@code factor x_i} to {@code target} from {@code from} on. */
    void addTo(int i, double factor, double[] target, int from) {
        for (int k = 0; k < rows[i].length; k++) {
            target[from + k] += factor * rows[i][k];
        }
    }

    /** Returns {@code <x_i, x_j>}. */
    double product(int i, int j) {
        return product(i, rows[j], 0);
    }

    /** Returns {@code E max(w.x_i, 0) max(w.x_j, 0)} for standard normal w. */
    double rectified(int i, int j) {
        double angle = angle(i, j);
        double norms = Math.sqrt(product(i, i) * product(j, j));
        return norms * (Math.sin(angle) + (Math.PI - angle) * Math.cos(angle)) / (2 * Math.PI);
    }

    /** Returns the probability that {@code w.x_i} and {@code w.x_j} are positive. */
    double bothPositive(int i, int j) {
        return (Math.PI - angle(i, j)) / (2 * Math.PI);
    }

    private double angle(int i, int j) {
        double cosine = product(i, j) / Math.sqrt(product(i, i) * product(j, j));
        return Math.acos(Math.max(-1, Math.min(1, cosine)));
    }
}
