package org.ntkverify.numeric.experiment;

import java.util.Collections;
import java.util.List;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.network.ForwardPass;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.ExplicitSampler;
import org.ntkverify.numeric.sample.InitialParameters;
import org.ntkverify.numeric.sample.NetworkSampler;
import org.ntkverify.numeric.sample.PositiveQuantity;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;
import org.ntkverify.numeric.spectrum.PseudoInverse;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.expression.Expression;

/**
 * How well a difference quotient of the network fits labels [BAM22, memorisation]: with {@code delta = J^T K^+ Y}, {@code K = J J^T},
 *
 * <pre>g_h(x) = (f(x; theta + h delta) - f(x; theta)) / h,      observed: |g_h(X) - Y| / |Y|</pre>
 *
 * which is {@code O(h)} if K is invertible, because {@code J delta = Y} then; else the distance of Y from the range of J remains. Data and labels are
 * fixed, standard normal; the weights are random. Two hidden layers as wide as the input, no bias, unit readout.
 *
 * @param activation phi
 * @param width d, of the input and of both hidden layers
 * @param samples N
 * @param least eigenvalues of K at most this part of the largest count as 0 in {@code K^+}; 0 for the resolution of doubles. Where K is singular
 *     small eigenvalues make delta so long that {@code O(h)} terms hide what remains
 * @param inverseStep 1/h
 */
public record FiniteDifferenceFit(Activation activation, int width, int samples, double least, int inverseStep)
        implements Experiment {

    /** The quantity observed. */
    public static final PositiveQuantity RESIDUAL = new PositiveQuantity("|g_h(X) - Y|/|Y|");

    /**
     * Residuals below this over h count as rounding. Outputs of size about 1 carry errors of some 1e-15 in doubles, and the quotient has that over h:
     * for d = 8 and N = 30 at most 9e-16/h was seen at h = 1e-9, where only rounding is left. A thousand times that resolves residuals of size h down
     * to h = 1e-6; claims go down to 1e-4. The errors of {@code K^+ Y} do not grow with 1/h and did not show down to h = 1e-7.
     */
    private static final double RESOLUTION = 1e-12;

    private static final long DATA_SEED = 20_220_522;

    @Override
    public String text() {
        return "difference quotients with h = 1/%s of %s, widths %s, N = %s%s"
                .formatted(inverseStep, activation.name(), width, samples, least == 0 ? "" : ", K^+ above " + least);
    }

    @Override
    public List<String> names() {
        return RESIDUAL.components();
    }

    private Inputs data() {
        double[] normals = normals(1, samples * width);
        double[][] points = new double[samples][width];
        for (int i = 0; i < samples; i++) {
            System.arraycopy(normals, i * width, points[i], 0, width);
        }
        return Inputs.of("gaussian", points);
    }

    private double[] labels() {
        return normals(2, samples);
    }

    private double[] normals(int layer, int length) {
        double[] normals = new double[length];
        RandomStreams.of(DATA_SEED, "difference quotients", "N = %s, d = %s".formatted(samples, width))
                .fillNormals(0, layer, StreamRole.EXPERIMENT_DATA, normals, length);
        return normals;
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        Architecture hidden = Architecture.standard(activation, 2, Expression.ONE, Expression.ZERO);
        FiniteNetwork network = FiniteNetwork.withUnitReadout(hidden, data(), Collections.nCopies(2, width));
        NetworkFunction function = new NetworkFunction(network);
        double[] labels = labels();
        NetworkSampler.Source source = new ExplicitSampler(network, streams).newSource();
        return (index, target) -> {
            // The same weights twice: as a draw with its kernel, and as the point where the network is differentiated.
            double[] kernel = source.draw(index).thetaMatrix();
            double[] parameters = InitialParameters.of(network, streams, index);
            PositiveQuantity.write(residual(function, parameters, kernel, labels), RESOLUTION * inverseStep, target, 0);
        };
    }

    private double residual(NetworkFunction function, double[] parameters, double[] kernel, double[] labels) {
        ForwardPass pass = function.at(parameters);
        double[] step = pass.pullBack(PseudoInverse.applied(kernel, samples, labels, least));
        double[] moved = parameters.clone();
        for (int p = 0; p < moved.length; p++) {
            moved[p] += step[p] / inverseStep;
        }
        double[] before = pass.outputs();
        double[] after = function.at(moved).outputs();
        double error = 0;
        double size = 0;
        for (int i = 0; i < samples; i++) {
            error = Math.hypot(error, (after[i] - before[i]) * inverseStep - labels[i]);
            size = Math.hypot(size, labels[i]);
        }
        return error / size;
    }
}
