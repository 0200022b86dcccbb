package org.ntkverify.symbolic.expression;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression.Constant;
import org.ntkverify.symbolic.expression.Expression.Power;

/**
 * A product as a reader writes it: a sign, a numerator and a denominator, both with positive exponents only.
 *
 * @param negative whether a minus sign stands in front
 * @param numerator factors above the line; empty means 1
 * @param denominator factors below the line; empty means that there is no line
 */
public record ProductShape(boolean negative, List<Expression> numerator, List<Expression> denominator) {

    /** Copies the lists. */
    public ProductShape {
        numerator = List.copyOf(numerator);
        denominator = List.copyOf(denominator);
    }

    /** Returns the shape of the product of {@code factors}. */
    public static ProductShape of(List<Expression> factors) {
        List<Expression> above = new ArrayList<>();
        List<Expression> below = new ArrayList<>();
        boolean negative = false;
        for (Expression factor : factors) {
            if (factor instanceof Constant constant) {
                BigFraction value = constant.value();
                negative ^= value.signum() < 0;
                BigFraction size = value.abs();
                addUnlessOne(above, new BigFraction(size.getNumerator()));
                addUnlessOne(below, new BigFraction(size.getDenominator()));
            } else if (factor instanceof Power power && power.exponent().signum() < 0) {
                below.add(power.base().power(power.exponent().negate()));
            } else {
                above.add(factor);
            }
        }
        return new ProductShape(negative, above, below);
    }

    private static void addUnlessOne(List<Expression> factors, BigFraction value) {
        if (!value.equals(BigFraction.ONE)) {
            factors.add(Expression.constant(value));
        }
    }
}
