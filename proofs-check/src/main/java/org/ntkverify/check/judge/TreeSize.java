package org.ntkverify.check.judge;

import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/** Counts the nodes of a tree; a variable counts as many as the tree it stands for. */
final class TreeSize implements Expression.Visitor<Double> {

    private final Map<String, Double> variables;

    TreeSize(Map<String, Double> variables) {
        this.variables = Map.copyOf(variables);
    }

    @Override
    public Double constant(BigFraction value) {
        return 1.0;
    }

    @Override
    public Double pi() {
        return 1.0;
    }

    @Override
    public Double variable(String name) {
        return variables.getOrDefault(name, 1.0);
    }

    @Override
    public Double sum(List<Expression> terms) {
        return all(terms);
    }

    @Override
    public Double product(List<Expression> factors) {
        return all(factors);
    }

    @Override
    public Double power(Expression base, BigFraction exponent) {
        return 1 + base.accept(this);
    }

    @Override
    public Double call(Function function, List<Expression> arguments) {
        return all(arguments);
    }

    @Override
    public Double integral(Expression.Integral integral) {
        return all(List.of(integral.integrand(), integral.lower(), integral.upper()));
    }

    private double all(List<Expression> parts) {
        return 1 + parts.stream().mapToDouble(part -> part.accept(this)).sum();
    }
}
