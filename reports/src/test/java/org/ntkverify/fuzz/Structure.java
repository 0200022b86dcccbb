package org.ntkverify.fuzz;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/** Writes a tree with a bracket around every node, terms and factors sorted: two trees with the same text differ at most in their order. */
final class Structure implements Expression.Visitor<String> {

    private Structure() {}

    static String of(Expression expression) {
        return expression.accept(new Structure());
    }

    @Override
    public String constant(BigFraction value) {
        return value.toString();
    }

    @Override
    public String pi() {
        return "Pi";
    }

    @Override
    public String variable(String name) {
        return name;
    }

    @Override
    public String sum(List<Expression> terms) {
        return node("sum", parts(terms).sorted());
    }

    @Override
    public String product(List<Expression> factors) {
        return node("product", parts(factors).sorted());
    }

    @Override
    public String power(Expression base, BigFraction exponent) {
        return node("power", Stream.of(base.accept(this), exponent.toString()));
    }

    @Override
    public String call(Function function, List<Expression> arguments) {
        return node(function.text(), parts(arguments));
    }

    @Override
    public String integral(Expression.Integral integral) {
        return node("integral", parts(List.of(integral.integrand(), integral.lower(), integral.upper())));
    }

    private Stream<String> parts(List<Expression> expressions) {
        return expressions.stream().map(part -> part.accept(this));
    }

    private static String node(String name, Stream<String> parts) {
        return parts.collect(Collectors.joining(" ", "(" + name + " ", ")"));
    }
}
