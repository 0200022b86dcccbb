package org.ntkverify.numeric.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.internal.blas.LinearAlgebra;
import org.ntkverify.numeric.network.FiniteNetwork;

/** Dead networks, dependent features and shapes at the border: finite results, and those that the definition gives. */
class DegenerateNetworksTest {

    private static NetworkSampler sampler(SamplerKind kind, FiniteNetwork network) {
        return new SamplePlan(1, "degenerate", "test", kind, network, Observable.theta(1), 0, 1).sampler();
    }

    private static void forEachDraw(
            SamplerKind kind, FiniteNetwork network, int draws, BiConsumer<Integer, NetworkDraw> test) {
        NetworkSampler.Source source = sampler(kind, network).newSource();
        for (int draw = 0; draw < draws; draw++) {
            test.accept(draw, source.draw(draw));
        }
    }

    private static void assertFinite(NetworkDraw draw) {
        for (int i = 0; i < draw.inputCount(); i++) {
            assertThat(draw.output(i)).isFinite();
            for (int j = 0; j < draw.inputCount(); j++) {
                assertThat(draw.theta(i, j)).isFinite();
                assertThat(draw.sigma(i, j)).isFinite();
                assertThat(draw.theta(i, j)).isEqualTo(draw.theta(j, i));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = SamplerKind.class, names = "AVERAGED", mode = EnumSource.Mode.EXCLUDE)
    void a_dead_network_has_zero_kernels_and_output(SamplerKind kind) {
        // Width 1: with probability at least 1/2 all is dead for one input; 50 draws without one have probability
        // 2^-50.
        FiniteNetwork network = TestNetworks.relu(TestNetworks.inputs(1, 2), TestNetworks.NO_BIAS, 1, 1, 1);
        int[] dead = {0};
        forEachDraw(kind, network, 50, (index, draw) -> {
            assertFinite(draw);
            if (draw.sigma(0, 0) == 0) {
                dead[0]++;
                assertThat(draw.theta(0, 0)).isEqualTo(0);
                assertThat(draw.output(0)).isEqualTo(0);
            }
        });
        assertThat(dead[0]).isPositive();
    }

    @ParameterizedTest
    @EnumSource(value = SamplerKind.class, names = "AVERAGED", mode = EnumSource.Mode.EXCLUDE)
    void the_zero_input_of_a_network_without_bias_gives_zero(SamplerKind kind) {
        Inputs inputs = Inputs.of("zero and one", new double[][] {{0, 0}, {1, 1}});
        FiniteNetwork network = TestNetworks.relu(inputs, TestNetworks.NO_BIAS, 5, 5);
        forEachDraw(kind, network, 20, (index, draw) -> {
            assertFinite(draw);
            assertThat(draw.theta(0, 0)).isEqualTo(0);
            assertThat(draw.theta(0, 1)).isEqualTo(0);
            assertThat(draw.output(0)).isEqualTo(0);
        });
    }

    @ParameterizedTest
    @EnumSource(value = SamplerKind.class, names = "AVERAGED", mode = EnumSource.Mode.EXCLUDE)
    void a_duplicated_input_has_the_kernels_of_the_original_and_a_singular_matrix(SamplerKind kind) {
        Inputs inputs = Inputs.of("duplicate", new double[][] {{1, 0.5, -1}, {0.25, 1, 1}, {1, 0.5, -1}});
        FiniteNetwork network = TestNetworks.relu(inputs, TestNetworks.HALF, 9, 7, 8);
        forEachDraw(kind, network, 200, (index, draw) -> {
            assertFinite(draw);
            double scale = draw.theta(0, 0) + draw.theta(1, 1);
            assertThat(draw.output(2)).isCloseTo(draw.output(0), within(1e-12 * (1 + Math.abs(draw.output(0)))));
            assertThat(draw.theta(2, 2)).isCloseTo(draw.theta(0, 0), within(1e-12 * scale));
            assertThat(draw.theta(1, 2)).isCloseTo(draw.theta(0, 1), within(1e-12 * scale));
            double[] eigenvalues = LinearAlgebra.get().symmetricEigenvalues(draw.thetaMatrix(), 3);
            assertThat(eigenvalues[0]).isLessThanOrEqualTo(1e-10 * eigenvalues[2]);
        });
    }

    @ParameterizedTest
    @EnumSource(value = SamplerKind.class, names = "AVERAGED", mode = EnumSource.Mode.EXCLUDE)
    void an_input_scaled_by_any_factor_scales_its_outputs(SamplerKind kind) {
        // ReLU without bias is homogeneous; a cut-off relative to the largest input would drop the small one.
        Inputs inputs = Inputs.of("scales", new double[][] {{1, 0.5}, {1e-9, 0.5e-9}, {0.3, -1e8}});
        FiniteNetwork network = TestNetworks.relu(inputs, TestNetworks.NO_BIAS, 12, 12);
        forEachDraw(kind, network, 50, (index, draw) -> {
            assertFinite(draw);
            assertThat(draw.output(1))
                    .isCloseTo(1e-9 * draw.output(0), within(1e-6 * 1e-9 * (1 + Math.abs(draw.output(0)))));
            assertThat(draw.theta(1, 1)).isCloseTo(1e-18 * draw.theta(0, 0), within(1e-12 * 1e-18 * draw.theta(0, 0)));
        });
    }

    @ParameterizedTest
    @EnumSource(value = SamplerKind.class, names = "AVERAGED", mode = EnumSource.Mode.EXCLUDE)
    void more_inputs_than_neurons_and_more_dimensions_than_inputs_stay_finite(SamplerKind kind) {
        for (FiniteNetwork network : List.of(
                TestNetworks.relu(TestNetworks.inputs(9, 2), TestNetworks.HALF, 3, 2, 4),
                TestNetworks.relu(TestNetworks.inputs(9, 2), TestNetworks.NO_BIAS, 1, 1),
                TestNetworks.relu(TestNetworks.inputs(2, 40), TestNetworks.NO_BIAS, 5, 6),
                TestNetworks.relu(TestNetworks.inputs(2, 40), TestNetworks.HALF, 1, 3),
                TestNetworks.relu(TestNetworks.inputs(1, 1), TestNetworks.HALF, 1))) {
            forEachDraw(kind, network, 100, (index, draw) -> assertFinite(draw));
        }
    }

    @Test
    void nearly_equal_inputs_are_reported() {
        Inputs close = Inputs.of("close", new double[][] {{1, 0}, {1, 1e-5}});
        assertThat(sampler(SamplerKind.CONDITIONED, TestNetworks.relu(close, TestNetworks.NO_BIAS, 64, 64))
                        .newSource()
                        .draw(0)
                        .nearlySingular())
                .isFalse();
        Inputs closer = Inputs.of("closer", new double[][] {{1, 0}, {1, 3e-6}});
        assertThat(sampler(SamplerKind.CONDITIONED, TestNetworks.relu(closer, TestNetworks.NO_BIAS, 64, 64))
                        .newSource()
                        .draw(0)
                        .nearlySingular())
                .isTrue();
        Inputs equal = Inputs.of("equal", new double[][] {{1, 0}, {1, 0}});
        assertThat(sampler(SamplerKind.CONDITIONED, TestNetworks.relu(equal, TestNetworks.NO_BIAS, 64, 64))
                        .newSource()
                        .draw(0)
                        .nearlySingular())
                .isFalse();
    }

    @Test
    void widths_beyond_one_tile_cover_every_neuron() {
        // 1024 + 1024 + 452 neurons: the mean of Sigma is the limit only if every tile counts once.
        FiniteNetwork network =
                TestNetworks.relu(Inputs.of("one", new double[][] {{1, 1}}), TestNetworks.NO_BIAS, 2500, 1025);
        MomentsBuilder moments = new MomentsBuilder(Observable.sigma(1).names());
        forEachDraw(
                SamplerKind.CONDITIONED, network, 400, (index, draw) -> moments.add(new double[] {draw.sigma(0, 0)}));
        // Limit 2 |x|^2 / d = 2; relative deviation of a draw about sqrt(5 / 1025), so 3.5e-3 for the mean: 5 errors.
        assertThat(moments.build().mean(0))
                .isCloseTo(2, within(5 * moments.build().standardError(0)));
        assertThat(moments.build().standardError(0)).isLessThan(0.01);
    }
}
