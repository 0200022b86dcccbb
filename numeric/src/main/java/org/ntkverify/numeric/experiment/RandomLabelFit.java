package org.ntkverify.numeric.experiment;

import java.util.Collections;
import java.util.List;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.InitialParameters;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;
import org.ntkverify.numeric.train.Objective;
import org.ntkverify.numeric.train.Optimiser;
import org.ntkverify.numeric.train.Training;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.expression.Expression;

/**
 * What training leaves of random labels [BAM22, optimisation]: {@code |f(X) - Y|^2/|Y|^2} after full-batch Adam with rate {@code 1/(10 sqrt(N))} on
 * the mean squared loss. Three hidden layers as wide as the input, no bias, {@code p = 3 d^2 + d} weights {@code N(0, 1/d)}; data {@code x_i ~ N(0, I)}
 * and labels N(0, 1) are drawn afresh.
 *
 * @param activation phi
 * @param width d, of the input and of the hidden layers
 * @param samples N
 * @param steps of Adam
 */
public record RandomLabelFit(Activation activation, int width, int samples, int steps) implements Experiment {

    /** The labels are fitted. */
    public static final Event FITTED = new Event("|f(X) - Y|^2 <= 0.1 |Y|^2");

    /** They are not. */
    public static final Event LEFT = new Event("|f(X) - Y|^2 >= 0.1 |Y|^2");

    private static final double THRESHOLD = 0.1;

    private static final int HIDDEN_LAYERS = 3;

    @Override
    public String text() {
        return "%s steps of Adam on random labels, three hidden layers of %s, widths %s, N = %s"
                .formatted(steps, activation.name(), width, samples);
    }

    @Override
    public List<String> names() {
        return Event.indicators(FITTED, LEFT);
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        return (index, target) -> {
            double residual = residual(streams, index);
            Event.write(Event.within(residual, THRESHOLD), target, 0);
            Event.write(Event.within(THRESHOLD, residual), target, 2);
        };
    }

    /** Returns {@code |f(X) - Y|^2/|Y|^2} after training in draw {@code index}. */
    public double residual(RandomStreams streams, long index) {
        double[] labels = new double[samples];
        double[] normals = new double[samples * width];
        streams.fillNormals(index, 1, StreamRole.EXPERIMENT_DATA, normals, normals.length);
        streams.fillNormals(index, 2, StreamRole.EXPERIMENT_DATA, labels, samples);
        double[][] points = new double[samples][width];
        double size = 0;
        for (int i = 0; i < samples; i++) {
            System.arraycopy(normals, i * width, points[i], 0, width);
            size += labels[i] * labels[i];
        }
        FiniteNetwork network = new FiniteNetwork(
                Architecture.standard(activation, HIDDEN_LAYERS, Expression.ONE, Expression.ZERO),
                Inputs.of("gaussian", points),
                Collections.nCopies(HIDDEN_LAYERS, width));
        // The rate belongs to the mean of squares without the factor 1/2; Adam does not see the difference.
        Training training = new Training(
                new NetworkFunction(network),
                Objective.meanSquared(labels),
                new Optimiser.Adam(1 / (10 * Math.sqrt(samples))));
        double loss = training.run(InitialParameters.of(network, streams, index), steps)
                .loss();
        return 2 * samples * loss / size;
    }
}
