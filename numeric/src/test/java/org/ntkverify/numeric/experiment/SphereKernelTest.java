package org.ntkverify.numeric.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.kernel.InfiniteWidthKernel;
import org.ntkverify.numeric.network.NetworkDescription;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.spectrum.Eigenvalues;
import org.ntkverify.symbolic.Architecture;

class SphereKernelTest {

    private static final RandomStreams STREAMS = RandomStreams.of(3, "sphere", "test");

    /** The recursion with {@code wstd = 1} and raw inputs has Theta = H + N and Sigma = N, without any factor. */
    @Test
    void it_is_the_kernel_of_the_recursion() {
        Architecture architecture = NetworkDescription.parse("relu*1 input=raw").architecture();
        InfiniteWidthKernel exact = InfiniteWidthKernel.of(architecture);
        for (int dimension : new int[] {3, 7}) {
            for (SphereKernel.Part part : SphereKernel.Part.values()) {
                double[] observed = new double[2];
                new SphereKernel(dimension, 9, part).newTrial(STREAMS).observe(4, observed);
                Inputs inputs = new UnitPoints(9, dimension).inputs(STREAMS, 4);
                double[] kernel = new double[81];
                for (int i = 0; i < 9; i++) {
                    for (int k = 0; k < 9; k++) {
                        InfiniteWidthKernel.DecimalPair pair = exact.enclosure(inputs, i, k, 30);
                        kernel[i + 9 * k] = (part == SphereKernel.Part.BOTH ? pair.ntk() : pair.nngp())
                                .toInterval()
                                .midpoint();
                    }
                }
                double smallest = Eigenvalues.of(kernel, 9).smallest();
                assertThat(Math.exp(observed[0])).isCloseTo(smallest, within(1e-9 * smallest));
                assertThat(observed[1]).isZero();
            }
        }
    }

    @Test
    void a_draw_depends_on_its_index_alone() {
        SphereKernel experiment = new SphereKernel(3, 12, SphereKernel.Part.BOTH);
        double[] first = new double[2];
        double[] again = new double[2];
        double[] other = new double[2];
        experiment.newTrial(STREAMS).observe(2, first);
        var trial = experiment.newTrial(STREAMS);
        trial.observe(1, other);
        trial.observe(2, again);
        assertThat(again).isEqualTo(first);
        assertThat(other[0]).isNotEqualTo(first[0]);
    }
}
