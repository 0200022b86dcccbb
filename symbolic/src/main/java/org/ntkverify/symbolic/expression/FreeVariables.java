package org.ntkverify.symbolic.expression;

import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;

/** Collects the names of the free variables of a tree; the variable of an integral is bound. */
final class FreeVariables implements Expression.Visitor<Stream<String>> {

    @Override
    public Stream<String> constant(BigFraction value) {
        return Stream.empty();
    }

    @Override
    public Stream<String> pi() {
        return Stream.empty();
    }

    @Override
    public Stream<String> variable(String name) {
        return Stream.of(name);
    }

    @Override
    public Stream<String> sum(List<Expression> terms) {
        return all(terms);
    }

    @Override
    public Stream<String> product(List<Expression> factors) {
        return all(factors);
    }

    @Override
    public Stream<String> power(Expression base, BigFraction exponent) {
        return base.accept(this);
    }

    @Override
    public Stream<String> call(Function function, List<Expression> arguments) {
        return all(arguments);
    }

    @Override
    public Stream<String> integral(Expression.Integral integral) {
        Stream<String> inner = integral.integrand()
                .accept(this)
                .filter(name -> !name.equals(integral.variable().name()));
        return Stream.concat(inner, all(List.of(integral.lower(), integral.upper())));
    }

    private Stream<String> all(List<Expression> parts) {
        return parts.stream().flatMap(part -> part.accept(this));
    }
}
