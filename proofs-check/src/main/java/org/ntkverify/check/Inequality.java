package org.ntkverify.check;

import java.util.List;
import java.util.function.Supplier;
import org.ntkverify.numeric.arithmetic.Interval;

/** {@code left <= right} between enclosed numbers, in each of several cases. */
public record Inequality(String text, List<Case> cases) implements Statement {

    /**
     * One case.
     *
     * @param label which
     * @param left encloses the smaller number
     * @param right encloses the larger number
     */
    public record Case(String label, Supplier<Interval> left, Supplier<Interval> right) {}

    /** Copies the cases. */
    public Inequality {
        cases = List.copyOf(cases);
        if (cases.isEmpty()) {
            throw new IllegalArgumentException("cases of '%s' must not be empty".formatted(text));
        }
    }

    @Override
    public Form form() {
        return Form.INEQUALITY;
    }

    @Override
    public String passRule() {
        return "upper end of the enclosure of the left side at most the lower end of that of the right side, %s cases"
                .formatted(cases.size());
    }
}
