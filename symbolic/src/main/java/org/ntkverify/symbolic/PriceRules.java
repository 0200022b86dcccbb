package org.ntkverify.symbolic;

import static org.ntkverify.symbolic.DualActivation.C;

import java.util.Map;
import org.ntkverify.symbolic.Derivation.Recheck;
import org.ntkverify.symbolic.Derivation.Rule;
import org.ntkverify.symbolic.exact.NormalForm;
import org.ntkverify.symbolic.expression.Expression;

/** The rules of the derivations by Price's theorem. */
final class PriceRules {

    private PriceRules() {}

    /** The result is the same function, written otherwise. */
    record Rewritten(String text, String method) implements Rule {
        @Override
        public Recheck check(Expression before, Expression after) {
            return new Recheck(method, NormalForm.equal(before, after));
        }
    }

    /** The result is the same function because both are positive and their squares are equal. */
    record PositiveSquares(String text) implements Rule {
        @Override
        public Recheck check(Expression before, Expression after) {
            return new Recheck(
                    "squares agree in exact normal form and both sides are positive",
                    NormalForm.equal(before.power(2), after.power(2)) && isPositive(before) && isPositive(after));
        }

        /** Products of positive numbers and roots are positive; that is all that occurs here. */
        private static boolean isPositive(Expression expression) {
            if (expression instanceof Expression.Product product) {
                return product.factors().stream().allMatch(PositiveSquares::isPositive);
            }
            boolean root = expression instanceof Expression.Power power
                    && (power.exponent().getDenominator().intValue() == 2 || isPositive(power.base()));
            return root
                    || expression instanceof Expression.Pi
                    || expression.rational().filter(value -> value.signum() > 0).isPresent();
        }
    }

    /** {@code P(u > 0, v > 0)} from the joint density at the origin. */
    record OrthantProbability() implements Rule {
        @Override
        public String text() {
            return "orthant probability";
        }

        @Override
        public Recheck check(Expression before, Expression after) {
            boolean derivative = NormalForm.equal(after.derivative(C), before);
            boolean boundary = after.substitute(
                            Map.of("a", Expression.ONE, "b", Expression.ONE, "c", Expression.integer(-1)))
                    .equals(Expression.ZERO);
            return new Recheck(
                    "d/dc of the result is the density (exact normal form), and it vanishes at c = -1",
                    derivative && boundary);
        }
    }

    /** The difference of an antiderivative, proposed by an algebra system, at the ends of the integral. */
    record Antiderivative(String system, Expression primitive) implements Rule {

        private static final String METHOD =
                "the antiderivative is continuous, its derivative minus the integrand has exact normal form 0, and its "
                        + "difference between the ends is the result";

        @Override
        public String text() {
            return "integration (antiderivative proposed by %s)".formatted(system);
        }

        @Override
        public Recheck check(Expression before, Expression after) {
            if (!(before instanceof Expression.Integral integral)) {
                return new Recheck("an integral must stand before the rule but it is %s".formatted(before), false);
            }
            boolean holds = NormalForm.equal(primitive.derivative(integral.variable()), integral.integrand())
                    && Continuity.holds(primitive, integral.integrand(), integral.variable())
                    && NormalForm.equal(difference(integral), after);
            return new Recheck(METHOD, holds);
        }

        Expression difference(Expression.Integral integral) {
            String name = integral.variable().name();
            return primitive
                    .substitute(Map.of(name, integral.upper()))
                    .minus(primitive.substitute(Map.of(name, integral.lower())));
        }
    }

    /** An integral for which no antiderivative was found; it never holds. */
    record NoAntiderivative(ClosedForm answer) implements Rule {
        @Override
        public String text() {
            return "integration";
        }

        @Override
        public Recheck check(Expression before, Expression after) {
            return new Recheck("no antiderivative: " + answer, false);
        }
    }
}
