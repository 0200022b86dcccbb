package org.ntkverify.symbolic.gaussian;

import java.util.Map;
import org.ntkverify.symbolic.exact.NormalForm;
import org.ntkverify.symbolic.expression.Expression;

/**
 * Orders exact constants. Equality is decided by the exact normal form; an order only where doubles leave no doubt, else the
 * question is refused.
 */
final class ConstantOrder {

    /** Far above the rounding of the few operations that a constant of an activation takes. */
    private static final double DOUBT = 1e-9;

    private ConstantOrder() {}

    static boolean isZero(Expression constant) {
        if (constant.rational().isPresent()) {
            return constant.equals(Expression.ZERO);
        }
        return Math.abs(value(constant)) < DOUBT && NormalForm.of(constant).isZero();
    }

    /** Returns the sign of {@code constant}: -1, 0 or 1. */
    static int sign(Expression constant) {
        if (constant.rational().isPresent()) {
            return constant.rational().get().signum();
        }
        double value = value(constant);
        if (Math.abs(value) >= DOUBT) {
            return value > 0 ? 1 : -1;
        }
        if (NormalForm.of(constant).isZero()) {
            return 0;
        }
        throw new NoClosedFormException(
                "sign of a constant must be plain but %s is about %s".formatted(constant, value));
    }

    static int compare(Expression left, Expression right) {
        return sign(left.minus(right));
    }

    static double value(Expression constant) {
        return constant.evaluate(PlainDoubles.INSTANCE, Map.of());
    }
}
