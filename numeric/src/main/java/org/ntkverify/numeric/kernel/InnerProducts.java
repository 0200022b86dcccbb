package org.ntkverify.numeric.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.numeric.arithmetic.DecimalInterval;
import org.ntkverify.numeric.arithmetic.DecimalIntervalArithmetic;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalArithmetic;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/**
 * Exact inner products and squared distances as numbers. Irrational ones are computed from many digits, since
 * {@code 2 - 2 cos(t)} would lose half its digits in doubles; equal expressions share their value, so that a circle needs N of
 * them, not N^2. For one thread.
 */
final class InnerProducts {

    /** More than twice the digits of a double: they pay for what cancels in a squared distance of neighbours. */
    private static final DecimalIntervalArithmetic DECIMALS = DecimalIntervalArithmetic.ofDigits(40);

    /**
     * An angle in (0, pi) of rounded inner products is some 1e-15 wide; next to 0 and pi it is wider by up to 1e-8, and then the
     * exact inner products are worth the time of a decimal evaluation.
     */
    private static final double WIDE = 0x1p-46;

    private final Inputs data;
    private final Map<Expression, DecimalInterval> irrational = new HashMap<>();

    InnerProducts(Inputs data) {
        this.data = data;
    }

    /** Whether both points are the same, exactly. */
    boolean coincide(int i, int j) {
        return data.coincide(i, j);
    }

    /** Enclosures of what a program may read about points {@code i} and {@code j}, by name. */
    Map<String, Interval> values(int i, int j) {
        Interval xx = enclosed(data.innerProduct(i, i));
        Interval yy = enclosed(data.innerProduct(j, j));
        Interval xy = enclosed(data.innerProduct(i, j));
        Interval qq = enclosed(data.squaredDistance(i, j));
        Interval angle = IntervalArithmetic.INSTANCE.call(Function.ANGLE, List.of(xx, yy, xy, qq));
        if (angle.width() > WIDE) {
            angle = angle.intersect(exactAngle(i, j));
        }
        return Map.of("xx", xx, "yy", yy, "xy", xy, "qq", qq, NormalisedProgram.INPUT_ANGLE, angle);
    }

    private Interval exactAngle(int i, int j) {
        Expression angle = Expression.call(
                Function.ANGLE,
                data.innerProduct(i, i),
                data.innerProduct(j, j),
                data.innerProduct(i, j),
                data.squaredDistance(i, j));
        return angle.evaluate(DECIMALS, Map.of()).toInterval();
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
