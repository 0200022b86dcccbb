package org.ntkverify.symbolic.gaussian;

import java.util.Map;
import org.ntkverify.symbolic.expression.Expression;

/**
 * {@code E[f(s u) g(t u)]}, the pair on a line. Two kinks are one kink of the product; a pair with a distribution function
 * is the general formula at {@code (s^2 a, t^2 a, s t a)}, where its determinants do not vanish.
 */
final class DegeneratePair {

    private DegeneratePair() {}

    static Expression expectation(AtomSum f, Expression s, AtomSum g, Expression t) {
        AtomSum left = f.scaled(s);
        AtomSum right = g.scaled(t);
        LaurentSum total = LaurentSum.ZERO;
        for (Map.Entry<Atom, ComplexConstant> mine : left.coefficients().entrySet()) {
            for (Map.Entry<Atom, ComplexConstant> theirs : right.coefficients().entrySet()) {
                total = total.plus(pair(mine, theirs));
            }
        }
        return CommonDenominator.shortest(LaurentSum.of(total.toExpression()));
    }

    private static LaurentSum pair(Map.Entry<Atom, ComplexConstant> mine, Map.Entry<Atom, ComplexConstant> theirs) {
        boolean general = mine.getKey().gate() instanceof Gate.Probit
                ? !(theirs.getKey().gate() instanceof Gate.Open)
                : theirs.getKey().gate() instanceof Gate.Probit
                        && !(mine.getKey().gate() instanceof Gate.Open);
        AtomSum left = AtomSum.of(mine.getKey(), mine.getValue());
        AtomSum right = AtomSum.of(theirs.getKey(), theirs.getValue());
        if (!general) {
            return GaussianExpectation.of(left.times(right));
        }
        Expression value = GaussianExpectation.of(left, right).toExpression();
        return LaurentSum.of(value.substitute(Map.of("b", CovarianceForm.A, "c", CovarianceForm.A)));
    }
}
