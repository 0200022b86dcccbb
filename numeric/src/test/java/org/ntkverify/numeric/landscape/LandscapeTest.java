package org.ntkverify.numeric.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.InitialParameters;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.spectrum.Eigenvalues;
import org.ntkverify.numeric.train.LinearNetworkOrder;
import org.ntkverify.numeric.train.LossHessian;
import org.ntkverify.numeric.train.Objective;
import org.ntkverify.symbolic.Parameterization;

/** Quantities of the landscape against dense matrices and closed forms, and events that must and must not happen. */
class LandscapeTest {

    private static final RandomStreams STREAMS = RandomStreams.of(11, "landscape", "test");

    private static final double[] NOTHING = {0, 0};
    private static final double[] VIOLATED = {1, 0};

    private static double[] observed(Experiment experiment, Event event, long draw) {
        double[] target = new double[experiment.names().size()];
        experiment.newTrial(STREAMS).observe(draw, target);
        int at = experiment.names().indexOf(event.indicators().get(0));
        return new double[] {target[at], target[at + 1]};
    }

    private static double[][] dense(LossHessian hessian) {
        int n = hessian.size();
        double[][] columns = new double[n][];
        for (int j = 0; j < n; j++) {
            double[] unit = new double[n];
            unit[j] = 1;
            columns[j] = hessian.times(unit);
        }
        return columns;
    }

    @Test
    void sharpness_is_the_largest_eigenvalue_of_the_dense_hessian() {
        for (Parameterization parameterization : List.of(Parameterization.MUP, Parameterization.NTK)) {
            NetworkFunction function = SignProductTask.dense(parameterization, 1, 5);
            Objective objective = SignProductTask.objective();
            double[] theta = InitialParameters.of(function.network(), STREAMS, 2);
            double[][] columns = dense(new LossHessian(function, objective, theta));
            int n = columns.length;
            double[] matrix = new double[n * n];
            for (int j = 0; j < n; j++) {
                System.arraycopy(columns[j], 0, matrix, j * n, n);
            }
            double unit = parameterization == Parameterization.MUP ? 5 : 1;
            double expected = unit * Eigenvalues.of(matrix, n).largest();
            assertThat(new Sharpness(function, objective, STREAMS).at(theta, 0))
                    .isCloseTo(expected, within(2e-6 * expected));
        }
    }

    @Test
    void traces_are_those_of_the_dense_hessian() {
        NetworkFunction function = SignProductTask.dense(Parameterization.MUP, 1, 5);
        Objective objective = SignProductTask.objective();
        double[] theta = InitialParameters.of(function.network(), STREAMS, 4);
        LossHessian hessian = new LossHessian(function, objective, theta);
        double whole = 0;
        double gaussNewton = 0;
        for (int j = 0; j < hessian.size(); j++) {
            double[] unit = new double[hessian.size()];
            unit[j] = 1;
            whole += hessian.times(unit)[j];
            gaussNewton += hessian.gaussNewton(unit)[j];
        }
        assertThat(CurvatureTrace.gaussNewton(function, theta)).isCloseTo(gaussNewton, within(1e-14));
        assertThat(CurvatureTrace.residual(function, objective, theta)).isCloseTo(whole - gaussNewton, within(1e-13));
    }

    /** {@code lambda_max(G)} by order parameters against the dense Gauss-Newton matrix of the network itself. */
    @Test
    void order_parameters_give_the_sharpness_of_the_linear_network() {
        for (Parameterization parameterization : List.of(Parameterization.MUP, Parameterization.NTK)) {
            LinearNetwork network = new LinearNetwork(6, 4, parameterization);
            NetworkFunction function = network.function();
            double[] theta = InitialParameters.of(function.network(), STREAMS, 1);
            LinearNetworkOrder order = network.order(0.5, network.kappa(), function.layout(), theta);
            double kernel =
                    Eigenvalues.of(function.at(theta).tangentKernel(), 4).largest();
            assertThat(order.sharpness()).isCloseTo(network.squaredGamma() * kernel, within(1e-14));
            assertThat(order.w()).containsExactly(function.at(theta).outputs(), within(1e-15));
        }
    }

    @Test
    void identities_hold_and_their_planted_mistakes_are_seen() {
        OrderParameterAgreement order =
                new OrderParameterAgreement(new LinearNetwork(8, 5, Parameterization.MUP), 0.5, 50, 1e-10);
        assertThat(observed(order, OrderParameterAgreement.EXACT, 0)).containsExactly(NOTHING);
        for (Event wrong : List.of(
                OrderParameterAgreement.FIRST_ORDER,
                OrderParameterAgreement.WITHOUT_DIMENSION,
                OrderParameterAgreement.OTHER_RATE)) {
            assertThat(observed(order, wrong, 0)).as(wrong.name()).containsExactly(VIOLATED);
        }
        HessianSplit split = new HessianSplit(4, 1e-9);
        for (Event right : List.of(HessianSplit.SPLIT, HessianSplit.SPECTRUM)) {
            assertThat(observed(split, right, 0)).as(right.name()).containsExactly(NOTHING);
        }
        for (Event wrong : List.of(
                HessianSplit.ALONE, HessianSplit.OTHER_SIGN, HessianSplit.UNSCALED, HessianSplit.OTHER_FACTOR)) {
            assertThat(observed(split, wrong, 0)).as(wrong.name()).containsExactly(VIOLATED);
        }
        FrozenCurvature frozen = new FrozenCurvature(8, 1, 10);
        assertThat(observed(frozen, FrozenCurvature.READOUT, 0)).containsExactly(NOTHING);
        assertThat(observed(frozen, FrozenCurvature.HIDDEN, 0)).containsExactly(VIOLATED);
        assertThat(observed(frozen, FrozenCurvature.ALL, 0)).containsExactly(VIOLATED);
    }

    @Test
    void deviations_are_compared_in_both_directions() {
        double[] target = new double[Deviations.names().size()];
        // The deviation of S falls to a tenth, that of L doubles.
        new Deviations(1, 0.1, 0.1, 0.2).write(target);
        assertThat(target).containsExactly(0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0);
        new Deviations(1, 0.1, 2, 0.1).write(target);
        assertThat(target).containsExactly(1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0);
        new Deviations(1, 0.1, Double.NaN, 0.1).write(target);
        assertThat(target).as("what is not a number supports nothing").startsWith(1, 0, 1, 0, 1, 0);
    }

    @Test
    void figures_have_their_points() {
        double best = LearningRates.best(Parameterization.MUP, 16, 20, 0);
        assertThat(best).isBetween(1.0, 16.0);
        assertThat(SharpnessCurve.of(Parameterization.MUP, 16, best, 10, 5)).hasSize(3);
    }

    @Test
    void other_parameterisations_are_refused() {
        assertThatThrownBy(() -> new LinearNetwork(4, 2, Parameterization.STANDARD))
                .hasMessage("parameterization must be NTK or MUP but was STANDARD");
    }
}
