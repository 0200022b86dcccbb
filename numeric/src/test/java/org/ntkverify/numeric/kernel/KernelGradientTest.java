package org.ntkverify.numeric.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntkverify.numeric.kernel.KernelGradient.Gradients;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.expression.Expression;

class KernelGradientTest {

    private static final double[] X = {0.75, -0.5, 1.25};
    private static final double[] OTHER = {-0.25, 0.5, 1.0};

    /** Central differences with two steps combined: an error of 1e-12 of the step's fourth power and 2^-52/h of rounding. */
    private static final double STEP = 1e-3;

    private static final double TOLERANCE = 1e-9;

    private static final Expression HALF = Expression.ratio(1, 2);
    private static final Expression GAIN = Expression.ratio(3, 2);

    static Stream<Architecture> architectures() {
        return Stream.of(
                Architecture.ntk(Activation.RELU, 1, GAIN, Expression.ZERO),
                Architecture.ntk(Activation.RELU, 3, GAIN, HALF),
                Architecture.ntk(Activation.ERF, 2, GAIN, HALF).withInput(InputScaling.RAW),
                Architecture.ntk(Activation.named("gelu"), 2, GAIN, Expression.ZERO),
                Architecture.ntk(Activation.named("hard-tanh"), 1, GAIN, HALF),
                Architecture.ntk(Activation.named("sin"), 2, Expression.ONE, HALF)
                        .withResidualBlocks(List.of(Expression.ratio(2, 3))));
    }

    private static double difference(ToDoubleFunction<double[]> f, int coordinate) {
        return (4 * central(f, coordinate, STEP / 2) - central(f, coordinate, STEP)) / 3;
    }

    private static double central(ToDoubleFunction<double[]> f, int coordinate, double step) {
        double[] above = X.clone();
        double[] below = X.clone();
        above[coordinate] += step;
        below[coordinate] -= step;
        return (f.applyAsDouble(above) - f.applyAsDouble(below)) / (2 * step);
    }

    private static double dot(double[] left, double[] right) {
        return left[0] * right[0] + left[1] * right[1] + left[2] * right[2];
    }

    private static InfiniteWidthKernel.KernelPair pair(InfiniteWidthKernel kernel, double[] x) {
        double qq = 0;
        for (int k = 0; k < x.length; k++) {
            qq += (x[k] - OTHER[k]) * (x[k] - OTHER[k]);
        }
        return kernel.at(dot(x, x), dot(OTHER, OTHER), dot(x, OTHER), qq, x.length);
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void gradients_are_those_of_the_kernels(Architecture architecture) {
        InfiniteWidthKernel kernel = InfiniteWidthKernel.of(architecture);
        Gradients gradients = KernelGradient.of(architecture).at(X, OTHER);
        assertThat(gradients.nngp()).isCloseTo(pair(kernel, X).nngp(), offset(1e-13));
        assertThat(gradients.ntk()).isCloseTo(pair(kernel, X).ntk(), offset(1e-13));
        for (int k = 0; k < X.length; k++) {
            assertThat(gradients.nngpGradient()[k])
                    .isCloseTo(difference(x -> pair(kernel, x).nngp(), k), offset(TOLERANCE));
            assertThat(gradients.ntkGradient()[k])
                    .isCloseTo(difference(x -> pair(kernel, x).ntk(), k), offset(TOLERANCE));
        }
        assertThat(gradients.ntkGradient()[0])
                .as("the gradient by the other input is another one")
                .isNotCloseTo(KernelGradient.of(architecture).at(OTHER, X).ntkGradient()[0], offset(1e-3));
    }

    @Test
    void a_kernel_with_a_kink_has_no_gradient_at_collinear_inputs() {
        KernelGradient relu = KernelGradient.of(Architecture.ntk(Activation.RELU, 2, GAIN, Expression.ZERO));
        assertThatThrownBy(() -> relu.at(new double[] {1, 0}, new double[] {2, 0}))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith("kernel must be differentiable at x but at [1.0, 0.0], [2.0, 0.0]")
                .hasMessageEndingWith("Maybe the two are collinear, where relu has a kink.");
    }

    @Test
    void a_smooth_kernel_has_one_there() {
        KernelGradient erf = KernelGradient.of(Architecture.ntk(Activation.ERF, 2, GAIN, Expression.ZERO));
        assertThat(erf.at(X, X).ntkGradient()).hasSize(3).doesNotContain(Double.NaN);
    }

    @Test
    void both_inputs_must_have_one_dimension() {
        KernelGradient erf = KernelGradient.of(Architecture.ntk(Activation.ERF, 1, GAIN, Expression.ZERO));
        assertThatThrownBy(() -> erf.at(X, new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("other must have 3 coordinates, as x, but had 2");
    }
}
