package org.ntkverify.check;

import java.util.List;
import java.util.Map;
import org.ntkverify.symbolic.expression.Expression;

/**
 * {@code left = right} on a domain.
 *
 * @param label what it says
 * @param left one side
 * @param right the other
 * @param witnesses exact points of the domain at which a difference is looked for, values by variable name
 */
public record Equation(String label, Formula left, Formula right, List<Map<String, Expression>> witnesses) {

    /** Copies the points; without points a false equation could never be refuted. */
    public Equation {
        witnesses = witnesses.stream().map(Map::copyOf).toList();
        if (witnesses.isEmpty()) {
            throw new IllegalArgumentException("witnesses of %s must not be empty".formatted(label));
        }
    }

    /** Returns an equation between two expressions written down. */
    public static Equation of(
            String label, Expression left, Expression right, List<Map<String, Expression>> witnesses) {
        return new Equation(label, new Formula.Written(left), new Formula.Written(right), witnesses);
    }
}
