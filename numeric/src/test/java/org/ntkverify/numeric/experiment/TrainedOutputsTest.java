package org.ntkverify.numeric.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.network.ForwardPass;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.ExperimentPlan;
import org.ntkverify.numeric.sample.InitialParameters;
import org.ntkverify.numeric.sample.Moments;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.train.LimitLaw;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.expression.Expression;

class TrainedOutputsTest {

    private static final long SEED = Long.getLong("ntk.seed", 20240601L);

    private static Inputs circle(double... angles) {
        double[][] points = new double[angles.length][];
        for (int i = 0; i < angles.length; i++) {
            points[i] = new double[] {Math.cos(angles[i]), Math.sin(angles[i])};
        }
        return Inputs.of("circle", points);
    }

    private static TrainedOutputs experiment(int width, int steps) {
        List<Double> targets = List.of(-2.5, -1.0, 0.5, 2.0).stream()
                .map(angle -> Math.cos(angle) * Math.sin(angle))
                .toList();
        return new TrainedOutputs(
                Architecture.jacot(Activation.RELU, 2, Expression.ratio(1, 10)),
                circle(-2.5, -1, 0.5, 2),
                circle(-1.5, 0, 1.5, 3),
                targets,
                width,
                6,
                steps);
    }

    /** numpy: arc-cosine recursion, numpy.linalg.solve(Theta, k). */
    @Test
    void the_limit_at_the_end_of_training_is_kernel_regression() {
        LimitLaw law = experiment(8, 60).limit();
        double[] means = {-0.2007056, 0.1576645, -0.12618147, 0.12332829};
        double[] deviations = {0.11482656, 0.11417664, 0.11580754, 0.16363366};
        for (int i = 0; i < 4; i++) {
            assertThat(law.mean().get(i)).isCloseTo(means[i], within(1e-7));
            assertThat(law.deviation(i)).isCloseTo(deviations[i], within(1e-7));
        }
    }

    @Test
    void without_training_the_law_is_that_at_initialisation() {
        LimitLaw law = experiment(8, 0).limit();
        assertThat(law.mean()).containsOnly(0.0);
        assertThat(law.deviation(0)).isCloseTo(Math.sqrt(0.1425), within(1e-12));
    }

    private static Moments draw(TrainedOutputs experiment, int draws) {
        return new ExperimentPlan(SEED, "test/trained", experiment, 0, draws)
                .run(new LocalDrawEngine(2), Progress.SILENT);
    }

    @Test
    void without_training_the_estimates_are_the_characteristic_function_at_the_start() {
        // f = h then, so the sine is 0 in each draw and the cosine a mean of exp(-omega^2 Sigma_n/(2 Sigma)).
        Moments moments = draw(experiment(256, 0), 200);
        for (int i = 0; i < 16; i += 4) {
            assertThat(moments.mean(i)).isCloseTo(0, within(1e-12));
            assertThat(moments.mean(i + 1)).isCloseTo(Math.exp(-0.5), within(0.02));
            assertThat(moments.mean(i + 3)).isCloseTo(Math.exp(-2), within(0.04));
            assertThat(moments.variance(i + 1)).isPositive();
        }
    }

    @Test
    void trained_networks_follow_the_law_and_those_stopped_early_do_not() {
        // A standard error is about 0.015 for frequency 1, six of them and the distance from the limit are 0.15.
        assertThat(farthest(draw(experiment(128, 30), 400))).isLessThan(0.15);
        TrainedOutputs stopped = experiment(128, 1);
        LimitLaw end = experiment(128, 30).limit();
        assertThat(stopped.limit().mean().get(0)).isNotCloseTo(end.mean().get(0), within(0.02));
        // About its own limit, one step follows its own law.
        assertThat(farthest(draw(stopped, 400))).isLessThan(0.15);
    }

    /** The largest distance from the characteristic function of the standard normal law at frequency 1. */
    private static double farthest(Moments moments) {
        double worst = 0;
        for (int i = 0; i < 16; i += 4) {
            worst = Math.max(worst, Math.abs(moments.mean(i)));
            worst = Math.max(worst, Math.abs(moments.mean(i + 1) - Math.exp(-0.5)));
        }
        return worst;
    }

    @Test
    void the_control_variate_leaves_means_as_they_are() {
        // Means of the outputs themselves, without control: the same within errors of about 1/sqrt(400).
        TrainedOutputs experiment = experiment(64, 8);
        Moments controlled = draw(experiment, 400);
        Moments plain = new ExperimentPlan(SEED, "test/trained", new Uncontrolled(experiment), 0, 1600)
                .run(new LocalDrawEngine(2), Progress.SILENT);
        for (int i = 0; i < 4; i++) {
            double error = Math.sqrt(plain.variance(i) / 1600 + controlled.variance(4 * i + 1) / 400);
            assertThat(controlled.mean(4 * i + 1)).isCloseTo(plain.mean(i), within(5 * error));
        }
    }

    /** Cosines at frequency 1 of networks trained step by step with {@link ForwardPass}. */
    private record Uncontrolled(TrainedOutputs of) implements Experiment {

        @Override
        public String text() {
            return "uncontrolled " + of.text();
        }

        @Override
        public List<String> names() {
            return List.of("0", "1", "2", "3");
        }

        @Override
        public Trial newTrial(RandomStreams streams) {
            LimitLaw limit = of.limit();
            FiniteNetwork network = new FiniteNetwork(of.network(), of.training(), List.of(of.width(), of.width()));
            NetworkFunction trained = new NetworkFunction(network);
            NetworkFunction tested = new NetworkFunction(network.withInputs(of.test()));
            return (index, target) -> {
                double[] theta = InitialParameters.of(network, streams, index);
                for (int step = 0; step < of.steps(); step++) {
                    ForwardPass pass = trained.at(theta);
                    double[] residual = pass.outputs();
                    for (int k = 0; k < residual.length; k++) {
                        residual[k] = (residual[k] - of.targets().get(k)) / residual.length;
                    }
                    double[] gradient = pass.pullBack(residual);
                    for (int p = 0; p < theta.length; p++) {
                        theta[p] -= of.rate() * gradient[p];
                    }
                }
                double[] f = tested.at(theta).outputs();
                for (int i = 0; i < f.length; i++) {
                    target[i] = Math.cos((f[i] - limit.mean().get(i)) / limit.deviation(i));
                }
            };
        }
    }
}
