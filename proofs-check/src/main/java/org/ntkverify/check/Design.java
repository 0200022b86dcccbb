package org.ntkverify.check;

import java.util.List;
import java.util.stream.Collectors;

/** What is drawn, how often and at which sizes, and what is observed of each draw. */
public sealed interface Design permits SamplingDesign, ExperimentDesign, StoredDesign {

    /** Returns increasing sizes with the number of draws at each. */
    List<SamplingDesign.WidthDraws> budget();

    /** Returns one name for each observed component. */
    List<String> names();

    /** Returns what the sizes are, {@code width} for example. */
    String size();

    /** Returns what is drawn in words. */
    String text();

    /** Returns what is drawn at the size number {@code at}, in words. */
    default String stepText(int at) {
        return "%s %s".formatted(size(), budget().get(at).width());
    }

    /** Returns the budget in words, {@code 64 x 2000, 256 x 2000}. */
    default String budgetText() {
        return budget().stream()
                .map(step -> step.width() + " x " + step.draws())
                .collect(Collectors.joining(", "));
    }

    /** Checks that there is a size and that sizes increase. */
    static void requireIncreasing(List<SamplingDesign.WidthDraws> budget) {
        if (budget.isEmpty()) {
            throw new IllegalArgumentException("budget must name at least one width but was []");
        }
        for (int i = 1; i < budget.size(); i++) {
            if (budget.get(i).width() <= budget.get(i - 1).width()) {
                throw new IllegalArgumentException("widths must increase but were %s".formatted(budget));
            }
        }
    }
}
