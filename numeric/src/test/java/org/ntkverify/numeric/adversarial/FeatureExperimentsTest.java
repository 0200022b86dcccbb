package org.ntkverify.numeric.adversarial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.adversarial.FeatureRobustness.Question;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.symbolic.Activation;

/** Experiments on features see what they should, and each planted mistake. */
class FeatureExperimentsTest {

    private static double[] means(Experiment experiment, int draws) {
        Experiment.Trial trial = experiment.newTrial(RandomStreams.of(11, "test", experiment.text()));
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
    void features_add_up_and_planted_mistakes_are_seen() {
        FeatureSum sum = new FeatureSum(3, 6);
        assertThat(rate(sum, FeatureSum.ADD_UP, 300)).isZero();
        assertThat(rate(sum, FeatureSum.WITHOUT_LAST, 300)).isGreaterThan(0.99);
        assertThat(rate(sum, FeatureSum.WITHOUT_INVERSE, 300)).isGreaterThan(0.99);
        assertThat(rate(sum, FeatureSum.WITH_ERROR, 3000)).isBetween(0.03, 0.06);
    }

    @Test
    void features_are_learned_at_their_rates_and_planted_mistakes_are_seen() {
        FeatureLearning learning = new FeatureLearning(3, 6);
        assertThat(rate(learning, FeatureLearning.OWN_RATES, 300)).isZero();
        assertThat(rate(learning, FeatureLearning.TWICE, 300)).isGreaterThan(0.99);
        assertThat(rate(learning, FeatureLearning.ONE_RATE, 300)).isGreaterThan(0.99);
        assertThat(rate(learning, FeatureLearning.WITH_ERROR, 3000)).isBetween(0.03, 0.06);
    }

    @Test
    void steepest_steps_are_steepest_and_planted_mistakes_are_seen() {
        SteepestStep step = new SteepestStep(3, 6);
        assertThat(rate(step, SteepestStep.BOTH, 200)).isZero();
        assertThat(rate(step, SteepestStep.SIGN_IN_EUCLIDEAN, 200)).isGreaterThan(0.95);
        assertThat(rate(step, SteepestStep.GRADIENT_IN_CUBE, 200)).isGreaterThan(0.95);
        assertThat(rate(step, SteepestStep.TURNED, 1000)).isBetween(0.03, 0.1);
    }

    /** Two inputs at a right angle: {@code Theta = [[1, 1/(2 pi)], [1/(2 pi), 1]]}, features (1, 1) and (1, -1). */
    @Test
    void features_of_two_orthogonal_inputs_are_known() {
        ShallowReluKernel kernel = new ShallowReluKernel(2, new double[] {1, 0, 0, 1});
        double[] matrix = kernel.matrix(new double[] {1, 0, 0, 1});
        double side = 1 / (2 * Math.PI);
        KernelFeatures features = new KernelFeatures(matrix, new double[] {3, 1});
        assertThat(features.eigenvalue(0)).isCloseTo(1 + side, within(1e-15));
        assertThat(features.eigenvalue(1)).isCloseTo(1 - side, within(1e-15));
        assertThat(features.onTraining(0)).containsExactly(new double[] {2, 2}, within(1e-14));
        assertThat(features.onTraining(1)).containsExactly(new double[] {1, -1}, within(1e-14));
        double learned = 1 - Math.exp(-2 * (1 - side));
        assertThat(features.flow(2)[0] - features.flow(2)[1]).isCloseTo(2 * learned / (1 - side), within(1e-13));
        assertThatThrownBy(() -> new KernelFeatures(new double[] {1, 1, 1, 1}, new double[2]))
                .hasMessageStartingWith("kernel must be positive definite but its eigenvalues are in");
    }

    @Test
    void robust_accuracy_is_observed_by_thresholds() {
        FeatureRobustness experiment =
                new FeatureRobustness(new TwoScaleLaw(20, 1), 60, 100, 0.1, Question.TOP_OVER_WHOLE, List.of(0.2, 0.9));
        assertThat(rate(experiment, experiment.events().above(0.2), 20)).isLessThan(0.2);
        assertThat(rate(experiment, experiment.events().above(0.9), 20)).isGreaterThan(0.8);
        assertThat(rate(experiment, experiment.events().negative(), 20)).isGreaterThan(0.8);
        assertThatThrownBy(() -> experiment.events().above(0.3))
                .hasMessage("threshold must be one of [0.2, 0.9] but was 0.3");
    }

    @Test
    void a_number_that_is_none_has_no_event() {
        double[] target = new double[4];
        new Exceedance("number", List.of(0.0)).write(Double.NaN, target);
        assertThat(target).containsExactly(1, 0, 1, 0);
    }

    /** Against scipy.stats.spearmanr([0..4], values). */
    @Test
    void rank_correlation_shares_ranks_of_equal_values() {
        assertThat(FeatureRobustness.rankCorrelation(new double[] {5, 4, 3, 2, 1}))
                .isCloseTo(-1, within(1e-15));
        assertThat(FeatureRobustness.rankCorrelation(new double[] {1, 1, 3, 2, 5}))
                .isCloseTo(0.8720815992723809, within(1e-15));
        assertThat(FeatureRobustness.rankCorrelation(new double[] {1, 1, 1})).isZero();
    }

    @Test
    void kernel_gradients_transfer_to_wide_networks_only_without_the_start() {
        double[] narrow = means(new GradientTransfer(Activation.RELU, 4, 8, 32), 20);
        double[] wide = means(new GradientTransfer(Activation.RELU, 4, 8, 2048), 20);
        assertThat(wide[0]).as("log of 1 - cos").isLessThan(narrow[0] - 1);
        assertThat(wide[2]).as("the same for one network").isGreaterThan(narrow[2] - 0.7);
        assertThat(wide[2]).isGreaterThan(wide[0] + 1);
    }
}
