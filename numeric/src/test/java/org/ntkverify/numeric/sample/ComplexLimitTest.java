package org.ntkverify.numeric.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.kernel.InfiniteWidthKernel;
import org.ntkverify.numeric.network.ComplexActivation;
import org.ntkverify.numeric.network.ComplexNetwork;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.expression.Expression;

/**
 * Means of complex networks against their limits: P3-2 to P3-6 of the theory note. Every comparison is two-sided at level 1e-6
 * (4.89), fewer than 100 of them.
 */
class ComplexLimitTest {

    private static final double CRITICAL = 4.89;

    /** {@code Q_12 = 0.4}, {@code Q_11 = Q_22 = 1}, all real. */
    private static final Inputs REAL_PAIR = pair(0.4, 0);

    /** {@code Q_12 = 0.4 + 0.8 i}: the same real part. */
    private static final Inputs COMPLEX_PAIR = pair(0.4, 0.8);

    /** Points of {@code C^2} with {@code |x|^2 / 2 = 1} and {@code x . conj(x') / 2 = re + i im}. */
    private static Inputs pair(double re, double im) {
        double root = Math.sqrt(2);
        double rest = Math.sqrt(1 - re * re - im * im);
        return Inputs.of("pair %s + %s i".formatted(re, im), new double[][] {
            {root, 0, 0, 0}, {root * re, root * rest, -root * im, 0}
        });
    }

    private static Moments moments(ComplexNetwork network, Observable observable, long draws) {
        SamplePlan plan = new SamplePlan(
                3, "complex-limit", network.toString(), SamplerKind.CONDITIONED, network, observable, 0, draws);
        return Sampling.run(plan, new LocalDrawEngine(2), Progress.SILENT);
    }

    private static ComplexNetwork circular(ComplexActivation activation, Inputs inputs, int layers, int width) {
        return ComplexNetwork.circular(activation, inputs, Collections.nCopies(layers, width));
    }

    private static void assertMean(Moments moments, int at, double exact, double margin) {
        double error = CRITICAL * moments.standardError(at);
        assertThat(Math.abs(moments.mean(at) - exact))
                .as("%s = %s, expected %s", moments.names().get(at), moments.mean(at), exact)
                .isLessThan(error);
        assertThat(error).isLessThan(margin);
    }

    /**
     * {@code F = E phi(z) conj(phi(z'))} and {@code D = E phi_z conj(phi'_z) + E phi_zbar conj(phi'_zbar)} at q = 0.4, from series
     * in orthogonal polynomials with 30 digits, zReLU and CReLU from their closed forms. For real q and one hidden layer the
     * readout contributes F and the hidden layer q D to K, at every width.
     */
    static Stream<Arguments> exactValues() {
        return Stream.of(
                Arguments.of(ComplexActivation.CRELU, 0.2720658908758908, 0.3154949402172273),
                Arguments.of(ComplexActivation.ZRELU, 0.0858354119770359, 0.0995370573026718),
                Arguments.of(ComplexActivation.CARDIOID, 0.1600305800603859, 0.3054708438485622),
                Arguments.of(ComplexActivation.AMPLITUDE_PHASE_TANH, 0.1791571686142407, 0.4533361265812764),
                Arguments.of(ComplexActivation.modRelu(-0.5), 0.1296895883205223, 0.331606494278501));
    }

    @ParameterizedTest
    @MethodSource("exactValues")
    void one_hidden_layer_has_the_exact_mean(ComplexActivation activation, double kernel, double slopes) {
        Moments moments = moments(circular(activation, REAL_PAIR, 1, 64), Observable.layerTheta(2, 2), 20_000);
        // Entry (0, 1) of the hidden layer and of the readout; theta is half the trace K.
        assertMean(moments, 1, 0.4 * slopes / 2, 0.002);
        assertMean(moments, 4, kernel / 2, 0.002);
        // "P3-6 holds for zReLU": its boundary term (a1 a0' + a0^2) / 4 = .1465 would be in D.
        if (activation.equals(ComplexActivation.ZRELU)) {
            double withBoundary = 0.1465;
            assertThat(Math.abs(moments.mean(1) - 0.4 * withBoundary / 2))
                    .isGreaterThan(CRITICAL * moments.standardError(1));
        }
    }

