package org.ntkverify.symbolic.gaussian;

import java.util.Map;
import org.ntkverify.symbolic.exact.NormalForm;
import org.ntkverify.symbolic.expression.Expression;

/**
 * Orders exact constants. Equality is decided by the exact normal form, an order by doubles with a bound of their error; where
 * neither tells, the question is refused.
 */
final class ConstantOrder {

    private ConstantOrder() {}

    static boolean isZero(Expression constant) {
        if (constant.rational().isPresent()) {
            return constant.equals(Expression.ZERO);
        }
        return !value(constant).hasSign() && NormalForm.of(constant).isZero();
    }

    /**
     * Returns the sign of {@code constant}: -1, 0 or 1.
     *
     * @throws NoClosedFormException if doubles cannot tell it from 0 and the normal form does not prove that it is
     */
    static int sign(Expression constant) {
        if (constant.rational().isPresent()) {
            return constant.rational().get().signum();
        }
        BoundedDouble value = value(constant);
        if (value.hasSign()) {
            return value.value() > 0 ? 1 : -1;
        }
        if (NormalForm.of(constant).isZero()) {
            return 0;
        }
        throw new NoClosedFormException("sign of a constant must be plain but %s is about %s, give or take %s"
                .formatted(constant, value.value(), value.error()));
    }

    static int compare(Expression left, Expression right) {
        return sign(left.minus(right));
    }

    private static BoundedDouble value(Expression constant) {
        return constant.evaluate(BoundedDoubles.INSTANCE, Map.of());
    }
}
