package org.ntkverify.symbolic.gaussian;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;
import org.ntkverify.symbolic.gaussian.PairGeometry.Side;

/**
 * Expectations of atoms without gates and with complex exponents, where the Gaussian formulas hold by analytic
 * continuation: {@code E[exp(alpha u + alpha' v)] = exp((alpha^2 a + 2 alpha alpha' c + alpha'^2 b)/2)}.
 */
final class WaveMoments {

    private record Complex(LaurentSum real, LaurentSum imaginary) {

        static final Complex ONE = new Complex(LaurentSum.ONE, LaurentSum.ZERO);

        static Complex of(ComplexConstant constant) {
            return new Complex(LaurentSum.of(constant.real()), LaurentSum.of(constant.imaginary()));
        }

        Complex plus(Complex other) {
            return new Complex(real.plus(other.real), imaginary.plus(other.imaginary));
        }

        Complex times(Complex other) {
            return new Complex(
                    real.times(other.real).minus(imaginary.times(other.imaginary)),
                    real.times(other.imaginary).plus(imaginary.times(other.real)));
        }

        Complex times(LaurentSum factor) {
            return new Complex(real.times(factor), imaginary.times(factor));
        }
    }

    private final Map<Integer, Complex> known = new HashMap<>();
    private final PairGeometry g;
    private final LaurentSum inverse;
    private final Complex meanFirst;
    private final Complex meanSecond;

    private WaveMoments(PairGeometry geometry, Complex meanFirst, Complex meanSecond) {
        this.g = geometry;
        this.inverse = geometry.normaliser(BigFraction.MINUS_ONE);
        this.meanFirst = meanFirst;
        this.meanSecond = meanSecond;
    }

    static LaurentSum realPart(ComplexConstant coefficient, Atom left, Atom right) {
        PairGeometry g = new PairGeometry(
                left.exponent().curvature(),
                right.exponent().curvature(),
                Side.of(Gate.Open.GATE),
                Side.of(Gate.Open.GATE));
        LaurentSum inverse = g.normaliser(BigFraction.MINUS_ONE);
        Complex alphaFirst = Complex.of(left.exponent().linear());
        Complex alphaSecond = Complex.of(right.exponent().linear());
        Complex meanFirst =
                alphaFirst.times(g.first).plus(alphaSecond.times(g.c)).times(inverse);
        Complex meanSecond =
                alphaFirst.times(g.c).plus(alphaSecond.times(g.second)).times(inverse);
        Complex growth = alphaFirst
                .times(meanFirst)
                .plus(alphaSecond.times(meanSecond))
                .times(LaurentSum.constant(BigFraction.ONE_HALF))
                .plus(Complex.of(left.exponent().constant()))
                .plus(Complex.of(right.exponent().constant()));
        Complex moment = new WaveMoments(g, meanFirst, meanSecond).moment(left.power(), right.power());
        return moment.times(Complex.of(coefficient))
                .times(wave(growth))
                .real()
                .times(g.normaliser(new BigFraction(-1, 2)));
    }

    private Complex moment(int first, int second) {
        if (first == 0 && second == 0) {
            return Complex.ONE;
        }
        Complex cached = known.get(first * 100 + second);
        if (cached != null) {
            return cached;
        }
        Complex value;
        if (first > 0) {
            value = meanFirst.times(moment(first - 1, second));
            if (first > 1) {
                value = value.plus(
                        moment(first - 2, second).times(g.first.times(inverse).scaled(first - 1)));
            }
            if (second > 0) {
                value = value.plus(
                        moment(first - 1, second - 1).times(g.c.times(inverse).scaled(second)));
            }
        } else {
            value = meanSecond.times(moment(0, second - 1));
            if (second > 1) {
                value = value.plus(
                        moment(0, second - 2).times(g.second.times(inverse).scaled(second - 1)));
            }
        }
        known.put(first * 100 + second, value);
        return value;
    }

    /** {@code exp(x + i y) = exp(x) (cos y + i sin y)}. */
    private static Complex wave(Complex exponent) {
        Expression size = CovarianceForm.reduced(exponent.real()).toExpression();
        Expression angle = CovarianceForm.reduced(exponent.imaginary()).toExpression();
        LaurentSum growth = LaurentSum.of(Expression.call(Function.EXP, size));
        return new Complex(growth.times(circular(Function.COS, angle)), growth.times(circular(Function.SIN, angle)));
    }

    /** The sign of the angle is made positive, and whole multiples of pi/12 that have roots are known. */
    private static LaurentSum circular(Function function, Expression angle) {
        Optional<Expression> exact = SpecialAngles.of(function, angle);
        if (exact.isPresent()) {
            return LaurentSum.of(exact.get());
        }
        LaurentSum terms = LaurentSum.of(angle);
        boolean negative = terms.terms().values().iterator().next().signum() < 0;
        LaurentSum value = LaurentSum.generator(
                Expression.call(function, negative ? terms.scaled(-1).toExpression() : angle));
        return negative && function == Function.SIN ? value.scaled(-1) : value;
    }
}
