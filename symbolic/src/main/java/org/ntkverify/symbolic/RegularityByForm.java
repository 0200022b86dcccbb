package org.ntkverify.symbolic;

import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;

/**
 * Reads off an expression whether it has a regularity that constants and variables have and that sums and products pass on, such as being
 * continuous or smooth; what powers and functions do is for each kind to say. False means that the form does not show it.
 */
abstract class RegularityByForm implements Expression.Visitor<Boolean> {

    @Override
    public final Boolean constant(BigFraction value) {
        return true;
    }

    @Override
    public final Boolean pi() {
        return true;
    }

    @Override
    public final Boolean variable(String name) {
        return true;
    }

    @Override
    public final Boolean sum(List<Expression> terms) {
        return all(terms);
    }

    @Override
    public final Boolean product(List<Expression> factors) {
        return all(factors);
    }

    @Override
    public final Boolean integral(Expression.Integral integral) {
        return false;
    }

    /** Returns whether every part has it. */
    final boolean all(List<Expression> parts) {
        return parts.stream().allMatch(part -> part.accept(this));
    }
}
