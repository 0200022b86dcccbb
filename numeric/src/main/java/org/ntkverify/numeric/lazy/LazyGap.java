package org.ntkverify.numeric.lazy;

import java.util.List;
import java.util.stream.Stream;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.RandomStreams;

/**
 * How far a trained network of width n is from gradient descent with the kernel of infinite width: the root mean square, over points not trained on, of
 * {@code f(x; theta_T) - f(x; theta_0) - g_T(x)}, where both minimise {@code sum_i (f - y_i)^2 / 2} from zero in T steps of the same rate.
 *
 * @param task network and points
 * @param width n
 * @param steps T
 */
public record LazyGap(LazyTask task, int width, int steps) implements Experiment {

    /** The gap is of order {@code n^(-1/2)}. */
    public static final Event ROOT = new Event("0.1 <= sqrt(n) gap <= 2");

    /** The gap is of order {@code 1/n}. */
    public static final Event INVERSE = new Event("n gap <= 16");

    /** The gap does not vanish. */
    public static final Event STAYS = new Event("gap >= 0.08");

    /** The network follows the kernel of another network. */
    public static final Event OTHER = new Event("0.1 <= sqrt(n) gap to the other kernel <= 2");

    @Override
    public String text() {
        return "gap between the network %s of width %s and its kernel after %s steps".formatted(task, width, steps);
    }

    @Override
    public List<String> names() {
        return Stream.of(ROOT, INVERSE, STAYS, OTHER)
                .flatMap(event -> event.indicators().stream())
                .toList();
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        double[] labels = task.labels();
        double[] own = KernelDescent.outputs(task::kernel, task.points(), labels, task.rate(), steps);
        double[] other = KernelDescent.outputs(task::otherKernel, task.points(), labels, task.rate(), steps);
        SmallModel model = task.model(width);
        return (index, target) -> {
            double[] trained = trained(model, model.start(streams, index));
            double gap = gap(trained, own);
            double root = Math.sqrt(width);
            Event.write(Event.between(0.1, root * gap, 2), target, 0);
            Event.write(Event.within(width * gap, 16), target, 2);
            Event.write(Event.within(0.08, gap), target, 4);
            Event.write(Event.between(0.1, root * gap(trained, other), 2), target, 6);
        };
    }

    /** Returns the change of the outputs by training. */
    double[] trained(SmallModel model, double[] parameters) {
        double[] labels = task.labels();
        double[] start = new double[task.points()];
        model.outputs(parameters, start);
        double[] outputs = new double[start.length];
        double[] residual = new double[labels.length];
        for (int step = 0; step < steps; step++) {
            model.outputs(parameters, outputs);
            for (int i = 0; i < labels.length; i++) {
                residual[i] = outputs[i] - start[i] - labels[i];
            }
            double[] moved = parameters.clone();
            model.addGradient(parameters, residual, -task.rate(), moved);
            System.arraycopy(moved, 0, parameters, 0, moved.length);
        }
        model.outputs(parameters, outputs);
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] -= start[i];
        }
        return outputs;
    }

    /** Returns the root mean square difference on the points not trained on. */
    private double gap(double[] trained, double[] expected) {
        double sum = 0;
        int from = task.points() / 2;
        for (int i = from; i < trained.length; i++) {
            sum += (trained[i] - expected[i]) * (trained[i] - expected[i]);
        }
        return Math.sqrt(sum / (trained.length - from));
    }
}
