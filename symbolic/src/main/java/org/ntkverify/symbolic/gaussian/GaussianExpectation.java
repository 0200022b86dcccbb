package org.ntkverify.symbolic.gaussian;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;
import org.ntkverify.symbolic.gaussian.PairGeometry.Side;

/** {@code E[f(u) g(v)]} for sums of atoms, term by term. */
final class GaussianExpectation {

    private GaussianExpectation() {}

    /** Returns the expectation as a function of {@code a = Var u, b = Var v, c = Cov(u, v)}. */
    static LaurentSum of(AtomSum f, AtomSum g) {
        AtomSum first = f.oriented();
        AtomSum second = g.oriented();
        List<LaurentSum> parts = new ArrayList<>();
        for (Map.Entry<Atom, ComplexConstant> left : first.leading()) {
            // A term and its conjugate have conjugate expectations: twice the real part of one of them.
            long times = left.getKey().exponent().isReal() ? 1 : 2;
            for (Map.Entry<Atom, ComplexConstant> right : second.coefficients().entrySet()) {
                ComplexConstant coefficient = left.getValue().times(right.getValue());
                parts.add(realPart(coefficient, left.getKey(), right.getKey()).scaled(times));
            }
        }
        return CovarianceForm.expanded(LaurentSum.sum(parts));
    }

    /** Returns {@code E[f(u)]} with {@code a = Var u}. */
    static LaurentSum of(AtomSum f) {
        return of(f, AtomSum.constant(Expression.ONE));
    }

    private static LaurentSum realPart(ComplexConstant coefficient, Atom left, Atom right) {
        if (left.exponent().isReal() && right.exponent().isReal()) {
            // An imaginary coefficient of a real term is cancelled by that of its conjugate.
            return LaurentSum.of(coefficient.real()).times(real(left, right));
        }
        boolean open = left.gate() instanceof Gate.Open && right.gate() instanceof Gate.Open;
        if (!open) {
            throw new NoClosedFormException(
                    "a product must not pair a sine with a kink or an error function but pairs %s with %s"
                            .formatted(shown(left), shown(right)));
        }
        return WaveMoments.realPart(coefficient, left, right);
    }

    private static Expression shown(Atom atom) {
        Expression z = Expression.variable("z");
        Exponent exponent = atom.exponent();
        return z.power(atom.power())
                .times(Expression.call(Function.EXP, exponent.real(z)))
                .times(Expression.call(Function.COS, exponent.imaginary(z)))
                .times(
                        atom.gate() instanceof Gate.Impulse
                                ? Expression.ONE
                                : atom.gate().at(z));
    }

    private static LaurentSum real(Atom left, Atom right) {
        Expression betaFirst = left.exponent().curvature();
        Expression betaSecond = right.exponent().curvature();
        PairGeometry g = new PairGeometry(betaFirst, betaSecond, Side.of(left.gate()), Side.of(right.gate()));
        LaurentSum alphaFirst = LaurentSum.of(left.exponent().linear().real());
        LaurentSum alphaSecond = LaurentSum.of(right.exponent().linear().real());
        LaurentSum inverse = g.normaliser(BigFraction.MINUS_ONE);
        LaurentSum meanFirst =
                g.first.times(alphaFirst).plus(g.c.times(alphaSecond)).times(inverse);
        LaurentSum meanSecond =
                g.c.times(alphaFirst).plus(g.second.times(alphaSecond)).times(inverse);
        LaurentSum growth = alphaFirst
                .times(meanFirst)
                .plus(alphaSecond.times(meanSecond))
                .scaled(BigFraction.ONE_HALF)
                .plus(LaurentSum.of(left.exponent().constant().real()))
                .plus(LaurentSum.of(right.exponent().constant().real()));
        LaurentSum tilt = growth.isZero()
                ? LaurentSum.ONE
                : LaurentSum.generator(Expression.call(
                        Function.EXP, CovarianceForm.reduced(growth).toExpression()));
        GatedMoments moments = new GatedMoments(
                g,
                meanFirst,
                meanSecond,
                threshold(left.gate(), g.lambda.times(meanFirst)),
                threshold(right.gate(), g.mu.times(meanSecond)));
        return moments.moment(
                        left.power(),
                        right.power(),
                        GatedMoments.status(left.gate()),
                        GatedMoments.status(right.gate()))
                .times(g.normaliser(new BigFraction(-1, 2)))
                .times(tilt);
    }

    /** What the centred gate variable has to exceed: {@code t - m} for a kink, {@code -nu - lambda m} otherwise. */
    private static Expression threshold(Gate gate, LaurentSum shift) {
        Expression own = Expression.ZERO;
        if (gate instanceof Gate.Kink kink) {
            own = kink.threshold();
        } else if (gate instanceof Gate.Below below) {
            own = below.threshold().negate();
        } else if (gate instanceof Gate.Impulse impulse) {
            own = impulse.point();
        } else if (gate instanceof Gate.Probit probit) {
            own = probit.offset().negate();
        } else {
            return own;
        }
        return CovarianceForm.reduced(LaurentSum.of(own).minus(shift)).toExpression();
    }
}
