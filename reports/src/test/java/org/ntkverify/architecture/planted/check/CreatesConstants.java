package org.ntkverify.architecture.planted.check;

import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;

/** Creates a node of an expression without its factory. */
public final class CreatesConstants {
    private CreatesConstants() {}

    static Expression one() {
        return new Expression.Constant(BigFraction.ONE);
    }
}
