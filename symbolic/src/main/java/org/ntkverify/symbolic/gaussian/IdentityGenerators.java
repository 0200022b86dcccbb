package org.ntkverify.symbolic.gaussian;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/**
 * Writes an expression in generators that are the same where the functions are: sums of powers of variables become primitive
 * polynomials, function values with equal arguments one function value.
 *
 * <p>Identities used besides equality of arguments: {@code Phi(-x) = 1 - Phi(x)}, {@code erf(x) = 2 Phi(sqrt(2) x) - 1},
 * {@code arctan} and {@code sin} odd, {@code cos} even, {@code cos^2 = 1 - sin^2}, the addition theorems for whole multiples,
 * and {@code Phi2(x, y; a, b, c) = Phi2(y, x; b, a, c)}.
 */
final class IdentityGenerators {

    private final List<Expression.Call> known = new ArrayList<>();
    private final List<Expression> exponents = new ArrayList<>();

    LaurentSum canonical(Expression expression) {
        List<LaurentSum> parts = new ArrayList<>();
        LaurentSum.of(expression).terms().forEach((powers, coefficient) -> {
            LaurentSum product = LaurentSum.constant(coefficient);
            for (Map.Entry<Expression, BigFraction> factor : powers.entrySet()) {
                product = product.times(power(factor.getKey(), factor.getValue()));
            }
            parts.add(product);
        });
        return withoutSquares(LaurentSum.sum(parts));
    }

    private LaurentSum power(Expression base, BigFraction exponent) {
        LaurentSum value = base instanceof Expression.Call call
                ? call(call)
                : isComposite(base) ? sum(base) : LaurentSum.generator(base);
        return power(value, exponent);
    }

    private static boolean isComposite(Expression base) {
        return base instanceof Expression.Sum || base instanceof Expression.Product;
    }

    private static LaurentSum power(LaurentSum value, BigFraction exponent) {
        boolean positiveInteger =
                exponent.signum() > 0 && exponent.getDenominator().equals(BigInteger.ONE);
        if (value.terms().size() == 1) {
            return LaurentSum.power(value.toExpression(), exponent);
        }
        if (positiveInteger) {
            LaurentSum result = LaurentSum.ONE;
            for (int i = 0; i < exponent.getNumeratorAsInt(); i++) {
                result = result.times(value);
            }
            return result;
        }
        return primitive(value, exponent);
    }

    /** {@code (q p)^e = q^e p^e} with p a primitive polynomial whose first coefficient is positive. */
    private static LaurentSum primitive(LaurentSum value, BigFraction exponent) {
        boolean fractional = value.terms().keySet().stream()
                .flatMap(powers -> powers.values().stream())
                .anyMatch(power -> !power.getDenominator().equals(BigInteger.ONE));
        Map<Expression, BigFraction> lowest = ClosedFormIdentity.lowest(value.terms());
        if (!fractional && lowest.values().stream().anyMatch(power -> power.signum() < 0)) {
            LaurentSum result = power(ClosedFormIdentity.numerator(value, lowest), exponent);
            for (Map.Entry<Expression, BigFraction> factor : lowest.entrySet()) {
                result = result.times(
                        LaurentSum.monomial(factor.getKey(), factor.getValue().multiply(exponent)));
            }
            return result;
        }
        Expression written = value.toExpression();
        if (written instanceof Expression.Product product) {
            LaurentSum result = LaurentSum.ONE;
            for (Expression factor : product.factors()) {
                result = result.times(
                        factor instanceof Expression.Sum
                                ? LaurentSum.monomial(factor, exponent)
                                : LaurentSum.power(factor, exponent));
            }
            return result;
        }
        return LaurentSum.monomial(written, exponent);
    }

    private LaurentSum sum(Expression base) {
        return CovarianceForm.expanded(canonical(base));
    }

    private LaurentSum call(Expression.Call call) {
        Expression x = call.arguments().get(0);
        return switch (call.function()) {
            case DELTA ->
                sum(x.times(call.arguments().get(1))
                        .minus(call.arguments().get(2).power(2)));
            case EXP -> exponential(x);
            case PHI -> phi(x);
            case ERF -> phi(Expression.integer(2).sqrt().times(x)).scaled(2).minus(LaurentSum.ONE);
            case ARC_TAN -> signed(call);
            case SIN, COS -> circular(call.function(), x);
            case BIVARIATE_PHI -> bivariate(call);
            default -> LaurentSum.generator(same(call));
        };
    }

    private LaurentSum exponential(Expression exponent) {
        if (ClosedFormIdentity.isZero(exponent)) {
            return LaurentSum.ONE;
        }
        for (Expression other : exponents) {
            if (ClosedFormIdentity.equal(exponent, other)) {
                return LaurentSum.generator(Expression.call(Function.EXP, other));
            }
        }
        exponents.add(exponent);
        return LaurentSum.generator(Expression.call(Function.EXP, exponent));
    }