    /** P3-2: without the derivative by conj(z), D would be {@code E phi_z conj(phi'_z) = (a_0 + 1/2) / 4} for CReLU. */
    @Test
    void the_derivative_by_z_alone_gives_another_kernel() {
        ComplexNetwork network = circular(ComplexActivation.CRELU, REAL_PAIR, 1, 64);
        Moments moments = moments(network, Observable.layerTheta(2, 2), 20_000);
        double byZ = (2 * 0.3154949402172273 + 0.5) / 4;
        assertThat(Math.abs(moments.mean(1) - 0.4 * byZ / 2)).isGreaterThan(CRITICAL * moments.standardError(1));
    }

    /**
     * P3-2 at depth: two hidden cardioid layers, real inputs. With {@code F(1) = 3/8}, {@code rho = F(0.4) / F(1)} the parts of K
     * are {@code 0.4 D(0.4) D(rho)}, {@code F(0.4) D(rho)} and {@code F(1) F(rho)}, from the same series.
     */
    @Test
    void two_hidden_layers_follow_the_recursion() {
        double[] exact = {0.03780707997245717, 0.04951609179910113, 0.063095264343747};
        ComplexNetwork network = circular(ComplexActivation.CARDIOID, REAL_PAIR, 2, 1024);
        Moments moments = moments(network, Observable.layerTheta(2, 3), 1000);
        for (int layer = 0; layer < 3; layer++) {
            int at = 3 * layer + 1;
            double error = CRITICAL * moments.standardError(at);
            double scale = moments.mean(3 * layer);
            assertThat(Math.abs(moments.mean(at) - exact[layer] / 2) + error)
                    .as("layer %s: %s", layer + 1, moments.mean(at))
                    .isLessThan(0.02 * scale);
        }
    }

    /** P3-2 and P3-4: Re K / 2 of a split activation is the real kernel on the stacked inputs (Re x, Im x). */
    @ParameterizedTest
    @ValueSource(strings = {"relu", "erf"})
    void split_activations_have_the_real_kernel_of_the_stacked_inputs(String name) {
        Activation phi = Activation.named(name);
        Inputs inputs = TestNetworks.inputs(2, 4);
        ComplexNetwork network = circular(ComplexActivation.split(phi), inputs, 2, 2048);
        Moments moments = moments(network, Observable.theta(2), 200);
        Architecture real = Architecture.ntk(phi, 2, Expression.ONE, Expression.ZERO);
        double[][] limit = InfiniteWidthKernel.of(real).matrix(inputs).ntk();
        double[][] ofRealParts = InfiniteWidthKernel.of(real)
                .matrix(Inputs.of("real parts", realParts(inputs)))
                .ntk();
        int at = 0;
        for (int j = 0; j < 2; j++) {
            for (int i = 0; i <= j; i++) {
                double scale = Math.sqrt(limit[i][i] * limit[j][j]);
                double error = CRITICAL * moments.standardError(at);
                assertThat(Math.abs(moments.mean(at) - limit[i][j]) + error).isLessThan(0.03 * scale);
                // The real network on Re x alone is another one.
                assertThat(Math.abs(moments.mean(at) - ofRealParts[i][j])).isGreaterThan(error);
                at++;
            }
        }
    }

    private static double[][] realParts(Inputs inputs) {
        double[][] points = new double[inputs.count()][inputs.dimension() / 2];
        for (int i = 0; i < points.length; i++) {
            for (int k = 0; k < points[i].length; k++) {
                points[i][k] = inputs.coordinate(i, k);
            }
        }
        return points;
    }

