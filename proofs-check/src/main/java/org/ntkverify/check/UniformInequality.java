package org.ntkverify.check;

import java.util.List;
import java.util.function.UnaryOperator;
import org.ntkverify.numeric.arithmetic.Interval;

/**
 * {@code left(v) <= right(v)} for every number v of a domain, in each of several cases.
 *
 * <p>Unlike instances, this can prove a statement about infinitely many arguments: enclosures over finitely many panels that cover the domain
 * hold for all of them. Where both sides touch no panel decides, so such points have to be removed from the statement by hand.
 *
 * @param variable the name of v
 * @param domain the numbers v
 * @param cases which inequalities
 */
public record UniformInequality(String text, String variable, Interval domain, List<Case> cases) implements Statement {

    /** So many panels are tried in each case. */
    public static final int MOST_PANELS = 20_000;

    /**
     * One inequality.
     *
     * @param label which
     * @param left encloses the smaller side over a panel
     * @param right encloses the larger side over a panel
     */
    public record Case(String label, UnaryOperator<Interval> left, UnaryOperator<Interval> right) {}

    /** Copies the cases. */
    public UniformInequality {
        cases = List.copyOf(cases);
        if (cases.isEmpty()) {
            throw new IllegalArgumentException("cases of '%s' must not be empty".formatted(text));
        }
    }

    @Override
    public Form form() {
        return Form.UNIFORM_INEQUALITY;
    }

    @Override
    public String passRule() {
        return "both sides enclosed over panels that cover %s in [%s, %s], halved until the left side is at most the right side on each, at most %s panels, %s cases"
                .formatted(variable, domain.lower(), domain.upper(), MOST_PANELS, cases.size());
    }
}
