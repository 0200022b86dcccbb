package org.ntkverify.numeric.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkverify.numeric.sample.Moments;
import org.ntkverify.numeric.sample.RandomStreams;

class InformationGainTest {

    private static final RandomStreams STREAMS = RandomStreams.of(6, "test", "information");

    @Test
    void points_are_uniform_on_the_sphere() {
        double[] second = new double[3];
        for (int draw = 0; draw < 3000; draw++) {
            double[] point = new UnitPoints(2, 3).draw(STREAMS, draw)[1];
            double norm = 0;
            for (int k = 0; k < 3; k++) {
                norm += point[k] * point[k];
                second[k] += point[k] * point[k] / 3000;
            }
            assertThat(norm).isCloseTo(1, within(1e-14));
        }
        // A third each; one draw has a standard deviation of 0.3.
        assertThat(second).containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, within(0.03));
        assertThatThrownBy(() -> new UnitPoints(0, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("count and dimension must be >= 1 but were 0 and 3");
    }

    @Test
    void two_points_are_done_by_hand() {
        double[] target = new double[InformationGain.GAIN.components().size()];
        new InformationGain(3, 2, 0.01).newTrial(STREAMS).observe(0, target);
        double[][] points = new UnitPoints(2, 3).draw(STREAMS, 0);
        double rho = points[0][0] * points[1][0] + points[0][1] * points[1][1] + points[0][2] * points[1][2];
        double t = Math.acos(rho);
        double k = (Math.sin(t) + 2 * (Math.PI - t) * rho) / (2 * Math.PI);
        double gain = Math.log(101.0 * 101 - 1e4 * k * k) / 2;
        assertThat(target[0]).isCloseTo(Math.log(gain), within(1e-12));
    }

    /** Local slopes of the notes from 100 to 1600 points: .47 to .51, .69 to .71, .77 to .81. */
    @ParameterizedTest
    @CsvSource({"2, 0.45, 0.53", "3, 0.66, 0.73", "4, 0.74, 0.83"})
    void slopes_are_those_of_the_notes(int dimension, double low, double high) {
        Moments few = PosteriorIdentitiesTest.draws(new InformationGain(dimension, 100, 0.01), 20);
        Moments many = PosteriorIdentitiesTest.draws(new InformationGain(dimension, 400, 0.01), 10);
        assertThat((many.mean(0) - few.mean(0)) / Math.log(4)).isBetween(low, high);
    }
}
