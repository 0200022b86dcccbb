package org.ntkverify.numeric.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.sample.ExperimentPlan;
import org.ntkverify.numeric.sample.Moments;
import org.ntkverify.symbolic.Activation;

class FiniteDifferenceFitTest {

    private static final long SEED = Long.getLong("ntk.seed", 20240601L);

    private static Moments draws(String activation, int samples, double least, int inverseStep) {
        FiniteDifferenceFit fit = new FiniteDifferenceFit(Activation.named(activation), 6, samples, least, inverseStep);
        return new ExperimentPlan(SEED, "test/difference", fit, 0, 200).run(new LocalDrawEngine(2), Progress.SILENT);
    }

    @Test
    void the_residual_falls_with_the_step() {
        // The logarithm varies by about 0.7, so the mean of 200 is known to 0.05; six errors of the difference are
        // 0.42.
        double coarse = draws("tanh", 12, 0, 1000).mean(0);
        double fine = draws("tanh", 12, 0, 10_000).mean(0);
        assertThat(coarse - fine).isCloseTo(Math.log(10), within(0.42));
    }

    @Test
    void more_samples_than_weights_leave_a_residual() {
        // 78 weights, 120 samples: at least a part of about sqrt(42/120) stays.
        Moments moments = draws("tanh", 120, 1e-4, 10_000);
        assertThat(Math.exp(moments.mean(0))).isBetween(0.5, 1.0);
        assertThat(moments.mean(1)).isZero();
    }
}
