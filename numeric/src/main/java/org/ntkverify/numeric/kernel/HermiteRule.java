package org.ntkverify.numeric.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * The trapezoidal rule with step {@code h} = 1/64 for expectations under the standard normal law, and the normalised probabilists' Hermite
 * polynomials {@code he_n = He_n / sqrt(n!)} at its nodes, {@code he_(n+1)(g) = (g he_n(g) - sqrt(n) he_(n-1)(g)) / sqrt(n+1)}.
 *
 * <p>For a function that is analytic in a strip the rule errs by {@code exp(-2 pi d / h)}, d the half width of the strip (Trefethen and
 * Weideman, SIAM Review 56, 2014, theorem 5.1); {@link HermiteExpansion} compares it with the rule of step 2 h.
 */
final class HermiteRule {

    /** {@code he_n} times the density is bounded by {@code exp(-g^2/4)}, which is 4e-19 here. */
    private static final int REACH = 13;

    private static final int NODES_PER_UNIT = 64;

    private static final int HALF = REACH * NODES_PER_UNIT;

    private final double[] nodes = new double[2 * HALF + 1];

    /** {@code h he_n(g) density(g)}; the first is the weights of the rule. */
    private final List<double[]> weighted = new ArrayList<>();

    HermiteRule() {
        double[] weights = new double[nodes.length];
        for (int k = 0; k < nodes.length; k++) {
            nodes[k] = (double) (k - HALF) / NODES_PER_UNIT;
            weights[k] = Math.exp(-nodes[k] * nodes[k] / 2) / Math.sqrt(2 * Math.PI) / NODES_PER_UNIT;
        }
        weighted.add(weights);
    }

    /** Makes polynomials up to degree {@code count - 1} known; to be called before threads share the rule. */
    void prepare(int count) {
        while (weighted.size() < count) {
            int n = weighted.size() - 1;
            double[] last = weighted.get(n);
            double[] next = new double[nodes.length];
            double root = Math.sqrt(n + 1.0);
            for (int k = 0; k < nodes.length; k++) {
                double before = n == 0 ? 0 : Math.sqrt(n) * weighted.get(n - 1)[k];
                next[k] = (nodes[k] * last[k] - before) / root;
            }
            weighted.add(next);
        }
    }

    /** Returns the nodes; not to be changed. */
    double[] nodes() {
        return nodes;
    }

    /**
     * Returns {@code E[f(g) he_n(g)]} by the rule of step h, and the same by that of step 2 h.
     *
     * @param n below what was prepared
     * @param values f at the nodes
     */
    Pair moment(int n, double[] values) {
        double[] factors = weighted.get(n);
        double even = 0;
        double odd = 0;
        for (int k = 0; k + 1 < nodes.length; k += 2) {
            even = Math.fma(factors[k], values[k], even);
            odd = Math.fma(factors[k + 1], values[k + 1], odd);
        }
        int last = nodes.length - 1;
        even = Math.fma(factors[last], values[last], even);
        return new Pair(even + odd, 2 * even);
    }

    /** Returns the size of the first and the last term of {@code E[f]}, where the sum is cut off. */
    double edges(double[] values) {
        int last = nodes.length - 1;
        double[] weights = weighted.get(0);
        return (Math.abs(weights[0] * values[0]) + Math.abs(weights[last] * values[last])) * NODES_PER_UNIT;
    }

    /** One expectation by two rules. */
    record Pair(double fine, double coarse) {
        double difference() {
            return Math.abs(fine - coarse);
        }
    }
}
