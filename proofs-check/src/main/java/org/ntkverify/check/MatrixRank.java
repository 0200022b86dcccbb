package org.ntkverify.check;

import java.util.List;
import java.util.function.Supplier;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;

/** Given positive semi-definite matrices have exactly the stated ranks. */
public record MatrixRank(String text, List<Entry> entries) implements Statement {

    /**
     * One matrix.
     *
     * @param label which
     * @param matrix encloses it
     * @param atMost what its rank is at most, by the argument
     * @param argument why, in one sentence
     * @param rank as claimed
     */
    public record Entry(String label, Supplier<IntervalMatrix> matrix, int atMost, String argument, int rank) {}

    /** Copies the entries. */
    public MatrixRank {
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("entries of '%s' must not be empty".formatted(text));
        }
    }

    @Override
    public Form form() {
        return Form.MATRIX_RANK;
    }

    @Override
    public String passRule() {
        return "an exact argument gives the upper bound, certified definite principal parts the lower bound, %s cases"
                .formatted(entries.size());
    }
}
