package org.ntkverify.symbolic;

import static org.ntkverify.symbolic.DualActivation.A;
import static org.ntkverify.symbolic.DualActivation.B;
import static org.ntkverify.symbolic.DualActivation.C;

import java.util.Map;
import org.ntkverify.symbolic.Derivation.Recheck;
import org.ntkverify.symbolic.Derivation.Rule;
import org.ntkverify.symbolic.exact.Domain;
import org.ntkverify.symbolic.exact.NormalForm;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.gaussian.TractableFunction;

/** The rules that take Gaussian expectations; each is checked by another expectation, of the derivatives. */
final class ExpectationRules {

    static final Expression.Variable U = Expression.variable("u");
    static final Expression.Variable V = Expression.variable("v");

    private ExpectationRules() {}

    /** {@code E[f(u)]}. */
    record OneVariable(TractableFunction f) implements Rule {

        private static final String METHOD =
                "2 a dE[f(u)]/da = E[u f'(u)] (exact normal form), and the result is that of integration by parts";

        @Override
        public String text() {
            return "Gaussian expectation";
        }

        @Override
        public Recheck check(Expression before, Expression after) {
            if (!before.equals(f.at(U))) {
                return foreign(f.at(U), before);
            }
            Expression scaled = after.derivative(A).times(A).times(2);
            Expression slope = f.distributionalDerivative().timesPower(1).expectation();
            return new Recheck(METHOD, proved(scaled, slope) && proved(after, f.expectation()));
        }
    }

    /**
     * {@code E[f(u) f(v)]}. Price's theorem and the value at {@code c = 0}, where u and v are independent, determine it: the
     * two are checked with expectations that were not used to find it.
     */
    record TwoVariables(TractableFunction f) implements Rule {

        private static final String METHOD =
                "d/dc of the result is E[f'(u) f'(v)], jumps counted as point masses, and at c = 0 it is E[f(u)] E[f(v)]"
                        + " (both in exact normal form)";

        @Override
        public String text() {
            return "Gaussian integration by parts";
        }

        @Override
        public Recheck check(Expression before, Expression after) {
            Expression integrand = f.at(U).times(f.at(V));
            if (!before.equals(integrand)) {
                return foreign(integrand, before);
            }
            TractableFunction slope = f.distributionalDerivative();
            Expression mean = f.expectation();
            Expression independent = mean.times(mean.substitute(Map.of("a", B)));
            return new Recheck(
                    METHOD,
                    proved(after.derivative(C), slope.expectation(slope))
                            && proved(after.substitute(Map.of("c", Expression.ZERO)), independent));
        }
    }

    private static boolean proved(Expression left, Expression right) {
        return NormalForm.provesEqual(left, right, Domain.covariance());
    }

    private static Recheck foreign(Expression expected, Expression before) {
        return new Recheck("%s must stand before the rule but it is %s".formatted(expected, before), false);
    }
}
