package org.ntkverify.numeric.sample;

import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.network.ParameterLayout;

/** The trained variables of the network that {@link ExplicitSampler} draws: what training starts from. */
public final class InitialParameters {

    private InitialParameters() {}

    /**
     * Returns the variables of draw {@code index} from {@code streams}, laid out by {@link ParameterLayout}: the tangent kernel
     * of the network there is that of the sampler's draw with the same streams and index.
     */
    public static double[] of(FiniteNetwork network, RandomStreams streams, long index) {
        ParameterLayout layout = new ParameterLayout(network);
        double[] parameters = new double[layout.size()];
        for (int layer = 1; layer <= layout.layers(); layer++) {
            int rows = layout.rows(layer);
            int columns = layout.columns(layer);
            double[] normals = new double[rows * columns];
            streams.fillNormals(index, layer, StreamRole.EXPLICIT_WEIGHTS, normals, normals.length);
            // The sampler keeps the readout transposed.
            boolean transposed = layer == layout.layers();
            for (int at = 0; at < normals.length; at++) {
                int entry = transposed ? at / columns + at % columns * rows : at;
                parameters[layout.matrixFrom(layer) + entry] = layout.weightDeviation(layer) * normals[at];
            }
            if (layout.hasBias(layer)) {
                double[] biases = new double[rows];
                streams.fillNormals(index, layer, StreamRole.EXPLICIT_BIASES, biases, biases.length);
                for (int i = 0; i < rows; i++) {
                    parameters[layout.biasFrom(layer) + i] = layout.biasDeviation(layer) * biases[i];
                }
            }
        }
        return parameters;
    }
}
