package org.ntkverify.check.bound;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.ntkverify.numeric.arithmetic.DecimalIntervalArithmetic;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalArithmetic;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;

/**
 * The quantities that a stated bound may speak of, enclosed.
 *
 * <table>
 * <caption>Names</caption>
 * <tr><td>{@code N}</td><td>number of inputs, the order of the matrix</td></tr>
 * <tr><td>{@code d}</td><td>dimension of the inputs</td></tr>
 * <tr><td>{@code L}</td><td>number of hidden layers</td></tr>
 * <tr><td>{@code separation}</td><td>{@code min |x_i - x_k|} over pairs</td></tr>
 * <tr><td>{@code delta}</td><td>{@code min(|x_i - x_k|, |x_i + x_k|)} over pairs</td></tr>
 * </table>
 */
public final class DataQuantities {

    /** Names that need the matrix only. */
    private static final Set<String> OF_MATRIX = Set.of("N");

    private static final Set<String> OF_NETWORK = Set.of("N", "d", "L", "separation", "delta");

    /** {@code |x|^2 + |x'|^2 - 2 <x,x'>} loses all digits of a double where points nearly coincide. */
    private static final DecimalIntervalArithmetic DECIMALS = DecimalIntervalArithmetic.ofDigits(40);

    private DataQuantities() {}

    /**
     * Returns an enclosure of a bound as a user states it.
     *
     * @param text an expression in the names above; of a bare matrix, in N alone
     * @param setting the network and its inputs, or a matrix
     * @throws IllegalArgumentException if the text is no such expression or has no value here
     */
    public static Interval evaluate(String text, BoundSetting setting) {
        Expression bound = ExpressionParser.parse(text, setting.hasNetwork() ? OF_NETWORK : OF_MATRIX);
        Map<String, Interval> values = new HashMap<>();
        for (String name : bound.variables()) {
            values.put(name, value(name, setting));
        }
        try {
            return bound.evaluate(IntervalArithmetic.INSTANCE, values);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "bound '%s' must have a value for these data but has none: %s".formatted(text, e.getMessage()), e);
        }
    }

    private static Interval value(String name, BoundSetting setting) {
        return switch (name) {
            case "N" -> Interval.of(setting.matrix(KernelPart.TANGENT).size());
            case "d" -> Interval.of(setting.dimension());
            case "L" -> Interval.of(setting.architecture().hiddenLayers());
            case "separation" -> smallest(setting, 1).sqrt();
            case "delta" ->
                MatrixBounds.smaller(smallest(setting, 1), smallest(setting, -1))
                        .sqrt();
            default ->
                throw new IllegalArgumentException("name must be one of %s but was %s".formatted(OF_NETWORK, name));
        };
    }

    /** {@code min |x_i - sign x_k|^2}: few pairs can attain it, and only those are worth 40 digits. */
    private static Interval smallest(BoundSetting setting, int sign) {
        Geometry geometry = setting.geometry();
        int n = geometry.count();
        if (n < 2) {
            throw new IllegalArgumentException("separation must be of at least 2 points but there is 1");
        }
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                least = Math.min(least, squared(geometry, i, j, sign).upper());
            }
        }
        double lower = Double.POSITIVE_INFINITY;
        double upper = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                if (squared(geometry, i, j, sign).lower() <= least) {
                    Interval exact = exact(setting.inputs(), i, j, sign);
                    lower = Math.min(lower, exact.lower());
                    upper = Math.min(upper, exact.upper());
                }
            }
        }
        return new Interval(Math.max(0, lower), Math.max(0, upper));
    }

    private static Interval squared(Geometry geometry, int i, int j, int sign) {
        Interval twice = geometry.product(i, j).times(Interval.of(2.0 * sign));
        return geometry.product(i, i).plus(geometry.product(j, j)).minus(twice);
    }

    private static Interval exact(Inputs inputs, int i, int j, int sign) {
        Expression squared = inputs.innerProduct(i, i)
                .plus(inputs.innerProduct(j, j))
                .minus(inputs.innerProduct(i, j).times(2L * sign));
        return squared.evaluate(DECIMALS, Map.of()).toInterval();
    }
}
