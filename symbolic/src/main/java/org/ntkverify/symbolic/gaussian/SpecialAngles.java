package org.ntkverify.symbolic.gaussian;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/** Sines and cosines at multiples of pi/6 and pi/4. */
final class SpecialAngles {

    private static final Expression HALF = Expression.ratio(1, 2);

    /** {@code sin(k pi/12)} for k = 0..6 where it is a single root; pi/12 and 5 pi/12 are left out. */
    private static final List<Optional<Expression>> SINES = List.of(
            Optional.of(Expression.ZERO),
            Optional.empty(),
            Optional.of(HALF),
            Optional.of(Expression.integer(2).sqrt().over(2)),
            Optional.of(Expression.integer(3).sqrt().over(2)),
            Optional.empty(),
            Optional.of(Expression.ONE));

    private SpecialAngles() {}

    static Optional<Expression> of(Function function, Expression angle) {
        LaurentSum terms = LaurentSum.of(angle);
        BigFraction twelfths = terms.terms()
                .getOrDefault(Map.of(Expression.PI, BigFraction.ONE), BigFraction.ZERO)
                .multiply(12);
        boolean onlyPi = terms.isZero() || (terms.terms().size() == 1 && twelfths.signum() != 0);
        if (!onlyPi || !twelfths.getDenominator().equals(BigInteger.ONE)) {
            return Optional.empty();
        }
        int count = twelfths.getNumerator().mod(BigInteger.valueOf(24)).intValueExact();
        return sine(function == Function.COS ? (count + 6) % 24 : count);
    }

    private static Optional<Expression> sine(int count) {
        if (count > 12) {
            return sine(count - 12).map(Expression::negate);
        }
        return SINES.get(count > 6 ? 12 - count : count);
    }
}
