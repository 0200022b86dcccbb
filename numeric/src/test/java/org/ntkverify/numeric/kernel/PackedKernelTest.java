package org.ntkverify.numeric.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkverify.numeric.arithmetic.DecimalInterval;
import org.ntkverify.numeric.kernel.InfiniteWidthKernel.DecimalPair;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.expression.Expression;

/** Error of the vector code against enclosures, in ulps of {@code sqrt(K(x,x) K(x',x'))}, d = 3, so that the first gain is no double. */
class PackedKernelTest {

    private static final int DIMENSION = 3;

    /** With one more than twice the digits lost next to {@code rho = 1}, where each biased layer halves them. */
    private static final int DIGITS = 50;

    /** Points of one length. */
    private static final int GROUP = 6;

    private static List<Architecture> networks(Activation activation) {
        Expression gain = Expression.integer(2).sqrt();
        List<Architecture> networks = new ArrayList<>();
        for (int depth : new int[] {1, 3}) {
            networks.add(Architecture.ntk(activation, depth, gain, Expression.ZERO));
            networks.add(Architecture.jacot(activation, depth, Expression.ratio(1, 10)));
            networks.add(Architecture.ntk(
                    activation, depth, gain, Expression.ratio(1, 3).sqrt()));
        }
        return networks;
    }

    /** For lengths 0.01, 1 and 100: a point, its neighbours and near antipodes, an exact copy, multiple and antipode; and 0. */
    private static double[] points() {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(20261127L);
        List<double[]> points = new ArrayList<>(List.of(new double[DIMENSION]));
        for (double size : new double[] {0.01, 1, 100}) {
            double[] point = moved(new double[DIMENSION], 1, size, random);
            points.add(point);
            points.add(moved(point, 1.25, 1e-3 * size, random));
            points.add(moved(point, 1, 1e-9 * size, random));
            points.add(moved(point, 1.5, 1e-15 * size, random));
            points.add(moved(point, -1.5, 1e-6 * size, random));
            points.add(moved(point, -1, 1e-14 * size, random));
        }
        double[] last = points.get(points.size() - GROUP);
        points.add(moved(last, 1, 0, random));
        points.add(moved(last, 2, 0, random));
        points.add(moved(last, -1, 0, random));
        return points.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private static double[] moved(double[] point, double factor, double size, UniformRandomProvider random) {
        double[] moved = new double[DIMENSION];
        for (int k = 0; k < DIMENSION; k++) {
            moved[k] = factor * point[k] + size * random.nextDouble(-1, 1);
        }
        return moved;
    }

    private static Expression product(double[] points, int i, int j) {
        BigFraction total = BigFraction.ZERO;
        for (int k = 0; k < DIMENSION; k++) {
            BigFraction x = new BigFraction(points[i * DIMENSION + k]);
            total = total.add(x.multiply(new BigFraction(points[j * DIMENSION + k])));
        }
        return Expression.constant(total);
    }

    private static double[] triangle(Architecture network, KernelKind kind, double[] points) {
        int n = points.length / DIMENSION;
        double[] packed = new double[n * (n + 1) / 2];
        PackedKernel.of(network).fill(kind, points, DIMENSION, 1, packed);
        return packed;
    }

    /** The larger of both kernels' errors over all pairs, the kernels computed from {@code used}. */
    private static double worst(Architecture network, double[] points, double[] used) {
        InfiniteWidthKernel exact = InfiniteWidthKernel.of(network);
        double[] nngp = triangle(network, KernelKind.NNGP, used);
        double[] ntk = triangle(network, KernelKind.NTK, used);
        double worst = 0;
        for (int i = 0; i < points.length / DIMENSION; i++) {
            for (int j : partners(i)) {
                DecimalPair pair = exact.enclosure(
                        product(points, i, i), product(points, j, j), product(points, i, j), DIMENSION, DIGITS);
                worst = Math.max(worst, error(nngp, i, j, pair.nngp()));
                worst = Math.max(worst, error(ntk, i, j, pair.ntk()));
            }
        }
        return worst;
    }

    /** All points of the same group, and every fourth of the others. */
    private static int[] partners(int i) {
        return IntStream.rangeClosed(0, i)
                .filter(j -> (i - 1) / GROUP == (j - 1) / GROUP || (i + j) % 4 == 0)
                .toArray();
    }

    private static double error(double[] packed, int i, int j, DecimalInterval exact) {
        double scale = Math.sqrt(packed[PackedKernel.index(i, i)]) * Math.sqrt(packed[PackedKernel.index(j, j)]);
        double ulp = Math.ulp(scale);
        assertThat(exact.width().doubleValue())
                .as("width of the reference, so that it is one")
                .isLessThanOrEqualTo(0.01 * ulp);
        double actual = packed[PackedKernel.index(i, j)];
        return new BigDecimal(actual).subtract(exact.lower()).abs().doubleValue() / ulp;
    }

    /**
     * Measured: ReLU 2.9 without bias, 6.9 with; erf 12.2, at three layers, where each layer multiplies the roundings of z by up to
     * {@code 2a}. Rounded up for other points of the same kind.
     */
    @ParameterizedTest
    @CsvSource({"relu, 8", "erf, 16"})
    void the_error_stays_within_its_budget(String activation, double budget) {
        double[] points = points();
        double worst = 0;
        for (Architecture network : networks(Activation.named(activation))) {
            worst = Math.max(worst, worst(network, points, points));
        }
        assertThat(worst).as("largest error in ulps").isLessThanOrEqualTo(budget);
    }

    /** Twin: one coordinate displaced by one part in 10^13 is seen, in the kernels of both activations. */
    @ParameterizedTest
    @CsvSource({"relu, 8", "erf, 16"})
    void a_displaced_coordinate_breaks_the_budget(String activation, double budget) {
        double[] points = points();
        double[] displaced = points.clone();
        displaced[7 * DIMENSION] *= 1 + 1e-13;
        assertThat(worst(networks(Activation.named(activation)).get(0), points, displaced))
                .isGreaterThan(10 * budget);
    }

    @Test
    void exact_copies_have_the_diagonal_and_zero_has_zero() {
        double[] points = points();
        int n = points.length / DIMENSION;
        for (Activation activation : List.of(Activation.RELU, Activation.ERF)) {
            for (KernelKind kind : KernelKind.values()) {
                double[] packed = triangle(networks(activation).get(3), kind, points);
                int copy = n - 3;
                int original = n - 9;
                assertThat(packed[PackedKernel.index(copy, original)])
                        .isEqualTo(packed[PackedKernel.index(original, original)]);
                for (int i = 0; i < n; i++) {
                    assertThat(packed[PackedKernel.index(i, 0)]).isZero();
                }
            }
        }
    }
}
