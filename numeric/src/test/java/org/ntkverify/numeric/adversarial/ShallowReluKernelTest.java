package org.ntkverify.numeric.adversarial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.kernel.KernelGradient;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.expression.Expression;

/** The closed form against the recursion of the library and against differences. */
class ShallowReluKernelTest {

    private static final int D = 3;

    private static double[] normals(int layer, int count) {
        double[] normals = new double[count];
        RandomStreams.of(5, "kernel", "test").fillNormals(0, layer, StreamRole.EXPERIMENT_DATA, normals, count);
        return normals;
    }

    private static double[] column(double[] matrix, int i) {
        return Arrays.copyOfRange(matrix, i * D, (i + 1) * D);
    }

    @Test
    void values_and_gradients_are_those_of_the_recursion() {
        double[] centres = normals(0, 5 * D);
        double[] points = normals(1, 4 * D);
        ShallowReluKernel kernel = new ShallowReluKernel(D, centres);
        KernelGradient reference =
                KernelGradient.of(Architecture.ntk(Activation.RELU, 1, Expression.ONE, Expression.ZERO)
                        .withInput(InputScaling.RAW));
        double[] matrix = kernel.matrix(points);
        for (int j = 0; j < 5; j++) {
            double[] weights = new double[5];
            weights[j] = 1;
            double[] gradients = kernel.at(points).gradients(weights);
            for (int i = 0; i < 4; i++) {
                KernelGradient.Gradients pair = reference.at(column(points, i), column(centres, j));
                assertThat(matrix[j + i * 5]).isCloseTo(pair.ntk(), within(1e-14));
                assertThat(column(gradients, i)).containsExactly(pair.ntkGradient(), within(1e-13));
            }
        }
    }

    @Test
    void gradients_are_limits_of_differences() {
        double[] weights = normals(2, 6);
        KernelClassifier f = new KernelClassifier(new ShallowReluKernel(D, normals(0, 6 * D)), weights);
        double[] point = normals(3, D);
        double[] gradient = new double[D];
        f.gradients(point, gradient);
        double h = 1e-5;
        for (int k = 0; k < D; k++) {
            double[] up = point.clone();
            double[] down = point.clone();
            up[k] += h;
            down[k] -= h;
            double[] high = new double[1];
            double[] low = new double[1];
            f.values(up, high);
            f.values(down, low);
            assertThat(gradient[k]).isCloseTo((high[0] - low[0]) / (2 * h), within(1e-8));
        }
    }

    /** On the diagonal {@code Theta(x, x) = |x|^2}; the part of the derivative without a limit is left out. */
    @Test
    void equal_inputs_have_a_finite_kernel_and_gradient() {
        double[] x = {1, 2, 2};
        ShallowReluKernel kernel = new ShallowReluKernel(D, x);
        assertThat(kernel.matrix(x)[0]).isCloseTo(9, within(1e-14));
        assertThat(kernel.at(x).gradients(new double[] {1})).containsExactly(new double[] {1, 2, 2}, within(1e-14));
    }
}
