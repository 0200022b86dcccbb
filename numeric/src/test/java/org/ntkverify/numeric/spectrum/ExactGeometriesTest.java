package org.ntkverify.numeric.spectrum;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalArithmetic;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.data.InputsText;
import org.ntkverify.numeric.kernel.InfiniteWidthKernel;
import org.ntkverify.numeric.kernel.InfiniteWidthKernel.KernelEnclosures;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/**
 * Geometries whose smallest eigenvalues are known: the two-layer ReLU kernels {@code H(rho) = rho (pi - theta)/(2 pi)},
 * {@code N(rho) = (sin theta + (pi - theta) rho)/(2 pi)} and their sum, on unit vectors.
 */
class ExactGeometriesTest {

    private static final Interval PER_TWICE_PI = Interval.ONE.over(Interval.PI.plus(Interval.PI));
    private static final Interval HALF = Interval.of(0.5);

    /** H, N, and H + N, from the network that has N as its NNGP and H + N as its tangent kernel. */
    private static IntervalMatrix kernel(String name, Inputs inputs, int hiddenLayers) {
        KernelEnclosures both = InfiniteWidthKernel.of(
                        Architecture.ntk(Activation.RELU, hiddenLayers, Expression.ONE, Expression.ZERO)
                                .withInput(InputScaling.RAW))
                .enclosure(inputs);
        return switch (name) {
            case "N" -> both.nngp();
            case "H+N" -> both.ntk();
            default ->
                IntervalMatrix.ofLowerTriangle(inputs.count(), i -> {
                    Interval[] row = new Interval[i + 1];
                    for (int j = 0; j <= i; j++) {
                        row[j] = both.ntk().entry(i, j).minus(both.nngp().entry(i, j));
                    }
                    return row;
                });
        };
    }

    private static void requireAround(EigenvalueEnclosure found, Interval exact) {
        assertThat(found.lower()).as("%s around %s", found, exact).isLessThanOrEqualTo(exact.lower());
        assertThat(found.upper()).as("%s around %s", found, exact).isGreaterThanOrEqualTo(exact.upper());
        // The goal for up to 200 points.
        assertThat(found.relativeGap()).isLessThan(1e-10);
        // Twin: a value off by a hundred-millionth is refused.
        assertThat(found.interval().contains(exact.lower() * (1 + 1e-8))).isFalse();
    }

    private static EigenvalueEnclosure smallest(String name, Inputs inputs) {
        return CertifiedEigenvalue.enclosure(kernel(name, inputs, 1));
    }

    private static Inputs generated(String text) {
        return InputsText.read(text, Path.of("."));
    }

    private static Inputs orthonormal(int n) {
        double[][] points = new double[n][n];
        for (int i = 0; i < n; i++) {
            points[i][i] = 1;
        }
        return Inputs.of("orthonormal", points);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 20, 200})
    void orthonormal_points(int n) {
        requireAround(smallest("H", orthonormal(n)), HALF);
        requireAround(smallest("N", orthonormal(n)), HALF.minus(PER_TWICE_PI));
        requireAround(smallest("H+N", orthonormal(n)), Interval.ONE.minus(PER_TWICE_PI));
    }

    /** Even and odd parts: 1/2 and 1/2 of H, (1/2 - 1/pi) and 1/2 of N, their sums of H + N. */
    @ParameterizedTest
    @ValueSource(ints = {2, 20, 100})
    void cross_polytope(int dimension) {
        Inputs inputs = generated("cross-polytope:" + dimension);
        Interval perPi = PER_TWICE_PI.plus(PER_TWICE_PI);
        requireAround(smallest("H", inputs), HALF);
        requireAround(smallest("N", inputs), HALF.minus(perPi));
        requireAround(smallest("H+N", inputs), Interval.ONE.minus(perPi));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 50, 199})
    void simplex(int dimension) {
        Inputs inputs = generated("simplex:" + dimension);
        Interval rho = Interval.of(-1).over(Interval.of(dimension));
        Interval theta = IntervalArithmetic.INSTANCE.call(Function.ARC_COS, List.of(rho));
        Interval hidden = Interval.PI.minus(theta).times(PER_TWICE_PI).times(rho);
        Interval sine = Interval.ONE.minus(rho.power(2)).sqrt();
        Interval readout = hidden.plus(sine.times(PER_TWICE_PI));
        requireAround(smallest("H", inputs), equicorrelated(HALF, hidden, dimension));
        requireAround(smallest("N", inputs), equicorrelated(HALF, readout, dimension));
        requireAround(smallest("H+N", inputs), equicorrelated(Interval.ONE, hidden.plus(readout), dimension));
    }

    /** {@code d + 1} points with equal entries off the diagonal: {@code k(1) - k} d times and {@code k(1) + d k} once. */
    private static Interval equicorrelated(Interval diagonal, Interval other, int dimension) {
        return other.upper() < 0 ? diagonal.plus(Interval.of(dimension).times(other)) : diagonal.minus(other);
    }

    @Test
    void the_printed_simplex_and_the_canonical_points() {
        assertThat(smallest("H+N", generated("simplex:5")).lower()).isBetween(0.93124179635, 0.93124179645);
        double[][] points = {{1, 0, 0}, {0.3, 0.954, 0}, {-0.2, 0.4, 0.894}};
        for (double[] point : points) {
            double norm = Math.hypot(Math.hypot(point[0], point[1]), point[2]);
            for (int k = 0; k < 3; k++) {
                point[k] /= norm;
            }
        }
        Interval smallest =
                smallest("H+N", Inputs.of("canonical points", points)).interval();
        assertThat(smallest.lower()).isGreaterThan(0.554986415);
        assertThat(smallest.upper()).isLessThan(0.554986425);
    }

    /** 2p points have rank p + 2: singular for p >= 3, and neither proved positive nor refuted. */
    @ParameterizedTest
    @ValueSource(ints = {3, 4, 8, 30, 100})
    void equispaced_points_are_never_certified(int p) {
        IntervalMatrix matrix = kernel("H+N", generated("circle:" + 2 * p), 1);
        EigenvalueEnclosure found = CertifiedEigenvalue.enclosure(matrix);
        assertThat(found.positiveDefinite()).as("%s", found).isEmpty();
        assertThat(found.lower()).isNegative().isGreaterThan(-1e-11);
        CertifiedRank rank = CertifiedRank.of(matrix);
        assertThat(rank.atLeast()).isLessThanOrEqualTo(p + 2);
        assertThat(rank.gap()).isPositive();
    }

    /** The sizes above stand for all of these. */
    @Test
    @Tag("slow")
    void every_number_of_points_up_to_200() {
        for (int n = 3; n <= 200; n++) {
            orthonormal_points(n);
            simplex(n - 1);
            if (n % 2 == 0) {
                cross_polytope(n / 2);
            }
            if (n % 2 == 0 && n >= 6) {
                equispaced_points_are_never_certified(n / 2);
            }
        }
    }

    /** With more pairs than dimensions one hidden layer is singular, two are not. */
    @ParameterizedTest
    @CsvSource({"4, 3", "10, 3", "30, 10"})
    void antipodal_pairs_beyond_the_dimension(int pairs, int dimension) {
        Inputs inputs = Inputs.sphere(pairs, dimension, 7).withAntipodes();
        assertThat(smallest("H+N", inputs).positiveDefinite()).isEmpty();
        assertThat(CertifiedEigenvalue.enclosure(kernel("H+N", inputs, 2)).positiveDefinite())
                .contains(true);
    }
}
