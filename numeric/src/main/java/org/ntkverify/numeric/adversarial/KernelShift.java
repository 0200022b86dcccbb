package org.ntkverify.numeric.adversarial;

import java.util.List;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.kernel.KernelDistance;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.network.TrainingPass;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.InitialParameters;
import org.ntkverify.numeric.sample.PositiveQuantity;
import org.ntkverify.numeric.sample.RandomStream;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.expression.Expression;

/**
 * How far the tangent kernel of {@code f = m^(-1/2) sum_r a_r phi(w_r.x)} turns in a fixed number of steps of descent on {@code |f(X) - y|^2/2}: the
 * cosine distance of K at the start and at the end. Inputs N(0, I)/sqrt(d), targets N(0, 1), weights, all drawn afresh.
 *
 * @param activation phi
 * @param samples n
 * @param width m
 */
public record KernelShift(Activation activation, int samples, int width) implements Experiment {

    /** The quantity observed. */
    public static final PositiveQuantity DISTANCE = new PositiveQuantity("cosine distance of first and last kernel");

    private static final int DIMENSION = 5;

    private static final int STEPS = 20;

    private static final double RATE = 0.1;

    /** The distance is a sum of squares of differences that carry 1e-15 each. */
    private static final double RESOLUTION = 1e-26;

    @Override
    public String text() {
        return "%s, width %s, %s steps of descent with rate %s on n = %s inputs N(0, I/d) in R^%s with targets N(0, 1)"
                .formatted(activation.name(), width, STEPS, RATE, samples, DIMENSION);
    }

    @Override
    public List<String> names() {
        return DISTANCE.components();
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        FiniteNetwork network = new FiniteNetwork(
                Architecture.ntk(activation, 1, Expression.ONE, Expression.ZERO).withInput(InputScaling.RAW),
                Inputs.of("0", new double[samples][DIMENSION]),
                List.of(width));
        TrainingPass pass = new TrainingPass(new NetworkFunction(network));
        double[] points = new double[samples * DIMENSION];
        double[] targets = new double[samples];
        double[] slopes = new double[samples];
        return (draw, target) -> {
            RandomStream stream = streams.at(draw, 0, StreamRole.EXPERIMENT_DATA, 0);
            stream.fillNormals(points, 0, points.length);
            for (int at = 0; at < points.length; at++) {
                points[at] /= Math.sqrt(DIMENSION);
            }
            stream.fillNormals(targets, 0, samples);
            double[] parameters = InitialParameters.of(network, streams, draw);
            pass.inputs(points);
            double[] outputs = pass.outputs(parameters);
            double[] first = pass.tangentKernel(parameters);
            for (int step = 0; step < STEPS; step++) {
                for (int i = 0; i < samples; i++) {
                    slopes[i] = outputs[i] - targets[i];
                }
                pass.move(parameters, slopes, -RATE);
                outputs = pass.outputs(parameters);
            }
            PositiveQuantity.write(KernelDistance.cosine(first, pass.tangentKernel(parameters)), RESOLUTION, target, 0);
        };
    }
}
