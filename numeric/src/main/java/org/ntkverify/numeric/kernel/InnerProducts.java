package org.ntkverify.numeric.kernel;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.numeric.arithmetic.DecimalInterval;
import org.ntkverify.numeric.arithmetic.DecimalIntervalArithmetic;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalArithmetic;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.symbolic.expression.Expression;

/**
 * Exact inner products and squared distances as numbers. Irrational ones are computed from many digits, since
 * {@code 2 - 2 cos(t)} would lose half its digits in doubles; equal expressions share their value, so that a circle needs N of
 * them, not N^2. For one thread.
 */
final class InnerProducts {

    /** More than twice the digits of a double: they pay for what cancels in a squared distance of neighbours. */
    private static final DecimalIntervalArithmetic DECIMALS = DecimalIntervalArithmetic.ofDigits(40);

    private final Inputs data;
    private final Map<Expression, DecimalInterval> irrational = new HashMap<>();

    InnerProducts(Inputs data) {
        this.data = data;
    }

    /** An enclosure of {@code <x_i, x_j>}, a point if it is a double. */
    Interval enclosed(int i, int j) {
        return enclosed(data.innerProduct(i, j));
    }

    /** An enclosure of {@code |x_i - x_j|^2}, good relative to its own size. */
    Interval enclosedDistance(int i, int j) {
        return enclosed(data.squaredDistance(i, j));
    }

    /** {@code <x_i, x_j>}, rounded. */
    double rounded(int i, int j) {
        return rounded(data.innerProduct(i, j));
    }

    /** {@code |x_i - x_j|^2}, rounded. */
    double roundedDistance(int i, int j) {
        return rounded(data.squaredDistance(i, j));
    }

    private Interval enclosed(Expression expression) {
        Optional<BigFraction> rational = expression.rational();
        return rational.isPresent()
                ? IntervalArithmetic.INSTANCE.constant(rational.get())
                : decimals(expression).toInterval();
    }

    private double rounded(Expression expression) {
        Optional<BigFraction> rational = expression.rational();
        return rational.isPresent()
                ? rational.get().doubleValue()
                : decimals(expression).lower().doubleValue();
    }

    private DecimalInterval decimals(Expression expression) {
        return irrational.computeIfAbsent(expression, key -> key.evaluate(DECIMALS, Map.of()));
    }
}
