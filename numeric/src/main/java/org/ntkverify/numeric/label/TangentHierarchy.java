package org.ntkverify.numeric.label;

import java.util.Arrays;

/**
 * The first even members of the hierarchy of tangent kernels of a two-layer network: {@code K2_ab = (1/m) sum_r G_ab} and {@code m K4}, where
 *
 * <pre>G_ab = s_a s_b + a^2 s'_a s'_b c_ab,   D_i = s_i d/da + a s'_i sum_k c_ik d/du_k,   m K4_ab[i, j] = (1/m) sum_r D_j D_i G_ab</pre>
 *
 * with {@code c = X X^T}, {@code s_i = s(u_i)}. Along gradient flow {@code K2' = -sum_i K3[i] r_i}, {@code K3[i]' = -sum_j K4[i, j] r_j}
 * (Huang and Yau 2020, as [CHS20] uses it). {@code D_i G_ab = a P + a^3 R} with
 *
 * <pre>P = 2 c_ab s_i s'_a s'_b + s'_i (c_ia s'_a s_b + c_ib s_a s'_b),     R = c_ab s'_i (c_ia s''_a s'_b + c_ib s'_a s''_b),</pre>
 *
 * and another derivative gives {@code s_j (P + 3 a^2 R) + a^2 s'_j dP_j + a^4 s'_j dR_j}, {@code d_j = sum_k c_jk d/du_k}. For tanh only. Immutable.
 */
public final class TangentHierarchy {

    /**
     * The trapezoidal rule with step h errs by {@code exp(-2 pi (pi/2)/h)} for tanh, whose strip has half width pi/2: 7e-18 here, times some 1e4
     * because the poles are of order up to 5.
     */
    private static final double STEP = 0.25;

    /** The normal density is 5e-15 at 8. */
    private static final int REACH = 32;

    /** Nodes of less weight are left out; all of them together weigh 1e-14. */
    private static final double LEAST_WEIGHT = 1e-19;

    private final int n;
    private final double[] kernel;
    private final double[] fourth;

    private TangentHierarchy(int n) {
        this.n = n;
        this.kernel = new double[n * n];
        this.fourth = new double[n * n * n * n];
    }

    /** Returns the members of {@code network} as it is now. */
    public static TangentHierarchy of(GramNetwork network) {
        TangentHierarchy result = new TangentHierarchy(network.points());
        Neuron neuron = new Neuron(network.points(), network::product);
        double[] u = new double[network.points()];
        for (int r = 0; r < network.width(); r++) {
            for (int i = 0; i < u.length; i++) {
                u[i] = network.preactivation(i, r);
            }
            double square = network.readout(r) * network.readout(r);
            neuron.add(u, 1.0 / network.width(), square, square * square, result);
        }
        return result;
    }

    /**
     * Returns the expectations at initialisation, by a product of trapezoidal rules: for at most three points.
     *
     * <p><i>Accuracy:</i> 1e-12 for linearly independent unit vectors.
     *
     * @param gram c, n x n
     */
    public static TangentHierarchy expected(double[] gram, int n) {
        if (n > 3) {
            throw new IllegalArgumentException("n must be <= 3 but was %s".formatted(n));
        }
        TangentHierarchy result = new TangentHierarchy(n);
        double[] root = LabelledPoints.root(gram, n);
        Neuron neuron = new Neuron(n, (i, j) -> gram[i + n * j]);
        int nodes = 2 * REACH + 1;
        int total = (int) Math.pow(nodes, n);
        double[] u = new double[n];
        for (int at = 0; at < total; at++) {
            Arrays.fill(u, 0);
            double weight = 1;
            for (int k = 0, rest = at; k < n; k++, rest /= nodes) {
                double z = STEP * (rest % nodes - REACH);
                weight *= STEP * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
                for (int i = k; i < n; i++) {
                    u[i] += root[i + n * k] * z;
                }
            }
            if (weight < LEAST_WEIGHT) {
                continue;
            }
            // E a^2 = 1, E a^4 = 3.
            neuron.add(u, weight, 1, 3, result);
        }
        return result;
    }

