package org.ntkverify.numeric.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.experiment.RegretStudy.Method;
import org.ntkverify.numeric.gp.Regret;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.sample.InitialParameters;
import org.ntkverify.numeric.sample.Moments;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.expression.Expression;

class RegretStudyTest {

    private static final RandomStreams STREAMS = RandomStreams.of(4, "test", "regret");

    @Test
    void gradients_written_out_are_those_of_backpropagation() {
        Inputs circle = Inputs.circle(9);
        FiniteNetwork network = new FiniteNetwork(
                Architecture.ntk(Activation.RELU, 1, Expression.ONE, Expression.ZERO)
                        .withInput(InputScaling.RAW),
                circle,
                List.of(5));
        double[] parameters = InitialParameters.of(network, STREAMS, 0);
        double[] rows = NetworkGradients.of(new NetworkFunction(network).at(parameters), 9);
        double[] written = RegretStudy.gradients(network, parameters);
        assertThat(written).hasSameSizeAs(rows);
        for (int i = 0; i < 9; i++) {
            for (int p = 0; p < parameters.length; p++) {
                assertThat(written[p + i * parameters.length]).isCloseTo(rows[i + p * 9], within(1e-14));
            }
        }
    }

    @Test
    void functions_have_the_kernel_as_their_covariance() {
        RegretStudy study = new RegretStudy(1, 1);
        int draws = 4000;
        double variance = 0;
        double opposite = 0;
        for (int draw = 0; draw < draws; draw++) {
            double[] truth = study.truth(STREAMS, draw);
            variance += truth[0] * truth[0] / draws;
            opposite += truth[0] * truth[25] / draws;
        }
        // Theta is 1 on the diagonal and 1/(2 pi) at a right angle; errors of 4000 draws are 0.022 and 0.016.
        assertThat(variance).isCloseTo(1, within(0.11));
        assertThat(opposite).isCloseTo(1 / (2 * Math.PI), within(0.08));
    }

    @Test
    void pairs_compare_runs_on_one_function() {
        PairedRegret itself = new PairedRegret(3, 4, Method.POSTERIOR, Method.POSTERIOR);
        assertThat(PosteriorIdentitiesTest.draws(itself, 50).mean(0)).isZero();
        assertThat(PosteriorIdentitiesTest.draws(itself, 50).variance(0)).isZero();
        RegretStudy study = new RegretStudy(3, 4);
        double[] sign = new double[1];
        for (int draw = 0; draw < 20; draw++) {
            double[] truth = study.truth(STREAMS, draw);
            Regret first = study.sampling(Method.ENSEMBLE, STREAMS, draw).maximise(truth, STREAMS, draw);
            Regret second = study.sampling(Method.POSTERIOR, STREAMS, draw).maximise(truth, STREAMS, draw);
            new PairedRegret(3, 4, Method.ENSEMBLE, Method.POSTERIOR)
                    .newTrial(STREAMS)
                    .observe(draw, sign);
            assertThat(sign[0]).isEqualTo(Math.signum(first.simple(12) - second.simple(12)));
        }
    }

    @Test
    void the_ensemble_stalls_and_width_helps() {
        assertThat(excess(Method.ENSEMBLE)).isGreaterThan(0.25);
        assertThat(excess(Method.LINEAR_8)).isGreaterThan(0.25);
        assertThat(excess(Method.LINEAR_64)).isBetween(-0.05, 0.35);
        assertThat(excess(Method.NO_FRESH_NOISE)).isCloseTo(0, within(0.12));
    }

    private static double excess(Method method) {
        Moments moments = PosteriorIdentitiesTest.draws(new PairedRegret(6, 5, method, Method.POSTERIOR), 300);
        return moments.mean(0);
    }
}