    private LaurentSum phi(Expression x) {
        if (ClosedFormIdentity.isZero(x)) {
            return LaurentSum.constant(BigFraction.ONE_HALF);
        }
        for (Expression.Call other : known) {
            if (other.function() == Function.PHI
                    && ClosedFormIdentity.isZero(x.plus(other.arguments().get(0)))) {
                return LaurentSum.ONE.minus(LaurentSum.generator(other));
            }
        }
        return LaurentSum.generator(same(new Expression.Call(Function.PHI, List.of(x))));
    }

    private LaurentSum signed(Expression.Call call) {
        Expression x = call.arguments().get(0);
        if (ClosedFormIdentity.isZero(x)) {
            return LaurentSum.ZERO;
        }
        for (Expression.Call other : known) {
            if (other.function() == call.function()
                    && ClosedFormIdentity.isZero(x.plus(other.arguments().get(0)))) {
                return LaurentSum.generator(other).scaled(-1);
            }
        }
        return LaurentSum.generator(same(call));
    }

    /** Sines and cosines of {@code q x}, q rational, become polynomials in those of the least angle met so far. */
    private LaurentSum circular(Function function, Expression x) {
        Optional<Expression> exact = SpecialAngles.of(function, x);
        if (exact.isPresent()) {
            return LaurentSum.of(exact.get());
        }
        for (Expression.Call other : known) {
            if (other.function() == Function.SIN) {
                Expression ratio =
                        LaurentSum.of(x.over(other.arguments().get(0))).toExpression();
                if (ratio.rational().isPresent()
                        && ratio.rational().get().getDenominator().equals(BigInteger.ONE)) {
                    return multiple(function, other, ratio.rational().get().getNumeratorAsInt());
                }
            }
        }
        // Half the angle, so that doubled angles and simple ones met later are both whole multiples.
        Expression.Call sine = new Expression.Call(Function.SIN, List.of(x.over(2)));
        known.add(sine);
        return multiple(function, sine, 2);
    }

    private static LaurentSum multiple(Function function, Expression.Call sine, int count) {
        LaurentSum s = LaurentSum.generator(sine);
        LaurentSum c = LaurentSum.generator(new Expression.Call(Function.COS, sine.arguments()));
        LaurentSum sinus = LaurentSum.ZERO;
        LaurentSum cosinus = LaurentSum.ONE;
        for (int i = 0; i < Math.abs(count); i++) {
            LaurentSum next = sinus.times(c).plus(cosinus.times(s));
            cosinus = cosinus.times(c).minus(sinus.times(s));
            sinus = next;
        }
        return function == Function.COS ? cosinus : sinus.scaled(Integer.signum(count));
    }

    /** {@code cos^2 = 1 - sin^2} as often as possible. */
    private static LaurentSum withoutSquares(LaurentSum value) {
        List<LaurentSum> parts = new ArrayList<>();
        value.terms().forEach((powers, coefficient) -> {
            LaurentSum product = LaurentSum.constant(coefficient);
            for (Map.Entry<Expression, BigFraction> factor : powers.entrySet()) {
                product = product.times(withoutSquares(factor.getKey(), factor.getValue()));
            }
            parts.add(product);
        });
        return LaurentSum.sum(parts);
    }

    private static LaurentSum withoutSquares(Expression base, BigFraction exponent) {
        boolean square = base instanceof Expression.Call call
                && call.function() == Function.COS
                && exponent.getDenominator().equals(BigInteger.ONE)
                && exponent.getNumeratorAsInt() >= 2;
        if (!square) {
            return LaurentSum.monomial(base, exponent);
        }
        LaurentSum sine = LaurentSum.generator(new Expression.Call(Function.SIN, ((Expression.Call) base).arguments()));
        LaurentSum result = LaurentSum.monomial(base, new BigFraction(exponent.getNumeratorAsInt() % 2));
        for (int i = 0; i < exponent.getNumeratorAsInt() / 2; i++) {
            result = result.times(LaurentSum.ONE.minus(sine.times(sine)));
        }
        return result;
    }

    private LaurentSum bivariate(Expression.Call call) {
        List<Expression> p = call.arguments();
        List<Expression> swapped = List.of(p.get(1), p.get(0), p.get(3), p.get(2), p.get(4));
        for (Expression.Call other : known) {
            if (other.function() == Function.BIVARIATE_PHI && agree(other.arguments(), swapped)) {
                return LaurentSum.generator(other);
            }
        }
        return LaurentSum.generator(same(call));
    }

    /** Returns the call met before with the same function and equal arguments, or this one. */
    private Expression.Call same(Expression.Call call) {
        for (Expression.Call other : known) {
            if (other.function() == call.function() && agree(other.arguments(), call.arguments())) {
                return other;
            }
        }
        known.add(call);
        return call;
    }

    private static boolean agree(List<Expression> left, List<Expression> right) {
        for (int i = 0; i < left.size(); i++) {
            if (!ClosedFormIdentity.equal(left.get(i), right.get(i))) {
                return false;
            }
        }
        return true;
    }
}
