package org.ntkverify.check.catalogue.tsilivis2022;

import java.util.ArrayList;
import java.util.List;
import org.ntkverify.check.Illustration;
import org.ntkverify.check.Plot;
import org.ntkverify.check.Table;
import org.ntkverify.check.Table.Cell;
import org.ntkverify.numeric.adversarial.FeatureRobustness;
import org.ntkverify.numeric.adversarial.FeatureRobustness.Predictor;
import org.ntkverify.numeric.adversarial.FeatureRobustness.Question;
import org.ntkverify.numeric.adversarial.KernelPath;
import org.ntkverify.numeric.sample.RandomStreams;

/** What the headline figures show, on one draw of the replica: robust accuracy of features, and the polar picture of kernels. */
final class Tsilivis2022Figures {

    private static final long SEED = 20_221_103;

    private static final int SAMPLES = 200;

    private static final int TESTS = 300;

    private static final int FEATURES = 20;

    private static final int LOOKS = 20;

    private Tsilivis2022Figures() {}

    static Illustration features() {
        return new Illustration("accuracy-of-features", Tsilivis2022Figures::accuracies);
    }

    static Illustration polar() {
        return new Illustration("polar-picture", Tsilivis2022Figures::polarTable);
    }

    private static Table accuracies() {
        FeatureRobustness experiment = new FeatureRobustness(
                Tsilivis2022Features.LAW, SAMPLES, TESTS, 0.1, Question.TOP_OVER_WHOLE, List.of());
        List<Predictor> predictors = new ArrayList<>();
        for (int i = 0; i < FEATURES; i++) {
            int index = i;
            predictors.add(features -> features.feature(index));
        }
        double[] found = experiment.accuracies(RandomStreams.of(SEED, "figure", experiment.text()), 0, predictors);
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < FEATURES; i++) {
            rows.add(List.of(new Cell.Count(i), new Cell.Value(found[i]), new Cell.Value(found[i + FEATURES])));
        }
        return new Table(
                        "accuracy-of-features",
                        "Accuracy of single NTK features on one draw of %s training and %s test inputs, eps = 0.1."
                                .formatted(SAMPLES, TESTS),
                        List.of("index", "clean", "robust"),
                        rows)
                .plotted(new Plot(
                        Plot.Axis.linear("index of the feature, largest eigenvalue first"),
                        Plot.Axis.linear("accuracy"),
                        List.of(
                                Plot.Series.marks("clean", "index", "clean"),
                                Plot.Series.marks("fast gradient attack", "index", "robust"))));
    }

    private static Table polarTable() {
        List<List<Cell>> rows = new ArrayList<>();
        for (KernelPath point : KernelPath.of(Tsilivis2022Training.SETTING, SEED, LOOKS)) {
            rows.add(List.of(
                    new Cell.Count(point.step()),
                    new Cell.Value(point.ordinary().polar().radius()),
                    new Cell.Value(point.ordinary().polar().angle()),
                    new Cell.Value(point.adversarial().polar().radius()),
                    new Cell.Value(point.adversarial().polar().angle())));
        }
        return new Table(
                        "polar-picture",
                        "Radius |K_t - K_0|/|K_end - K_0| and angle between K_t and K_0 along one ordinary and one adversarial run.",
                        List.of("step", "radius", "angle", "radius, adversarial", "angle, adversarial"),
                        rows)
                .plotted(new Plot(
                        Plot.Axis.linear("radius"),
                        Plot.Axis.linear("angle to K_0 in radians"),
                        List.of(
                                Plot.Series.marks("ordinary training", "radius", "angle"),
                                Plot.Series.marks(
                                        "adversarial training", "radius, adversarial", "angle, adversarial"))));
    }
}
