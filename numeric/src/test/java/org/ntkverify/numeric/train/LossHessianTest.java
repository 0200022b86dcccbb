package org.ntkverify.numeric.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.internal.blas.LinearAlgebra;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.network.TrainingPass;
import org.ntkverify.numeric.sample.InitialParameters;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;
import org.ntkverify.numeric.spectrum.Lanczos;
import org.ntkverify.numeric.spectrum.SymmetricOperator;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.expression.Expression;

/** The Hessian of the loss against differences of its gradient, and its ends against the dense spectrum. */
class LossHessianTest {

    private static final RandomStreams STREAMS = RandomStreams.of(11, "hessian", "test");
    private static final NetworkFunction FUNCTION = new NetworkFunction(new FiniteNetwork(
            Architecture.mup(Activation.named("tanh"), 1, Expression.ONE, Expression.ZERO),
            Inputs.sphere(6, 4, 3),
            List.of(7)));
    private static final double[] TARGETS = {1, -1, 1, -1, -1, 1};
    private static final int SIZE = FUNCTION.layout().size();

    private static double[] start() {
        return InitialParameters.of(FUNCTION.network(), STREAMS, 0);
    }

    private static double[] dense(SymmetricOperator operator) {
        double[] matrix = new double[SIZE * SIZE];
        for (int j = 0; j < SIZE; j++) {
            double[] unit = new double[SIZE];
            unit[j] = 1;
            System.arraycopy(operator.times(unit), 0, matrix, j * SIZE, SIZE);
        }
        return matrix;
    }

    private static double[] gradient(Objective objective, double[] theta) {
        TrainingPass pass = new TrainingPass(FUNCTION);
        double[] cotangent = new double[6];
        objective.slopes(pass.outputs(theta), cotangent);
        double[] gradient = new double[SIZE];
        pass.gradient(theta, cotangent, gradient);
        return gradient;
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void product_is_the_derivative_of_the_gradient(Loss loss) {
        Objective objective = new Objective(loss, TARGETS, new double[] {.1, .2, 0, 0, .3, 0}, 0.3);
        double[] theta = start();
        double[] v = new double[SIZE];
        STREAMS.fillNormals(1, 0, StreamRole.EXPERIMENT_DATA, v, SIZE);
        double h = 1e-4;
        double[] product = new LossHessian(FUNCTION, objective, theta).times(v);
        double[] up = theta.clone();
        double[] down = theta.clone();
        for (int p = 0; p < SIZE; p++) {
            up[p] += h * v[p];
            down[p] -= h * v[p];
        }
        double[] above = gradient(objective, up);
        double[] below = gradient(objective, down);
        for (int p = 0; p < SIZE; p++) {
            assertThat(product[p]).isCloseTo((above[p] - below[p]) / (2 * h), within(1e-7));
        }
    }

    @Test
    void gauss_newton_part_has_the_spectrum_of_the_tangent_kernel() {
        Objective objective = Objective.meanSquared(TARGETS);
        double[] theta = start();
        LossHessian hessian = new LossHessian(FUNCTION, objective, theta);
        double[] matrix = new double[SIZE * SIZE];
        for (int j = 0; j < SIZE; j++) {
            double[] unit = new double[SIZE];
            unit[j] = 1;
            System.arraycopy(hessian.gaussNewton(unit), 0, matrix, j * SIZE, SIZE);
        }
        double[] whole = LinearAlgebra.get().symmetricEigenvalues(matrix, SIZE);
        double[] kernel =
                LinearAlgebra.get().symmetricEigenvalues(FUNCTION.at(theta).tangentKernel(), 6);
        for (int i = 0; i < 6; i++) {
            assertThat(whole[SIZE - 6 + i]).isCloseTo(kernel[i] / 6, within(1e-13));
        }
    }

    @Test
    void lanczos_finds_both_ends() {
        double[] theta = start();
        LossHessian hessian = new LossHessian(FUNCTION, Objective.meanSquared(TARGETS), theta);
        double[] exact = LinearAlgebra.get().symmetricEigenvalues(dense(hessian), SIZE);
        double[] begin = new double[SIZE];
        STREAMS.fillNormals(2, 0, StreamRole.EXPERIMENT_DATA, begin, SIZE);
        Lanczos ends = Lanczos.extremes(hessian, begin, 1e-10, SIZE);
        assertThat(ends.converged()).isTrue();
        assertThat(ends.largest()).isCloseTo(exact[SIZE - 1], within(1e-9));
        assertThat(ends.smallest()).isCloseTo(exact[0], within(1e-9));
        assertThat(exact[0]).as("indefinite").isNegative();
        assertThat(ends.products()).isLessThan(SIZE);
        Lanczos cut = Lanczos.extremes(hessian, begin, 1e-10, 3);
        assertThat(cut.converged()).isFalse();
        assertThat(cut.residual()).isGreaterThan(1e-6);
    }

    @Test
    void lanczos_stops_where_the_space_is_exhausted_and_refuses_what_is_not_finite() {
        double[] diagonal = {2, 0, 0, 0, -1, 0, 0, 0, 2};
        Lanczos ends = Lanczos.extremes(SymmetricOperator.of(diagonal, 3), new double[] {1, 1, 1}, 1e-12, 10);
        assertThat(ends.largest()).isCloseTo(2, within(1e-14));
        assertThat(ends.smallest()).isCloseTo(-1, within(1e-14));
        assertThat(ends.products()).isEqualTo(2);
        SymmetricOperator broken = SymmetricOperator.of(new double[] {Double.NaN}, 1);
        assertThatThrownBy(() -> Lanczos.extremes(broken, new double[] {1}, 1e-6, 3))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Lanczos.extremes(SymmetricOperator.of(diagonal, 3), new double[3], 1e-6, 3))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void logistic_curvature_at_zero_is_a_quarter_not_a_third() {
        assertThat(Loss.LOGISTIC.curvature(0, 1)).isEqualTo(0.25);
        assertThat(Loss.LOGISTIC.value(0, -1)).isCloseTo(Math.log(2), within(1e-15));
        assertThat(Loss.LOGISTIC.value(-800, 1)).isEqualTo(800);
        assertThat(Loss.LOGISTIC.slope(800, 1)).isEqualTo(-0.0);
    }
}
