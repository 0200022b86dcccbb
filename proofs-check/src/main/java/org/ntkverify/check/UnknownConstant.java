package org.ntkverify.check;

import java.util.List;
import java.util.function.Supplier;
import org.ntkverify.numeric.arithmetic.Interval;

/**
 * A quantity is at least, or at most, a constant times a positive formula, and nobody knows the constant. Instances cannot establish
 * that; they can refute it only where no constant is left.
 *
 * @param side whether the formula bounds from below or from above
 * @param cases data that were searched for the worst ratio
 */
public record UnknownConstant(String text, Side side, List<Case> cases) implements Statement {

    /** Which side the formula is on. */
    public enum Side {
        /** {@code quantity >= C formula} for some {@code C > 0}. */
        AT_LEAST,
        /** {@code quantity <= C formula} for some C. */
        AT_MOST
    }

    /**
     * One case.
     *
     * @param label which data
     * @param quantity encloses what is bounded
     * @param formula encloses the formula with constant 1
     */
    public record Case(String label, Supplier<Interval> quantity, Supplier<Interval> formula) {}

    /** Copies the cases. */
    public UnknownConstant {
        cases = List.copyOf(cases);
        if (cases.isEmpty()) {
            throw new IllegalArgumentException("cases of '%s' must not be empty".formatted(text));
        }
    }

    @Override
    public Form form() {
        return Form.UNKNOWN_CONSTANT;
    }

    @Override
    public String passRule() {
        return "never established: the constant is unknown, so the worst ratio over %s data sets is told; refuted only by data that leave no constant"
                .formatted(cases.size());
    }
}
