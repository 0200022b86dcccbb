package org.ntkverify.numeric.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.sample.RandomStreams;

class SphereSeparationTest {

    private static final RandomStreams STREAMS = RandomStreams.of(3, "separation", "test");

    @Test
    void it_is_the_smallest_of_all_distances() {
        double[] observed = new double[2];
        new SphereSeparation(4, 12).newTrial(STREAMS).observe(5, observed);
        Inputs inputs = new UnitPoints(12, 4).inputs(STREAMS, 5);
        double least = 2;
        for (int i = 0; i < 12; i++) {
            for (int k = 0; k < i; k++) {
                double squared = 0;
                for (int c = 0; c < 4; c++) {
                    squared += Math.pow(inputs.coordinate(i, c) - inputs.coordinate(k, c), 2);
                }
                least = Math.min(least, Math.sqrt(squared));
            }
        }
        assertThat(Math.exp(observed[0])).isCloseTo(least, within(1e-12));
        assertThat(observed[1]).isZero();
    }

    /** Archimedes: on the sphere of R^3 a squared distance is uniform on [0, 4], so its logarithm has the mean log 4 - 1 and the variance 1. */
    @Test
    void two_points_in_space_have_the_law_of_archimedes() {
        int draws = 20_000;
        var trial = new SphereSeparation(3, 2).newTrial(STREAMS);
        double[] observed = new double[2];
        double sum = 0;
        for (int draw = 0; draw < draws; draw++) {
            trial.observe(draw, observed);
            sum += 2 * observed[0];
        }
        // Five standard errors.
        assertThat(sum / draws).isCloseTo(Math.log(4) - 1, within(5 / Math.sqrt(draws)));
    }

    @Test
    void one_point_has_no_distance() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SphereSeparation(3, 1))
                .withMessage("samples must be >= 2 but was 1");
    }
}
