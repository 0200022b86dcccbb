package org.ntkverify.numeric.adversarial;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ntkverify.numeric.adversarial.Attack.Norm;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;

/**
 * Accuracy of kernel predictors on fresh inputs of {@link TwoScaleLaw}, clean and after the fast gradient method in the maximum norm, each attacked by its
 * own gradients. Training and test inputs are drawn afresh each time; all predictors of a draw see the same.
 *
 * @param law of the inputs
 * @param samples n for training
 * @param tests inputs for testing
 * @param radius eps
 * @param question what is observed
 * @param thresholds that the number observed may exceed
 */
public record FeatureRobustness(
        TwoScaleLaw law, int samples, int tests, double radius, Question question, List<Double> thresholds)
        implements Experiment {

    /** What one number of a draw says. */
    public enum Question {
        /** Robust accuracy of the top feature minus that of the whole predictor. */
        TOP_OVER_WHOLE("robust accuracy of feature 0 minus that of f"),
        /** Clean accuracy of the whole predictor minus that of the top feature. */
        CLEAN_WHOLE_OVER_TOP("clean accuracy of f minus that of feature 0"),
        /** Robust accuracy of the top feature over one half. */
        TOP_IS_ROBUST("robust accuracy of feature 0 minus 1/2"),
        /** Minus the rank correlation of index and robust accuracy among the leading features. */
        ORDER("minus the rank correlation of index and robust accuracy"),
        /** Robust accuracy lost in the slowest of three stretches of flow time. */
        DECAY("least loss of robust accuracy between flow times 0.01, 1 and the end"),
        /** Clean accuracy won between early and late flow times. */
        CLEAN_GAIN("clean accuracy at flow time 1 minus that at 0.01");

        private final String text;

        Question(String text) {
            this.text = text;
        }
    }

    /** Features beyond these have robust accuracies of at most a few percent, whose order is noise. */
    private static final int LEADING = 10;

    private static final double EARLY = 0.01;

    private static final double LATE = 1;

    /** Copies the thresholds. */
    public FeatureRobustness {
        thresholds = List.copyOf(thresholds);
    }

    /** Returns the events observed. */
    public Exceedance events() {
        return new Exceedance(question.text, thresholds);
    }

    @Override
    public String text() {
        return "kernel regression on %s inputs, eps = %s on %s tests, %s".formatted(samples, radius, tests, law.text());
    }

    @Override
    public List<String> names() {
        return events().indicators();
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        Exceedance events = events();
        return (draw, target) -> events.write(new Draw(streams, draw).answer(), target);
    }

    /** Returns clean accuracies of the predictors with given weights followed by their robust accuracies, for figures. */
    public double[] accuracies(RandomStreams streams, long draw, List<Predictor> predictors) {
        Draw drawn = new Draw(streams, draw);
        double[] result = new double[2 * predictors.size()];
        for (int i = 0; i < predictors.size(); i++) {
            double[] weights = predictors.get(i).weights(drawn.features);
            result[i] = drawn.clean(weights);
            result[i + predictors.size()] = drawn.robust(weights);
        }
        return result;
    }

    /** A predictor made of features. */
    @FunctionalInterface
    public interface Predictor {
        /** Returns its weights. */
        double[] weights(KernelFeatures features);
    }

    private final class Draw {

        private final ShallowReluKernel kernel;
        private final KernelFeatures features;
        private final double[] points;
        private final double[] labels;

        Draw(RandomStreams streams, long draw) {
            int d = law.dimension();
            double[] inputs = new double[d * samples];
            double[] targets = new double[samples];
            this.points = new double[d * tests];
            this.labels = new double[tests];
            law.draw(streams.at(draw, 0, StreamRole.EXPERIMENT_DATA, 0), inputs, targets);
            law.draw(streams.at(draw, 1, StreamRole.EXPERIMENT_DATA, 0), points, labels);
            this.kernel = new ShallowReluKernel(d, inputs);
            this.features = new KernelFeatures(kernel.matrix(inputs), targets);
        }

        double answer() {
            return switch (question) {
                case TOP_OVER_WHOLE -> robust(features.leading(1)) - robust(features.leading(samples));
                case CLEAN_WHOLE_OVER_TOP -> clean(features.leading(samples)) - clean(features.leading(1));
                case TOP_IS_ROBUST -> robust(features.leading(1)) - 0.5;
                case ORDER ->
                    -rankCorrelation(IntStream.range(0, LEADING)
                            .mapToDouble(i -> robust(features.feature(i)))
                            .toArray());
                case DECAY -> {
                    double late = robust(features.flow(LATE));
                    double end = robust(features.leading(samples));
                    yield Math.min(robust(features.flow(EARLY)) - late, late - end);
                }
                case CLEAN_GAIN -> clean(features.flow(LATE)) - clean(features.flow(EARLY));
            };
        }

        double clean(double[] weights) {
            return accuracy(new KernelClassifier(kernel, weights), points);
        }

        double robust(double[] weights) {
            KernelClassifier f = new KernelClassifier(kernel, weights);
            return accuracy(f, Attack.fast(Norm.MAXIMUM, radius).perturbed(f, points, labels));
        }

        private double accuracy(KernelClassifier f, double[] at) {
            double[] values = new double[tests];
            f.values(at, values);
            return Attack.accuracy(values, labels);
        }
    }

    /** Spearman's correlation of the values with their index; equal values share the mean of their ranks. */
    static double rankCorrelation(double[] values) {
        int n = values.length;
        Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        double[] ranks = new double[n];
        for (int from = 0, to; from < n; from = to) {
            to = from + 1;
            while (to < n && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int at = from; at < to; at++) {
                ranks[order[at]] = (from + to - 1) / 2.0;
            }
        }
        double middle = (n - 1) / 2.0;
        double mixed = 0;
        double ofRanks = 0;
        double ofIndex = 0;
        for (int i = 0; i < n; i++) {
            mixed += (i - middle) * (ranks[i] - middle);
            ofRanks += (ranks[i] - middle) * (ranks[i] - middle);
            ofIndex += (i - middle) * (i - middle);
        }
        return ofRanks == 0 ? 0 : mixed / Math.sqrt(ofRanks * ofIndex);
    }
}
