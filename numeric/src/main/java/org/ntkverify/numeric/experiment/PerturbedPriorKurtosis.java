package org.ntkverify.numeric.experiment;

import java.util.List;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;

/**
 * The fourth moment of {@code g = f(theta_0) + <grad f(theta_0), theta'_0>} at one unit input, a ReLU network with one hidden layer of width m and no
 * readout in {@code theta'_0}, with the readout averaged out. With {@code z_r = w_r . x} and {@code v_r = w'_r . x}, both N(0, 1),
 *
 * <pre>g = m^(-1/2) sum_r a_r c_r,   c_r = 1{z_r > 0} (z_r + v_r),   E[g^4 | z, v] = 3 (sum_r c_r^2/m)^2.</pre>
 *
 * @param width m
 */
public record PerturbedPriorKurtosis(int width) implements Experiment {

    @Override
    public String text() {
        return "fourth moment of the perturbed start at one unit input, ReLU, one hidden layer of width %s"
                .formatted(width);
    }

    @Override
    public List<String> names() {
        return List.of("E[g^4 | hidden]");
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        double[] normals = new double[2 * width];
        return (index, target) -> {
            streams.fillNormals(index, 0, StreamRole.EXPERIMENT_WEIGHTS, normals, normals.length);
            double variance = 0;
            for (int r = 0; r < width; r++) {
                if (normals[r] > 0) {
                    double sum = normals[r] + normals[width + r];
                    variance += sum * sum / width;
                }
            }
            target[0] = 3 * variance * variance;
        };
    }
}