    /** P3-4, second half: a kernel of stacked inputs cannot depend on Im Q; that of the cardioid does, that of CReLU does not. */
    @Test
    void only_split_activations_ignore_the_imaginary_part_of_the_covariance() {
        assertThat(shift(ComplexActivation.CRELU)).isLessThan(CRITICAL);
        assertThat(shift(ComplexActivation.CARDIOID)).isGreaterThan(CRITICAL);
        assertThat(shift(ComplexActivation.ZRELU)).isGreaterThan(CRITICAL);
    }

    /** The change of Re F from q = 0.4 to 0.4 + 0.8 i in standard errors. */
    private static double shift(ComplexActivation activation) {
        Moments first = moments(circular(activation, REAL_PAIR, 1, 64), Observable.sigma(2), 10_000);
        Moments second = moments(circular(activation, COMPLEX_PAIR, 1, 64), Observable.sigma(2), 10_000);
        double difference = Math.abs(first.mean(1) - second.mean(1));
        return difference / Math.hypot(first.standardError(1), second.standardError(1));
    }

    /** P3-5: {@code Im K = (L+1) Im Q / 4^L} for CReLU with L hidden layers; exact at every width for L = 1. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void the_imaginary_part_of_the_crelu_kernel_halves_twice_a_layer(int layers) {
        ComplexNetwork network = circular(ComplexActivation.CRELU, COMPLEX_PAIR, layers, 1024);
        Moments moments = moments(network, Observable.complexKernel(2), 1000);
        double exact = (layers + 1) * 0.8 / Math.pow(4, layers);
        int imaginary = moments.names().indexOf("K im[0,1]");
        double error = CRITICAL * moments.standardError(imaginary);
        double scale = moments.mean(0);
        assertThat(Math.abs(moments.mean(imaginary) - exact) + error).isLessThan(0.02 * scale);
        // "Im K vanishes for complex data."
        assertThat(moments.mean(imaginary)).isGreaterThan(error);
        // "Its factor is the depth less one."
        assertThat(Math.abs(moments.mean(imaginary) - exact * layers / (layers + 1)))
                .isGreaterThan(error);
    }

    /** P3-3: with circular weights the pseudo-kernel is 0 in the mean and of order {@code n^(-1/2)}; with real ones neither. */
    @Test
    void the_pseudo_kernel_vanishes_for_circular_weights_only() {
        Observable square = Observable.of(List.of("|P|^2"), (draw, target) -> {
            double[] parts = new double[6];
            Observable.pseudoKernel(2).observe(draw, parts);
            target[0] = parts[1] * parts[1] + parts[4] * parts[4];
        });
        double[] widths = {64, 256, 1024};
        double[] squares = new double[3];
        double[] errors = new double[3];
        for (int k = 0; k < 3; k++) {
            ComplexNetwork network = circular(ComplexActivation.CARDIOID, COMPLEX_PAIR, 2, (int) widths[k]);
            Moments moments = moments(network, square, 4000);
            squares[k] = moments.mean(0);
            errors[k] = moments.standardError(0) / moments.mean(0);
        }
        for (int k = 1; k < 3; k++) {
            // Each factor 4 of the width divides E |P|^2 by 4, up to corrections of relative order 1/n.
            double slope = Math.log(squares[k] / squares[k - 1]) / Math.log(4) / 2;
            double error = CRITICAL * Math.hypot(errors[k], errors[k - 1]) / Math.log(4) / 2;
            assertThat(Math.abs(slope + 0.5) + error).as("slope %s", slope).isLessThan(0.15);
        }
        Observable mean = Observable.pseudoKernel(2);
        Moments circular = moments(circular(ComplexActivation.CARDIOID, COMPLEX_PAIR, 2, 256), mean, 4000);
        Moments real = moments(
                new ComplexNetwork(ComplexActivation.CARDIOID, 1, 0, COMPLEX_PAIR, List.of(256, 256)), mean, 4000);
        for (int at : new int[] {1, 4}) {
            assertThat(Math.abs(circular.mean(at))).isLessThan(CRITICAL * circular.standardError(at));
        }
        assertThat(Math.abs(real.mean(1))).isGreaterThan(0.05 + CRITICAL * real.standardError(1));
    }
}
