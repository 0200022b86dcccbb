package org.ntkverify.numeric.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.ExplicitSampler;
import org.ntkverify.numeric.sample.NetworkDraw;
import org.ntkverify.numeric.sample.PositiveQuantity;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;
import org.ntkverify.numeric.spectrum.Eigenvalues;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.expression.Expression;

/**
 * The smallest eigenvalue of the unnormalised kernel {@code K = J J^T} of [BAM22], and of the part of one layer: L - 1 hidden layers as wide as the
 * input, {@code f_l = phi(W_l f_(l-1))}, {@code W_l ~ N(0, 1/n_(l-1))}, data {@code x_i ~ N(0, I)}. Weights and data are random.
 *
 * @param activation phi
 * @param hiddenLayers L - 1, at least 1
 * @param width d, of the input and of every hidden layer
 * @param samples N
 * @param readout scale of the output weights
 * @param block layer whose weights alone count, or 0 for all
 */
public record PyramidKernel(Activation activation, int hiddenLayers, int width, int samples, Readout readout, int block)
        implements Experiment {

    /** The quantity observed. */
    public static final PositiveQuantity SMALLEST = new PositiveQuantity("lambda-min");

    /** How output weights are drawn. */
    public enum Readout {
        /** N(0, 1), as in the paper. */
        UNIT,
        /** N(0, 1/d), as in every other layer. */
        LECUN
    }

    @Override
    public String text() {
        return "%s, %s hidden layers and inputs of width %s, N = %s, %s readout, %s"
                .formatted(
                        activation.name(),
                        hiddenLayers,
                        width,
                        samples,
                        readout == Readout.UNIT ? "unit" : "LeCun",
                        block == 0 ? "full kernel" : "kernel of layer " + block);
    }

    @Override
    public List<String> names() {
        return SMALLEST.components();
    }

    /** Returns the network on {@code inputs}, N points of dimension d. */
    FiniteNetwork network(Inputs inputs) {
        Architecture hidden = Architecture.standard(activation, hiddenLayers, Expression.ONE, Expression.ZERO);
        List<Integer> widths = new ArrayList<>(Collections.nCopies(hiddenLayers, width));
        return readout == Readout.UNIT
                ? FiniteNetwork.withUnitReadout(hidden, inputs, widths)
                : new FiniteNetwork(hidden, inputs, widths);
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        FiniteNetwork template = network(Inputs.of("0", new double[1][width]));
        double[] normals = new double[samples * width];
        return (index, target) -> {
            streams.fillNormals(index, 0, StreamRole.EXPERIMENT_DATA, normals, normals.length);
            FiniteNetwork network = template.withInputs(points(normals));
            double[] kernel =
                    kernel(new ExplicitSampler(network, streams).newSource().draw(index));
            Eigenvalues eigenvalues = Eigenvalues.of(kernel, samples);
            PositiveQuantity.write(eigenvalues.smallest(), resolution(eigenvalues), target, 0);
        };
    }

    /** A kernel that is 0 altogether is below any resolution. */
    private static double resolution(Eigenvalues eigenvalues) {
        return Math.max(eigenvalues.errorBound(), Double.MIN_NORMAL);
    }

    private Inputs points(double[] normals) {
        double[][] points = new double[samples][width];
        for (int i = 0; i < samples; i++) {
            System.arraycopy(normals, i * width, points[i], 0, width);
        }
        return Inputs.of("gaussian", points);
    }

    private double[] kernel(NetworkDraw draw) {
        if (block == 0) {
            return draw.thetaMatrix();
        }
        double[] kernel = new double[samples * samples];
        for (int j = 0; j < samples; j++) {
            for (int i = 0; i < samples; i++) {
                kernel[i + j * samples] = draw.layerTheta(block, i, j);
            }
        }
        return kernel;
    }
}
