package org.ntkverify.check;

import java.util.List;

/** The tangent kernel matrices of the given cases have exactly the stated ranks. */
public record Rank(String text, List<Entry> entries) implements Statement {

    /** One case with its rank. */
    public record Entry(KernelCase kernel, int rank) {}

    /** Copies the entries. */
    public Rank {
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("entries of '%s' must not be empty".formatted(text));
        }
    }

    @Override
    public Form form() {
        return Form.RANK;
    }

    @Override
    public String passRule() {
        return "exact structure gives the upper bound, certified definite principal parts the lower bound, %s cases"
                .formatted(entries.size());
    }
}
