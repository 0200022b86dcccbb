package org.ntkverify.symbolic.expression;

import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;

/** Collects the exponents of all powers of a tree. */
final class Exponents implements Expression.Visitor<Stream<BigFraction>> {

    @Override
    public Stream<BigFraction> constant(BigFraction value) {
        return Stream.empty();
    }

    @Override
    public Stream<BigFraction> pi() {
        return Stream.empty();
    }

    @Override
    public Stream<BigFraction> variable(String name) {
        return Stream.empty();
    }

    @Override
    public Stream<BigFraction> sum(List<Expression> terms) {
        return all(terms);
    }

    @Override
    public Stream<BigFraction> product(List<Expression> factors) {
        return all(factors);
    }

    @Override
    public Stream<BigFraction> power(Expression base, BigFraction exponent) {
        return Stream.concat(Stream.of(exponent), base.accept(this));
    }

    @Override
    public Stream<BigFraction> call(Function function, List<Expression> arguments) {
        return all(arguments);
    }

    @Override
    public Stream<BigFraction> integral(Expression.Integral integral) {
        return all(List.of(integral.integrand(), integral.lower(), integral.upper()));
    }

    private Stream<BigFraction> all(List<Expression> parts) {
        return parts.stream().flatMap(part -> part.accept(this));
    }
}
