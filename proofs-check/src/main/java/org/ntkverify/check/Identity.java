package org.ntkverify.check;

import java.util.List;

/** Equations that hold at every point of their domains. */
public record Identity(String text, List<Equation> equations) implements Statement {

    /** Copies the equations. */
    public Identity {
        equations = List.copyOf(equations);
        if (equations.isEmpty()) {
            throw new IllegalArgumentException("equations of '%s' must not be empty".formatted(text));
        }
    }

    @Override
    public Form form() {
        return Form.IDENTITY;
    }

    @Override
    public String passRule() {
        return "%s, each difference reduced to exact 0; refuted by a point at which enclosures with 50 digits are disjoint"
                .formatted(equations.size() == 1 ? "1 equation" : equations.size() + " equations");
    }
}
