package org.ntkverify.symbolic.expression;

import java.util.List;
import org.hipparchus.fraction.BigFraction;

/** Rebuilds a tree node by node; a subclass overrides the nodes it changes. Everything is folded again on the way. */
public abstract class Rewriting implements Expression.Visitor<Expression> {

    @Override
    public Expression constant(BigFraction value) {
        return Expression.constant(value);
    }

    @Override
    public Expression pi() {
        return Expression.PI;
    }

    @Override
    public Expression variable(String name) {
        return Expression.variable(name);
    }

    @Override
    public Expression sum(List<Expression> terms) {
        return Expression.sum(all(terms));
    }

    @Override
    public Expression product(List<Expression> factors) {
        return Expression.product(all(factors));
    }

    @Override
    public Expression power(Expression base, BigFraction exponent) {
        return base.accept(this).power(exponent);
    }

    @Override
    public Expression call(Function function, List<Expression> arguments) {
        return Expression.call(function, all(arguments).toArray(new Expression[0]));
    }

    @Override
    public Expression integral(Expression.Integral integral) {
        return new Expression.Integral(
                integral.integrand().accept(this),
                integral.variable(),
                integral.lower().accept(this),
                integral.upper().accept(this));
    }

    /** Rewrites every element of {@code parts}. */
    protected final List<Expression> all(List<Expression> parts) {
        return parts.stream().map(part -> part.accept(this)).toList();
    }
}
