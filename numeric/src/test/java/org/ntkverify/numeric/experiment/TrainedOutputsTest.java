package org.ntkverify.numeric.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.sample.ExperimentPlan;
import org.ntkverify.numeric.sample.Moments;
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

    @Test
    void narrow_trained_networks_are_not_far_from_the_law() {
        TrainedOutputs experiment = experiment(32, 30);
        Moments moments = new ExperimentPlan(SEED, "test/trained", experiment, 0, 400)
                .run(new LocalDrawEngine(2), Progress.SILENT);
        for (int i = 0; i < 8; i++) {
            assertThat(moments.mean(i)).isCloseTo(0.5, within(0.2));
        }
    }
}
