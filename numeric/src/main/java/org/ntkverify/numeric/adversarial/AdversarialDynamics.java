package org.ntkverify.numeric.adversarial;

import java.util.List;
import org.ntkverify.numeric.internal.blas.LinearAlgebra;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.RandomStream;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;
import org.ntkverify.numeric.spectrum.EffectiveRank;

/**
 * What adversarial training changes against ordinary training from the same weights on the same data, in full batches: robustness, and the tangent kernel
 * K_t along the way. Distances are cosine distances to the kernel at the end of the same run.
 *
 * @param setting of both runs
 * @param question what is observed
 * @param thresholds that the number observed may exceed
 */
public record AdversarialDynamics(TrainingSetting setting, Question question, List<Double> thresholds)
        implements Experiment {

    /** What one number of a draw says; positive if adversarial training has more of what is named first. */
    public enum Question {
        /** Accuracy on attacked test inputs. */
        ROBUSTNESS("robust accuracy, adversarial minus ordinary"),
        /** The logarithm of the ratio of the distances after a tenth of the steps. */
        CLOSER_EARLY("log of ordinary over adversarial distance to the last kernel after a tenth of the steps"),
        /** The logarithm of the ratio of what the five largest squared eigenvalues leave of the sum of squares. */
        CONCENTRATION("log of ordinary over adversarial mass of squared eigenvalues beyond the first 5"),
        /** The parts of the steps after which a tenth of the first distance is left for good. */
        FRACTION("part of the steps until a tenth of the distance is left, ordinary minus adversarial"),
        /** The logarithm of the ratio of effective ranks, in the convention in which it is smaller: participation ratio or entropy rank. */
        RANKS("smaller log of ordinary over adversarial effective rank, of participation ratio and entropy rank");

        private final String text;

        Question(String text) {
            this.text = text;
        }
    }

    /** In tenths of the steps. */
    private static final int LOOKS = 10;

    /** Enough to resolve when little is left. */
    private static final int MANY_LOOKS = 20;

    private static final double LEFT = 0.1;

    private static final int TOP = 5;

    /** Copies the thresholds. */
    public AdversarialDynamics {
        thresholds = List.copyOf(thresholds);
    }

    /** Returns the events observed. */
    public Exceedance events() {
        return new Exceedance(question.text, thresholds);
    }

    @Override
    public String text() {
        return setting.text();
    }

    @Override
    public List<String> names() {
        return events().indicators();
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        Exceedance events = events();
        TrainingArms arms = new TrainingArms(setting);
        int looks = question == Question.FRACTION ? MANY_LOOKS : LOOKS;
        return (draw, target) -> {
            arms.draw(streams, draw);
            TrainingArms.Arm ordinary = arms.run(setting.none(), looks, order(streams, draw));
            TrainingArms.Arm adversarial = arms.run(setting.attack(), looks, order(streams, draw));
            events.write(answer(arms, ordinary, adversarial), target);
        };
    }

    private static RandomStream order(RandomStreams streams, long draw) {
        return streams.at(draw, 2, StreamRole.EXPERIMENT_DATA, 0);
    }

    private double answer(TrainingArms arms, TrainingArms.Arm ordinary, TrainingArms.Arm adversarial) {
        return switch (question) {
            case ROBUSTNESS ->
                arms.accuracy(adversarial.parameters(), setting.attack())
                        - arms.accuracy(ordinary.parameters(), setting.attack());
            case CLOSER_EARLY -> Math.log(ordinary.distances()[1] / adversarial.distances()[1]);
            case FRACTION -> fraction(ordinary.distances()) - fraction(adversarial.distances());
            case CONCENTRATION ->
                Math.log(EffectiveRank.squaredTail(eigenvalues(ordinary), TOP)
                        / EffectiveRank.squaredTail(eigenvalues(adversarial), TOP));
            case RANKS -> {
                double[] first = eigenvalues(ordinary);
                double[] second = eigenvalues(adversarial);
                yield Math.log(Math.min(
                        EffectiveRank.participation(first) / EffectiveRank.participation(second),
                        EffectiveRank.entropy(first) / EffectiveRank.entropy(second)));
            }
        };
    }

    private static double[] eigenvalues(TrainingArms.Arm arm) {
        return LinearAlgebra.get().symmetricEigenvalues(arm.end(), TrainingArms.KERNEL_INPUTS);
    }

    /** Returns the part of the looks after which the distance stays below a tenth of the first one. */
    static double fraction(double[] distances) {
        int last = distances.length - 1;
        while (last > 0 && distances[last] <= LEFT * distances[0]) {
            last--;
        }
        return (last + 1.0) / (distances.length - 1);
    }
}
