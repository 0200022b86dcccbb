package org.ntkverify.numeric.adversarial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.network.ForwardPass;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.InitialParameters;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;
import org.ntkverify.symbolic.Activation;

/** Linear models at trained parameters, the experiments on them, and how kernels move with the width. */
class FrozenDynamicsTest {

    private static final int N = 6;

    private static final TrainingSetting SETTING =
            new TrainingSetting(new TwoScaleLaw(4, 1), 60, 16, 20, 20, 2, Attack.projected(0.1, 2));

    private static double[] means(Experiment experiment, int draws) {
        Experiment.Trial trial = experiment.newTrial(RandomStreams.of(12, "test", experiment.text()));
        double[] mean = new double[experiment.names().size()];
        double[] values = new double[mean.length];
        for (int draw = 0; draw < draws; draw++) {
            trial.observe(draw, values);
            KernelInstance.add(mean, 1.0 / draws, values);
        }
        return mean;
    }

    private static double rate(Experiment experiment, Event event, int draws) {
        return means(experiment, draws)[
                experiment.names().indexOf(event.indicators().get(0))];
    }

    @Test
    void stage_two_is_kernel_regression_and_planted_mistakes_are_seen() {
        ThreeDynamics dynamics = new ThreeDynamics(30, 5);
        assertThat(rate(dynamics, ThreeDynamics.AGREE, 200)).isZero();
        assertThat(rate(dynamics, ThreeDynamics.WITH_OUTPUT, 200)).isGreaterThan(0.99);
        assertThat(rate(dynamics, ThreeDynamics.WITH_FIRST_KERNEL, 200)).isGreaterThan(0.99);
        assertThat(rate(dynamics, ThreeDynamics.WITH_ERROR, 1000)).isBetween(0.06, 0.14);
    }

    /** Values against the Jacobian-vector product of the network, gradients against differences of the values. */
    @Test
    void the_linear_model_is_the_derivative_of_the_network() {
        FiniteNetwork template = SETTING.network(N);
        RandomStreams streams = RandomStreams.of(4, "linear", "model");
        double[] points = new double[N * 4];
        streams.fillNormals(0, 0, StreamRole.EXPERIMENT_DATA, points, points.length);
        double[][] rows = new double[N][4];
        for (int at = 0; at < points.length; at++) {
            rows[at / 4][at % 4] = points[at];
        }
        FiniteNetwork network = template.withInputs(Inputs.of("test", rows));
        NetworkFunction function = new NetworkFunction(network);
        double[] parameters = InitialParameters.of(network, streams, 0);
        double[] delta = InitialParameters.of(network, streams, 1);
        ForwardPass pass = function.at(parameters);
        LinearisedNetwork model = new LinearisedNetwork(function.layout(), parameters, delta);
        double[] values = new double[N];
        model.values(points, values);
        assertThat(values).containsExactly(pass.pushForward(delta), within(1e-13));
        double[] gradients = new double[N * 4];
        model.gradients(points, gradients);
        double h = 1e-7;
        for (int at = 0; at < points.length; at++) {
            double[] up = points.clone();
            up[at] += h;
            double[] high = new double[N];
            model.values(up, high);
            assertThat(gradients[at]).isCloseTo((high[at / 4] - values[at / 4]) / h, within(1e-6));
        }
    }

    @Test
    void frozen_kernels_and_separations_are_observed_by_thresholds() {
        TrainingSetting full = new TrainingSetting(new TwoScaleLaw(4, 1), 60, 16, 20, 60, 2, Attack.projected(0.1, 2));
        FrozenKernel gain = new FrozenKernel(full, 0.01, FrozenKernel.Question.GAIN, List.of(-1.01, 1.0));
        assertThat(rate(gain, gain.events().above(-1.01), 3)).isZero();
        assertThat(rate(gain, gain.events().above(1), 3)).isEqualTo(1);
        KernelSeparation separation = new KernelSeparation(SETTING, List.of(-50.0, 50.0));
        assertThat(rate(separation, separation.events().above(-50), 3)).isZero();
        assertThat(rate(separation, separation.events().above(50), 3)).isEqualTo(1);
        assertThatThrownBy(() -> new KernelSeparation(full, List.of())).hasMessage("batch must be < 60 but was 60");
    }

    /** Four times the width: sin falls by about 16, ReLU by about 8. */
    @Test
    void kernels_move_less_in_wider_networks() {
        double smooth = means(new KernelShift(Activation.named("sin"), 12, 64), 200)[0]
                - means(new KernelShift(Activation.named("sin"), 12, 256), 200)[0];
        double relu = means(new KernelShift(Activation.RELU, 12, 64), 200)[0]
                - means(new KernelShift(Activation.RELU, 12, 256), 200)[0];
        assertThat(smooth / Math.log(4)).isBetween(1.6, 2.2);
        assertThat(relu / Math.log(4)).isBetween(1.2, 1.8);
    }
}
