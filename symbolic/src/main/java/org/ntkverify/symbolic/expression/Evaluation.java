package org.ntkverify.symbolic.expression;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/** Evaluates a tree from the leaves up, in the order in which its terms and factors stand. */
final class Evaluation<T> implements Expression.Visitor<T> {

    private final Arithmetic<T> arithmetic;
    private final Map<String, T> values;

    /** Function values met so far: closed forms contain the same ones many times, and they are what costs. */
    private final Map<FunctionValue<T>, T> known = new HashMap<>();

    private record FunctionValue<T>(Function function, List<T> arguments) {}

    Evaluation(Arithmetic<T> arithmetic, Map<String, T> values) {
        this.arithmetic = arithmetic;
        this.values = values;
    }

    @Override
    public T constant(BigFraction value) {
        return arithmetic.constant(value);
    }

    @Override
    public T pi() {
        return arithmetic.pi();
    }

    @Override
    public T variable(String name) {
        T value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "variable %s must have a value but only %s have one".formatted(name, values.keySet()));
        }
        return value;
    }

    @Override
    public T sum(List<Expression> terms) {
        T total = terms.get(0).accept(this);
        for (Expression term : terms.subList(1, terms.size())) {
            total = arithmetic.add(total, term.accept(this));
        }
        return total;
    }

    @Override
    public T product(List<Expression> factors) {
        T total = factors.get(0).accept(this);
        for (Expression factor : factors.subList(1, factors.size())) {
            total = arithmetic.multiply(total, factor.accept(this));
        }
        return total;
    }

    @Override
    public T power(Expression base, BigFraction exponent) {
        return arithmetic.power(base.accept(this), exponent);
    }

    @Override
    public T call(Function function, List<Expression> arguments) {
        FunctionValue<T> key = new FunctionValue<>(
                function,
                arguments.stream().map(argument -> argument.accept(this)).toList());
        T value = known.get(key);
        if (value == null) {
            value = arithmetic.call(function, key.arguments());
            known.put(key, value);
        }
        return value;
    }

    @Override
    public T integral(Expression.Integral integral) {
        throw new UnsupportedOperationException(
                "an integral must be solved before it is evaluated but was %s".formatted(integral));
    }
}
