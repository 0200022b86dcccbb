package org.ntkverify.symbolic;

import org.ntkverify.symbolic.Derivation.Recheck;
import org.ntkverify.symbolic.Derivation.Rule;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.gaussian.NoClosedFormException;
import org.ntkverify.symbolic.gaussian.PiecewiseIdentity;

/** The rules of derivations that act on functions of one variable. */
final class FunctionRules {

    private FunctionRules() {}

    /** The result is the same function as a sum of smooth functions times steps. */
    record Decomposition(Expression.Variable variable) implements Rule {
        @Override
        public String text() {
            return "decomposition";
        }

        @Override
        public Recheck check(Expression before, Expression after) {
            return branchwise(
                    "both sides have the same exact normal form on every interval between kinks",
                    () -> PiecewiseIdentity.equal(before, after, variable));
        }
    }

    /** The result is the almost-everywhere derivative. */
    record AlmostEverywhereDerivative(Expression.Variable variable) implements Rule {
        @Override
        public String text() {
            return "differentiation";
        }

        @Override
        public Recheck check(Expression before, Expression after) {
            return branchwise(
                    "the derivative has the same exact normal form on every interval between kinks",
                    () -> PiecewiseIdentity.differentiates(before, after, variable));
        }
    }

    private interface Question {
        boolean holds();
    }

    /** A question that cannot be decided is not confirmed. */
    private static Recheck branchwise(String method, Question question) {
        try {
            return new Recheck(method, question.holds());
        } catch (NoClosedFormException | ArithmeticException | UnsupportedOperationException e) {
            return new Recheck("cannot be re-checked: " + e.getMessage(), false);
        }
    }
}
