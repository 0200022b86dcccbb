package org.ntkverify.numeric.quadrature;

import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.ntkverify.numeric.arithmetic.DoubleArithmetic;
import org.ntkverify.numeric.arithmetic.StableFunctions;
import org.ntkverify.numeric.internal.code.GeneratedCode;
import org.ntkverify.numeric.internal.code.GeneratedCodeException;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.export.JavaSource;
import org.ntkverify.symbolic.expression.Expression;

/** A function of one real variable, evaluated at many points at once. */
@FunctionalInterface
public interface ScalarFunction {

    /** Writes the values at the first {@code count} of {@code z}; a value out of range is infinite or NaN. */
    void evaluate(double[] z, double[] values, int count);

    /** Returns {@code function}, point by point. */
    static ScalarFunction of(DoubleUnaryOperator function) {
        return (z, values, count) -> {
            for (int i = 0; i < count; i++) {
                values[i] = function.applyAsDouble(z[i]);
            }
        };
    }

    /**
     * Returns {@code function} of the variable z as compiled code. Where an intermediate overflows, as in
     * {@code Exp(-z) / (1 + Exp(-z))^2} at {@code z = -800}, the value is computed again with exponents that do not end.
     *
     * @throws IllegalArgumentException if {@code function} contains another variable
     */
    static ScalarFunction of(Expression function) {
        if (!Set.of(Activation.Z.name()).containsAll(function.variables())) {
            throw new IllegalArgumentException(
                    "variables of the integrand must be [z] but were %s".formatted(function.variables()));
        }
        ScalarFunction plain = compiled(function);
        return (z, values, count) -> {
            plain.evaluate(z, values, count);
            for (int i = 0; i < count; i++) {
                if (!(Math.abs(values[i]) <= Double.MAX_VALUE)) {
                    values[i] = WideArithmetic.evaluate(function, z[i]);
                }
            }
        };
    }

    private static ScalarFunction compiled(Expression function) {
        String source = """
                public void evaluate(double[] z, double[] values, int count) {
                    for (int i = 0; i < count; i++) {
                        double v_%s = z[i];
                        values[i] = %s;
                    }
                }
                """.formatted(
                Activation.Z.name(),
                JavaSource.calling(StableFunctions.class.getCanonicalName()).expression(function));
        try {
            return GeneratedCode.implementing(ScalarFunction.class, source);
        } catch (GeneratedCodeException tooLarge) {
            // Methods end at 64 KiB; the tree itself gives the same numbers, slowly.
            return of(z -> function.evaluate(DoubleArithmetic.INSTANCE, Map.of(Activation.Z.name(), z)));
        }
    }
}
