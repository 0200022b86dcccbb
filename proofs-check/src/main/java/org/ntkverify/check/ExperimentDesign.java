package org.ntkverify.check;

import java.util.List;
import org.ntkverify.check.SamplingDesign.WidthDraws;
import org.ntkverify.numeric.sample.Experiment;

/**
 * One random experiment for each of several sizes.
 *
 * @param size what the sizes are, in words, for example {@code width m}
 * @param steps increasing sizes, all with the same components
 */
public record ExperimentDesign(String size, List<Step> steps) implements Design {

    /**
     * An experiment at one size.
     *
     * @param size of the experiment, in the unit of the design
     * @param experiment what is drawn; everything random in it is drawn afresh each time
     * @param draws how often
     */
    public record Step(int size, Experiment experiment, long draws) {}

    /** Copies the steps and checks that sizes increase and components agree. */
    public ExperimentDesign {
        steps = List.copyOf(steps);
        Design.requireIncreasing(budget(steps));
        List<String> names = steps.get(0).experiment().names();
        for (Step step : steps) {
            if (!step.experiment().names().equals(names)) {
                throw new IllegalArgumentException("components at size %s must be %s but were %s"
                        .formatted(step.size(), names, step.experiment().names()));
            }
        }
    }

    private static List<WidthDraws> budget(List<Step> steps) {
        return steps.stream()
                .map(step -> new WidthDraws(step.size(), step.draws()))
                .toList();
    }

    @Override
    public List<WidthDraws> budget() {
        return budget(steps);
    }

    @Override
    public String stepText(int at) {
        return steps.get(at).experiment().text();
    }

    @Override
    public List<String> names() {
        return steps.get(0).experiment().names();
    }

    @Override
    public String text() {
        return "%s x draws %s, %s"
                .formatted(size, budgetText(), steps.get(0).experiment().text());
    }
}
