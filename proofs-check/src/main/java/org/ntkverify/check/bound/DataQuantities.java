package org.ntkverify.check.bound;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalArithmetic;
import org.ntkverify.symbolic.expression.Expression;

/**
 * Numbers of a data set that a bound may be written in:
 *
 * <pre>
 * N, d        number of inputs, dimension
 * L           number of hidden layers
 * delta       min over pairs of min(|x_i - x_k|, |x_i + x_k|)
 * separation  min over pairs of |x_i - x_k|
 * minNorm, maxNorm  of |x_i|
 * </pre>
 *
 * The two distances need at least two inputs.
 */
public final class DataQuantities {

    /** The names, in the order of documentation. */
    public static final List<String> NAMES = List.of("N", "d", "L", "delta", "separation", "minNorm", "maxNorm");

    private final BoundSetting setting;
    private final Deferred<Separation> separation;

    private DataQuantities(BoundSetting setting) {
        this.setting = setting;
        this.separation = new Deferred<>(() -> Separation.ofPoints(setting.inputs(), setting.geometry()));
    }

    /** Returns the quantities of the inputs of {@code setting}. */
    public static DataQuantities of(BoundSetting setting) {
        return new DataQuantities(setting);
    }

    /** Returns an enclosure of the quantity called {@code name}. */
    public Interval value(String name) {
        return switch (name) {
            case "N" -> Interval.of(setting.count());
            case "d" -> Interval.of(setting.dimension());
            case "L" -> Interval.of(setting.architecture().hiddenLayers());
            case "delta" -> pairs(name).delta();
            case "separation" -> pairs(name).distance();
            case "minNorm" -> setting.geometry().smallestSquaredNorm().sqrt();
            case "maxNorm" -> setting.geometry().largestSquaredNorm().sqrt();
            default ->
                throw new IllegalArgumentException("quantity must be one of %s but was %s".formatted(NAMES, name));
        };
    }

    private Separation pairs(String name) {
        if (setting.count() < 2) {
            throw new IllegalArgumentException(
                    "%s must have at least 2 inputs but there is %s".formatted(name, setting.count()));
        }
        return separation.get();
    }

    /** Returns an enclosure of {@code bound}, an expression in these names. */
    public Interval evaluate(Expression bound) {
        Map<String, Interval> values = new TreeMap<>();
        for (String name : bound.variables()) {
            values.put(name, value(name));
        }
        return bound.evaluate(IntervalArithmetic.INSTANCE, values);
    }
}
