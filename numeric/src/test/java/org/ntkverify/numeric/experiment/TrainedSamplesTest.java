package org.ntkverify.numeric.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.gp.GaussianLaw;
import org.ntkverify.numeric.gp.PerturbedNetwork.Perturbation;
import org.ntkverify.numeric.sample.Moments;
import org.ntkverify.numeric.sample.RandomStreams;

/** Trained networks; numbers marked numpy are from closed forms of both ReLU kernels, solved with numpy, and from its own gradient descent. */
class TrainedSamplesTest {

    private static final RandomStreams STREAMS = RandomStreams.of(9, "test", "trained samples");

    private static void assertVariances(GaussianLaw law, double... expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(law.covariance(i, i)).isCloseTo(expected[i], within(1e-8));
        }
    }

    @Test
    void laws_of_infinite_width_are_those_of_another_program() {
        GaussianLaw posterior = TrainedSamples.posterior();
        GaussianLaw ensemble = TrainedSamples.ensemble();
        double[] mean = {0.68102243, 0.43323347, 0.43442141};
        for (int i = 0; i < 3; i++) {
            assertThat(posterior.mean(i)).isCloseTo(mean[i], within(1e-8));
            assertThat(ensemble.mean(i)).isCloseTo(mean[i], within(1e-8));
        }
        assertVariances(posterior, 0.46756406, 0.30729579, 0.48485935);
        assertThat(posterior.covariance(0, 1)).isCloseTo(0.21797521, within(1e-8));
        assertVariances(ensemble, 0.20007255, 0.13592879, 0.19905734);
        assertVariances(TrainedSamples.withoutFreshNoise(), 0.41372525, 0.24425846, 0.43754668);
        assertVariances(TrainedSamples.nngpPosterior(), 0.19279387, 0.13317227, 0.19557779);
        assertThat(TrainedSamples.nngpPosterior().mean(2)).isCloseTo(0.61519864, within(1e-8));
        assertThatThrownBy(() -> new TrainedRegression().law(Perturbation.FULL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("perturbation must not be FULL here");
    }

    @Test
    void the_linear_counterpart_has_the_law_it_is_said_to_have() {
        for (Perturbation used : List.of(Perturbation.WITHOUT_READOUT, Perturbation.NONE)) {
            TrainedRegression.Pairs pairs = new TrainedRegression().pairs(16, used, STREAMS);
            MomentComponents components = new MomentComponents(pairs.law());
            int draws = 4000;
            double[] sum = new double[9];
            double[] squares = new double[9];
            double[] target = new double[9];
            for (int draw = 0; draw < draws; draw++) {
                components.write(pairs.draw(draw).linear(), target);
                for (int i = 0; i < 9; i++) {
                    sum[i] += target[i] / draws;
                    squares[i] += target[i] * target[i] / draws;
                }
            }
            List<Double> expected = components.expected(pairs.law());
            for (int i = 0; i < 9; i++) {
                double error = Math.sqrt((squares[i] - sum[i] * sum[i]) / draws);
                assertThat(sum[i]).as("%s, %s", used, i).isCloseTo(expected.get(i), within(5 * error));
            }
        }
    }

    /** Notes: largest error of means .067, .033, .011 (errors .011, .016, .024) at 32, 128, 512; numpy: .081(11), .035(16), .043(30). */
    @Test
    void trained_networks_approach_the_posterior() {
        double narrow = meanError(32, 4000);
        double wide = meanError(256, 1000);
        assertThat(narrow).isCloseTo(0.067, within(0.035));
        assertThat(wide).isLessThan(0.6 * narrow);
    }

    private static double meanError(int width, long draws) {
        Moments moments = PosteriorIdentitiesTest.draws(new TrainedSamples(width, Perturbation.WITHOUT_READOUT), draws);
        double largest = 0;
        for (int i = 0; i < 3; i++) {
            largest = Math.max(largest, Math.abs(moments.mean(i)));
        }
        return largest;
    }

    /** Notes: variance ratios .39, .41, .45 at 512; numpy: .42(3), .40(3), .38(2); infinite width .428, .442, .411. */
    @Test
    void ensembles_are_under_dispersed() {
        Moments moments = PosteriorIdentitiesTest.draws(new TrainedSamples(256, Perturbation.NONE), 1000);
        double[] limit = {0.42790405, 0.4423386, 0.41054656};
        for (int i = 0; i < 3; i++) {
            int at = moments.names().indexOf("covariance %s,%s".formatted(i + 1, i + 1));
            double variance = TrainedSamples.posterior().covariance(i, i);
            double ratio = (moments.mean(at) - moments.mean(i) * moments.mean(i)) / variance;
            assertThat(ratio)
                    .isCloseTo(limit[i], within(0.02 + 5 * moments.standardError(at) / variance))
                    .isLessThan(0.6);
        }
    }

    /** Root mean square of what later steps still change, over that of the distance to the linear sample. */
    private static double unsettled(int width, int steps) {
        TrainedRegression.Pairs pairs =
                new TrainedRegression().pairs(width, Perturbation.WITHOUT_READOUT, STREAMS, steps);
        TrainedRegression.Pairs longer =
                new TrainedRegression().pairs(width, Perturbation.WITHOUT_READOUT, STREAMS, 500);
        double changed = 0;
        double distance = 0;
        for (int draw = 0; draw < 100; draw++) {
            TrainedRegression.Pair pair = pairs.draw(draw);
            double[] later = longer.draw(draw).trained();
            for (int i = 0; i < later.length; i++) {
                changed += Math.pow(pair.trained()[i] - later[i], 2);
                distance += Math.pow(pair.trained()[i] - pair.linear()[i], 2);
            }
        }
        return Math.sqrt(changed / distance);
    }

    @Test
    void after_the_last_step_only_kinks_are_crossed() {
        assertThat(unsettled(32, TrainedRegression.STEPS)).isLessThan(0.06);
        assertThat(unsettled(256, TrainedRegression.STEPS)).isLessThan(0.06);
        assertThat(unsettled(256, 10)).as("too few steps").isGreaterThan(0.1);
    }

    @Test
    void the_distance_to_the_linear_sample_halves_when_the_width_is_four_times_as_large() {
        double narrow =
                PosteriorIdentitiesTest.draws(new TrainingDeviation(64), 300).mean(0);
        double wide =
                PosteriorIdentitiesTest.draws(new TrainingDeviation(256), 300).mean(0);
        // Logarithms have a standard deviation of 0.6: the difference has a standard error of 0.05.
        assertThat(wide - narrow).isCloseTo(-Math.log(2), within(0.25));
    }

    @Test
    void curves_show_networks_inside_the_band_of_the_posterior() {
        PosteriorCurves curves = PosteriorCurves.draw(1);
        assertThat(curves.count()).isEqualTo(48);
        assertThat(curves.angle(12)).isCloseTo(Math.PI / 2, within(1e-15));
        double ratio = 0;
        for (int i = 0; i < curves.count(); i++) {
            ratio += curves.sampledDeviation(i) / curves.deviation(i) / curves.count();
            for (int s = 0; s < 3; s++) {
                assertThat(curves.sample(s, i)).isCloseTo(curves.mean(i), within(5 * curves.deviation(i)));
            }
        }
        // 100 networks: 7 % for one point, and points are dependent.
        assertThat(ratio).isCloseTo(1, within(0.2));
    }
}
