package org.ntkverify.numeric.lazy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.network.TrainingPass;
import org.ntkverify.numeric.sample.RandomStreams;

/** The race of two depths against a network and a training loop written out. */
class CircleRaceTest {

    private static final RandomStreams STREAMS = RandomStreams.of(5, "circles", "test");

    private static final CircleRace RACE = new CircleRace(3, 6, 5, 1.0);

    @Test
    void points_lie_on_the_sphere_at_the_angle_of_the_circles() {
        for (double[] point : RACE.points(0.5)) {
            assertThat(point[0] * point[0] + point[1] * point[1] + point[2] * point[2])
                    .isCloseTo(1, within(1e-15));
        }
        double[][] points = RACE.points(0);
        double cosine = points[2][0] * points[7][0] + points[2][1] * points[7][1] + points[2][2] * points[7][2];
        assertThat(Math.acos(cosine)).isCloseTo(1.0, within(1e-14));
    }

    @Test
    void network_and_steps_are_those_of_a_shallow_network_written_out() {
        NetworkFunction function = RACE.network(1, 0);
        double[] start = RACE.start(function.layout(), STREAMS, 3, 0);
        double[] ours = new TrainingPass(function).outputs(start);
        double[][] plain = weights(start, function);
        double[] expected = outputs(plain, RACE.points(0));
        for (int i = 0; i < expected.length; i++) {
            assertThat(ours[i]).isCloseTo(expected[i], within(1e-14));
        }
        int steps = 0;
        while (!right(outputs(plain, RACE.points(0))) || !right(outputs(plain, RACE.points(0.5)))) {
            step(plain);
            steps++;
        }
        assertThat(steps).isPositive();
        assertThat(RACE.new Runner(1).steps(start)).isEqualTo(steps);
    }

    @Test
    void weights_have_the_variances_of_the_source() {
        CircleRace wide = new CircleRace(2, 100, 5, 1.0);
        var layout = wide.network(2, 0).layout();
        double[] start = wide.start(layout, STREAMS, 0, 1);
        assertThat(100 * meanSquare(start, layout.matrixFrom(2), 10_000)).isCloseTo(2, within(0.12));
        assertThat(100 * meanSquare(start, layout.matrixFrom(1), 300)).isCloseTo(2, within(0.7));
        assertThat(meanSquare(start, layout.matrixFrom(3), 100)).isCloseTo(1, within(0.6));
    }

    private static double meanSquare(double[] values, int from, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[from + i] * values[from + i];
        }
        return sum / count;
    }

    /** Row j holds the three weights of neuron j and its readout; both layouts of the first matrix are told apart by outputs. */
    private static double[][] weights(double[] parameters, NetworkFunction function) {
        int first = function.layout().matrixFrom(1);
        int readout = function.layout().matrixFrom(2);
        double[][] plain = new double[6][4];
        for (int j = 0; j < 6; j++) {
            for (int k = 0; k < 3; k++) {
                plain[j][k] = parameters[first + j + 6 * k];
            }
            plain[j][3] = parameters[readout + j];
        }
        return plain;
    }

    private static double[] outputs(double[][] plain, double[][] points) {
        double[] outputs = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            for (double[] neuron : plain) {
                outputs[i] += neuron[3] * Math.max(dot(neuron, points[i]), 0);
            }
        }
        return outputs;
    }

    private static double dot(double[] neuron, double[] point) {
        return neuron[0] * point[0] + neuron[1] * point[1] + neuron[2] * point[2];
    }

    private static boolean right(double[] outputs) {
        for (int i = 0; i < outputs.length; i++) {
            if (outputs[i] * (i < 5 ? 1 : -1) <= 0) {
                return false;
            }
        }
        return true;
    }

    private static void step(double[][] plain) {
        double[][] points = RACE.points(0);
        double[] outputs = outputs(plain, points);
        for (double[] neuron : plain) {
            double[] gradient = new double[4];
            for (int i = 0; i < points.length; i++) {
                double slope = (outputs[i] - (i < 5 ? 1 : -1)) / points.length;
                double z = dot(neuron, points[i]);
                gradient[3] += slope * Math.max(z, 0);
                for (int k = 0; k < 3; k++) {
                    gradient[k] += z > 0 ? slope * neuron[3] * points[i][k] : 0;
                }
            }
            for (int k = 0; k < 4; k++) {
                neuron[k] -= gradient[k] / 6;
            }
        }
    }
}
