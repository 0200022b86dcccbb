package org.ntkverify.check;

import java.util.List;

/** The tangent kernel matrices of the given cases are positive definite. */
public record Definiteness(String text, List<KernelCase> cases) implements Statement {

    /** Copies the cases. */
    public Definiteness {
        cases = List.copyOf(cases);
        if (cases.isEmpty()) {
            throw new IllegalArgumentException("cases of '%s' must not be empty".formatted(text));
        }
    }

    @Override
    public Form form() {
        return Form.DEFINITENESS;
    }

    @Override
    public String passRule() {
        return "certified lower bound of the smallest eigenvalue > 0 in each of %s cases".formatted(cases.size());
    }
}
