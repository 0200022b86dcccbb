package org.ntkverify.numeric.adversarial;

import java.util.List;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.RandomStream;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;

/**
 * Robust accuracy of benign training on a frozen kernel: ridge regression on the clean training inputs with the tangent kernel of a trained network,
 * attacked by its own gradients. The kernel comes from ordinary or from adversarial training, from the same weights on the same data.
 *
 * @param setting of both runs
 * @param ridge added to the diagonal, as a part of its mean
 * @param question what is observed
 * @param thresholds that the number may exceed
 */
public record FrozenKernel(TrainingSetting setting, double ridge, Question question, List<Double> thresholds)
        implements Experiment {

    /** What one number of a draw says. */
    public enum Question {
        /** What a kernel from adversarial training gains over one from ordinary training. */
        GAIN("robust accuracy on the adversarial kernel minus that on the ordinary one"),
        /** What is missing to the adversarially trained network itself. */
        SHORTFALL("robust accuracy on the adversarial kernel minus that of the network");

        private final String text;

        Question(String text) {
            this.text = text;
        }
    }

    /** Copies the thresholds. */
    public FrozenKernel {
        thresholds = List.copyOf(thresholds);
    }

    /** Returns the events observed. */
    public Exceedance events() {
        return new Exceedance(question.text, thresholds);
    }

    @Override
    public String text() {
        return "ridge %s, %s".formatted(ridge, setting.text());
    }

    @Override
    public List<String> names() {
        return events().indicators();
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        Exceedance events = events();
        TrainingArms arms = new TrainingArms(setting);
        return (draw, target) -> {
            arms.draw(streams, draw);
            double[] adversarial =
                    arms.run(setting.attack(), 1, order(streams, draw)).parameters();
            double onKernel = arms.frozen(adversarial, ridge);
            double answer = switch (question) {
                case GAIN ->
                    onKernel
                            - arms.frozen(
                                    arms.run(setting.none(), 1, order(streams, draw))
                                            .parameters(),
                                    ridge);
                case SHORTFALL -> onKernel - arms.accuracy(adversarial, setting.attack());
            };
            events.write(answer, target);
        };
    }

    private static RandomStream order(RandomStreams streams, long draw) {
        return streams.at(draw, 2, StreamRole.EXPERIMENT_DATA, 0);
    }
}
