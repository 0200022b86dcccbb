package org.ntkverify.symbolic;

import org.ntkverify.symbolic.Derivation.Recheck;
import org.ntkverify.symbolic.Derivation.Rule;
import org.ntkverify.symbolic.expression.Expression;
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
            return new Recheck(
                    "both sides have the same exact normal form on every interval between kinks",
                    PiecewiseIdentity.equal(before, after, variable));
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
            return new Recheck(
                    "the derivative has the same exact normal form on every interval between kinks",
                    PiecewiseIdentity.differentiates(before, after, variable));
        }
    }
}
