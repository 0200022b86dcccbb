package org.ntkverify.check;

import java.util.List;
import java.util.stream.Collectors;
import org.ntkverify.check.SamplingDesign.WidthDraws;
import org.ntkverify.numeric.sample.Observable;
import org.ntkverify.numeric.sample.StoredDraws;

/**
 * Kernels that another program drew, and what is observed of them.
 *
 * @param steps increasing widths
 * @param observable what is recorded of each draw
 */
public record StoredDesign(List<Step> steps, Observable observable) implements Design {

    /** The draws at one width. */
    public record Step(int width, StoredDraws draws) {}

    /** Copies the steps and checks that widths increase. */
    public StoredDesign {
        steps = List.copyOf(steps);
        Design.requireIncreasing(budget(steps));
    }

    private static List<WidthDraws> budget(List<Step> steps) {
        return steps.stream()
                .map(step -> new WidthDraws(step.width(), step.draws().count()))
                .toList();
    }

    @Override
    public List<WidthDraws> budget() {
        return budget(steps);
    }

    @Override
    public List<String> names() {
        return observable.names();
    }

    @Override
    public String size() {
        return "width";
    }

    @Override
    public String text() {
        return "width x draws %s, stored in %s"
                .formatted(
                        budgetText(),
                        steps.stream().map(step -> step.draws().toString()).collect(Collectors.joining(", ")));
    }
}