    /** Returns n. */
    public int points() {
        return n;
    }

    /** Returns K2, n x n. */
    public double[] kernel() {
        return kernel.clone();
    }

    /** Returns {@code m K4_ab[i, j]}. */
    public double fourth(int a, int b, int i, int j) {
        return fourth[((a * n + b) * n + i) * n + j];
    }

    /** Writes {@code m K4_ab}, n x n with entry (i, j) at {@code i + n j}. */
    void fourth(int a, int b, double[] target) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                target[i + n * j] = fourth(a, b, i, j);
            }
        }
    }

    /** Entries of the Gram matrix. */
    private interface Products {
        double at(int i, int j);
    }

    /** Sums over neurons. */
    private static final class Neuron {

        private final int n;
        private final double[] c;
        private final double[][] s;

        /** A value with its derivatives by u_i, u_a and u_b. */
        private final double[] p = new double[4];

        private final double[] q = new double[4];

        Neuron(int n, Products products) {
            this.n = n;
            this.c = new double[n * n];
            this.s = new double[4][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    c[i + n * j] = products.at(i, j);
                }
            }
        }

        void add(double[] u, double weight, double square, double fourthPower, TangentHierarchy target) {
            for (int i = 0; i < n; i++) {
                double t = 1 - 2 / (Math.exp(2 * u[i]) + 1);
                double first = 1 - t * t;
                double second = -2 * t * first;
                s[0][i] = t;
                s[1][i] = first;
                s[2][i] = second;
                s[3][i] = -2 * first * first - 2 * t * second;
            }
            for (int a = 0; a < n; a++) {
                for (int b = a; b < n; b++) {
                    double entry = weight * (s[0][a] * s[0][b] + square * s[1][a] * s[1][b] * c[a + n * b]);
                    target.kernel[a + n * b] += entry;
                    if (a != b) {
                        target.kernel[b + n * a] += entry;
                    }
                    for (int i = 0; i < n; i++) {
                        derivatives(a, b, i);
                        for (int j = 0; j < n; j++) {
                            double along = c[j + n * i] * p[1] + c[j + n * a] * p[2] + c[j + n * b] * p[3];
                            double further = c[j + n * i] * q[1] + c[j + n * a] * q[2] + c[j + n * b] * q[3];
                            double term = weight
                                    * (s[0][j] * (p[0] + 3 * square * q[0])
                                            + s[1][j] * (square * along + fourthPower * further));
                            target.fourth[((a * n + b) * n + i) * n + j] += term;
                            if (a != b) {
                                target.fourth[((b * n + a) * n + i) * n + j] += term;
                            }
                        }
                    }
                }
            }
        }

        /** P in p and R in q. */
        private void derivatives(int a, int b, int i) {
            Arrays.fill(p, 0);
            Arrays.fill(q, 0);
            double ab = c[a + n * b];
            double ia = c[i + n * a];
            double ib = c[i + n * b];
            term(p, 2 * ab, i, 0, a, 1, b, 1);
            term(p, ia, i, 1, a, 1, b, 0);
            term(p, ib, i, 1, a, 0, b, 1);
            term(q, ab * ia, i, 1, a, 2, b, 1);
            term(q, ab * ib, i, 1, a, 1, b, 2);
        }

        /** Adds {@code factor s^(k)_i s^(l)_a s^(o)_b} with its three derivatives. */
        private void term(double[] sum, double factor, int i, int k, int a, int l, int b, int o) {
            double atI = s[k][i];
            double atA = s[l][a];
            double atB = s[o][b];
            sum[0] += factor * atI * atA * atB;
            sum[1] += factor * s[k + 1][i] * atA * atB;
            sum[2] += factor * atI * s[l + 1][a] * atB;
            sum[3] += factor * atI * atA * s[o + 1][b];
        }
    }
}
