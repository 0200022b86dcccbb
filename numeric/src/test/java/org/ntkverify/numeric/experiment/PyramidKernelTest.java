package org.ntkverify.numeric.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.experiment.PyramidKernel.Readout;
import org.ntkverify.numeric.sample.ExperimentPlan;
import org.ntkverify.numeric.sample.Moments;
import org.ntkverify.symbolic.Activation;

class PyramidKernelTest {

    private static final long SEED = Long.getLong("ntk.seed", 20240601L);
    private static final Activation TANH = Activation.named("tanh");

    private static Moments draws(PyramidKernel kernel, long count) {
        return new ExperimentPlan(SEED, "test/pyramid", kernel, 0, count).run(new LocalDrawEngine(2), Progress.SILENT);
    }

    /**
     * {@code pyramid.py} beside the test resources, 2000 draws, has means -1.085(14) and 1.280(13) of the logarithm at d = 12, N = 18 for the kernel of
     * the second layer and the full one; six standard errors of both are allowed.
     */
    @Test
    void smallest_eigenvalues_are_those_of_another_implementation() {
        Moments block = draws(new PyramidKernel(TANH, 2, 12, 18, Readout.UNIT, 2), 2000);
        Moments full = draws(new PyramidKernel(TANH, 2, 12, 18, Readout.UNIT, 0), 2000);
        assertThat(block.mean(0)).isCloseTo(-1.085, within(0.12));
        assertThat(full.mean(0)).isCloseTo(1.280, within(0.12));
        assertThat(block.mean(1) + full.mean(1)).isZero();
    }

    @Test
    void more_samples_than_columns_are_unresolved() {
        assertThat(draws(new PyramidKernel(TANH, 2, 4, 17, Readout.UNIT, 2), 20).mean(1))
                .isEqualTo(1);
        assertThat(draws(new PyramidKernel(TANH, 2, 4, 12, Readout.UNIT, 2), 20).mean(1))
                .isZero();
    }

    @Test
    void data_and_weights_are_drawn_afresh() {
        Moments moments = draws(new PyramidKernel(TANH, 1, 4, 3, Readout.LECUN, 0), 30);
        assertThat(moments.variance(0)).isPositive();
    }
}
