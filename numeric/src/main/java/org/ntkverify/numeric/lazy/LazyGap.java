package org.ntkverify.numeric.lazy;

import java.util.List;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.RandomStreams;

/**
 * How far trained networks of widths n and 16 n are from gradient descent with the kernel of infinite width: the root mean square, over points not trained
 * on, of {@code f(x; theta_T) - f(x; theta_0) - g_T(x)}, where both minimise {@code sum_i (f - y_i)^2 / 2} from zero in T steps of the same rate. A gap of order
 * {@code n^-a} falls by {@code 16^a} from n to 16 n.
 *
 * @param task network and points
 * @param width n
 * @param steps T
 */
public record LazyGap(LazyTask task, int width, int steps) implements Experiment {

    /** The gap is of the size of {@code n^(-1/2)} at both widths. */
    public static final Event SIZE = new Event("0.1 <= sqrt(n) gap <= 2 at n and 16 n");

    /** The gap falls, exponent from -0.79 to -0.07. */
    public static final Event FALLS = new Event("gap at n is 1.2 to 9 times that at 16 n");

    /** The gap falls like {@code 1/n}, exponent from -1.25 to -0.79. */
    public static final Event INVERSE = new Event("gap at n is 9 to 32 times that at 16 n");

    /** The gap does not fall, exponent above -0.07. */
    public static final Event STAYS = new Event("gap at n is at most 1.2 times that at 16 n");

    /** The networks follow the kernel of another network. */
    public static final Event OTHER = new Event("0.1 <= sqrt(n) gap to the other kernel <= 2 at n and 16 n");

    private static final int FACTOR = 16;

    @Override
    public String text() {
        return "gap between networks %s of width %s and 16 times that and their kernel after %s steps"
                .formatted(task, width, steps);
    }

    @Override
    public List<String> names() {
        return Event.indicators(SIZE, FALLS, INVERSE, STAYS, OTHER);
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        double[] labels = task.labels();
        double[] own = KernelDescent.outputs(task::kernel, task.points(), labels, task.rate(), steps);
        double[] other = KernelDescent.outputs(task::otherKernel, task.points(), labels, task.rate(), steps);
        SmallModel narrow = task.model(width);
        SmallModel wide = task.model(FACTOR * width);
        return (index, target) -> {
            double[] first = trained(narrow, narrow.start(streams, index));
            double[] second = trained(wide, wide.start(streams, index));
            double ratio = gap(first, own) / gap(second, own);
            Event.write(bounded(first, second, own), target, 0);
            Event.write(Event.between(1.2, ratio, 9), target, 2);
            Event.write(Event.between(9, ratio, 32), target, 4);
            Event.write(Event.within(ratio, 1.2), target, 6);
            Event.write(bounded(first, second, other), target, 8);
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

    /** Whether sqrt(n) times the gap is between 0.1 and 2 at both widths. */
    private Event.Answer bounded(double[] first, double[] second, double[] expected) {
        double narrow = Math.sqrt(width) * gap(first, expected);
        double wide = Math.sqrt((double) FACTOR * width) * gap(second, expected);
        return Event.between(0.1, Math.min(narrow, wide), 2) == Event.Answer.HELD
                ? Event.within(Math.max(narrow, wide), 2)
                : Event.Answer.VIOLATED;
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
