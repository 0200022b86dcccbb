package org.ntkverify.numeric.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.gp.PerturbedNetwork.Perturbation;
import org.ntkverify.numeric.kernel.InfiniteWidthKernel;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.sample.InitialParameters;
import org.ntkverify.numeric.sample.Moments;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.expression.Expression;

/** The law of the perturbed network before training. */
class PerturbedPriorTest {

    private static final Architecture SHALLOW = Architecture.ntk(Activation.RELU, 1, Expression.ONE, Expression.ZERO)
            .withInput(InputScaling.RAW);
    private static final Inputs POINTS = Inputs.sphere(3, 4, 7);

    /** {@code (1/(2 pi)) (sin t + (pi - t) cos t)} and, with the inner layer, {@code + cos t (pi - t)/(2 pi)}. */
    private static double kernel(double rho, int inner) {
        double t = Math.acos(Math.min(1, rho));
        return (Math.sin(t) + (1 + inner) * (Math.PI - t) * rho) / (2 * Math.PI);
    }

    private static double product(int i, int j) {
        double product = 0;
        for (int k = 0; k < 4; k++) {
            product += POINTS.coordinate(i, k) * POINTS.coordinate(j, k);
        }
        return product;
    }

    private static void assertCovariance(Perturbation used, double inner, double nngp) {
        Moments moments = PosteriorIdentitiesTest.draws(new PerturbedPrior(SHALLOW, POINTS, 8, used), 30_000);
        int at = 0;
        for (int j = 0; j < 3; j++) {
            for (int i = 0; i <= j; i++) {
                double rho = product(i, j);
                double expected = nngp * kernel(rho, 0) + inner * (kernel(rho, 1) - kernel(rho, 0));
                assertThat(moments.mean(at))
                        .as("%s at %s, %s", used, i, j)
                        .isCloseTo(expected, within(5 * moments.standardError(at)));
                at++;
            }
        }
    }

    @Test
    void covariances_are_made_of_the_parts_that_are_kept() {
        assertCovariance(Perturbation.WITHOUT_READOUT, 1, 1);
        assertCovariance(Perturbation.FULL, 1, 2);
        assertCovariance(Perturbation.NONE, 0, 1);
    }

    @Test
    void closed_forms_are_those_of_the_kernels() {
        InfiniteWidthKernel.KernelMatrices kernels =
                InfiniteWidthKernel.of(SHALLOW).matrix(POINTS);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < i; j++) {
                assertThat(kernels.ntk()[i][j]).isCloseTo(kernel(product(i, j), 1), within(1e-12));
                assertThat(kernels.nngp()[i][j]).isCloseTo(kernel(product(i, j), 0), within(1e-12));
                assertThat(InformationGain.kernel(product(i, j))).isCloseTo(kernels.ntk()[i][j], within(1e-12));
            }
        }
    }

    /** Excess kurtosis of the notes: .95, .23, .04 at 16, 64, 256, each with an error of about 15 % of 3 + 15/m at 2e4 draws. */
    @Test
    void the_fourth_moment_exceeds_three_by_fifteen_over_the_width() {
        for (int width : List.of(1, 16, 64)) {
            Moments moments = PosteriorIdentitiesTest.draws(new PerturbedPriorKurtosis(width), 100_000);
            assertThat(moments.mean(0)).isCloseTo(3 + 15.0 / width, within(5 * moments.standardError(0)));
        }
        assertThat(15.0 / 16).isCloseTo(0.95, within(0.3));
    }

    /** Without the readout averaged out, by the network itself: its moment is far noisier. */
    @Test
    void the_fourth_moment_is_that_of_the_network() {
        int width = 4;
        FiniteNetwork network = new FiniteNetwork(SHALLOW, Inputs.of("e", new double[][] {{1, 0}}), List.of(width));
        NetworkFunction function = new NetworkFunction(network);
        RandomStreams streams = RandomStreams.of(2, "test", "kurtosis");
        int draws = 200_000;
        double fourth = 0;
        double eighth = 0;
        for (int draw = 0; draw < draws; draw++) {
            double g = PerturbedPrior.started(function, streams, draw, Perturbation.WITHOUT_READOUT)
                    .atStart()[0];
            fourth += Math.pow(g, 4) / draws;
            eighth += Math.pow(g, 8) / draws;
        }
        double error = Math.sqrt((eighth - fourth * fourth) / draws);
        assertThat(error).isLessThan(0.25);
        assertThat(fourth).isCloseTo(3 + 15.0 / width, within(4 * error));
        assertThat(Math.abs(fourth - (3 + 7.5 / width))).as("independent parts").isGreaterThan(4 * error);
    }

    @Test
    void the_two_initialisations_of_a_draw_are_its_own() {
        FiniteNetwork network = new FiniteNetwork(SHALLOW, POINTS, List.of(3));
        RandomStreams streams = RandomStreams.of(2, "test", "addresses");
        double[][] all = new double[4][];
        for (int i = 0; i < 4; i++) {
            all[i] = InitialParameters.of(network, streams, i);
        }
        double[] first = PerturbedPrior.started(new NetworkFunction(network), streams, 0, Perturbation.NONE)
                .atStart();
        assertThat(first)
                .containsExactly(new NetworkFunction(network).at(all[0]).outputs());
        assertThat(all[1]).isNotEqualTo(all[0]);
        assertThat(PerturbedPrior.started(new NetworkFunction(network), streams, 1, Perturbation.NONE)
                        .atStart())
                .containsExactly(new NetworkFunction(network).at(all[2]).outputs());
    }
}
