package org.ntkverify.numeric.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.symbolic.Activation;

class GradientTrainingExperimentsTest {

    private static final int DRAWS = 20;

    private static final Activation TANH = Activation.named("tanh");

    private static int violations(Experiment experiment, Event event) {
        Experiment.Trial trial = experiment.newTrial(RandomStreams.of(1, "gradient training", experiment.text()));
        int at = experiment.names().indexOf(event.indicators().get(0));
        double[] target = new double[experiment.names().size()];
        int violations = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            trial.observe(draw, target);
            violations += (int) target[at];
        }
        return violations;
    }

    @Test
    void labelsAreFittedFromTwiceAsManyWeightsOn() {
        assertThat(violations(new RandomLabelFit(TANH, 6, 40, 300), RandomLabelFit.FITTED))
                .isZero();
        assertThat(violations(new RandomLabelFit(TANH, 2, 40, 300), RandomLabelFit.LEFT))
                .isZero();
    }

    /** A product of matrices is a linear function of d inputs: it leaves the distance of Y from d directions, 1 - d/N of |Y|^2 on average. */
    @Test
    void linearNetworkLeavesTheResidualOfLeastSquares() {
        RandomLabelFit fit = new RandomLabelFit(Activation.IDENTITY, 4, 20, 1000);
        RandomStreams streams = RandomStreams.of(2, "linear", fit.text());
        double sum = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            sum += fit.residual(streams, draw);
        }
        // The residual is Beta(8, 2): standard deviation 0.12, of the mean 0.027; four of them.
        assertThat(sum / DRAWS).isBetween(0.8 - 0.11, 0.8 + 0.11);
    }

    @Test
    void descentKeepsTheBoundAndNoBetterOne() {
        DescentRate descent = new DescentRate(12, 4, 1, 40);
        assertThat(violations(descent, DescentRate.BOUND)).isZero();
        assertThat(violations(descent, DescentRate.LINEARISED)).isZero();
        assertThat(violations(descent, DescentRate.SHARP)).isLessThanOrEqualTo(2);
        assertThat(violations(descent, DescentRate.TWICE)).isGreaterThanOrEqualTo(18);
        assertThat(violations(descent, DescentRate.MEAN)).isGreaterThanOrEqualTo(18);
    }

    @Test
    void stepsBeyondTwoOverTheLargestEigenvalueDoNot() {
        assertThat(violations(new DescentRate(12, 4, 2.5, 40), DescentRate.BOUND))
                .isGreaterThanOrEqualTo(18);
    }
}
