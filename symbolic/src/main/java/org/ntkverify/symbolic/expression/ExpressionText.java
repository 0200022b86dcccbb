package org.ntkverify.symbolic.expression;

import java.util.List;
import java.util.stream.Collectors;
import org.hipparchus.fraction.BigFraction;

/** Writes a tree in the project's own grammar, so that the text can be read back by {@link ExpressionParser}. */
final class ExpressionText implements Expression.Visitor<ExpressionText.Piece> {

    /** How tightly a piece of text binds; a looser piece needs brackets inside a tighter one. */
    enum Binding {
        SUM,
        PRODUCT,
        POWER,
        ATOM
    }

    /** Text with its binding strength. */
    record Piece(String text, Binding binding) {
        private String inside(Binding outer) {
            return binding.compareTo(outer) < 0 ? "(" + text + ")" : text;
        }
    }

    private ExpressionText() {}

    static String of(Expression expression) {
        return expression.accept(new ExpressionText()).text();
    }

    @Override
    public Piece constant(BigFraction value) {
        String numerator = value.getNumerator().toString();
        if (value.getDenominator().bitLength() == 1) {
            return new Piece(numerator, value.signum() < 0 ? Binding.SUM : Binding.ATOM);
        }
        return new Piece(numerator + "/" + value.getDenominator(), value.signum() < 0 ? Binding.SUM : Binding.PRODUCT);
    }

    @Override
    public Piece pi() {
        return new Piece("Pi", Binding.ATOM);
    }

    @Override
    public Piece variable(String name) {
        return new Piece(name, Binding.ATOM);
    }

    @Override
    public Piece sum(List<Expression> terms) {
        StringBuilder text = new StringBuilder();
        for (Expression term : terms) {
            String piece = term.accept(this).inside(Binding.SUM);
            if (text.length() == 0) {
                text.append(piece);
            } else if (piece.startsWith("-")) {
                text.append(" - ").append(piece.substring(1));
            } else {
                text.append(" + ").append(piece);
            }
        }
        return new Piece(text.toString(), Binding.SUM);
    }

    @Override
    public Piece product(List<Expression> factors) {
        return shape(ProductShape.of(factors));
    }

    private Piece shape(ProductShape shape) {
        String above = shape.numerator().isEmpty() ? "1" : factors(shape.numerator());
        String sign = shape.negative() ? "-" : "";
        if (shape.denominator().isEmpty()) {
            return new Piece(sign + above, shape.negative() ? Binding.SUM : Binding.PRODUCT);
        }
        String below = factors(shape.denominator());
        String denominator = shape.denominator().size() == 1 ? below : "(" + below + ")";
        return new Piece(sign + above + "/" + denominator, shape.negative() ? Binding.SUM : Binding.PRODUCT);
    }

    private String factors(List<Expression> parts) {
        return parts.stream()
                .map(part -> part.accept(this).inside(Binding.POWER))
                .collect(Collectors.joining("*"));
    }

    @Override
    public Piece power(Expression base, BigFraction exponent) {
        if (exponent.signum() < 0) {
            return shape(ProductShape.of(List.of(base.power(exponent))));
        }
        if (exponent.equals(BigFraction.ONE_HALF)) {
            return new Piece("Sqrt(" + base.accept(this).text() + ")", Binding.ATOM);
        }
        String exponentText = constant(exponent).inside(Binding.POWER);
        return new Piece(base.accept(this).inside(Binding.ATOM) + "^" + exponentText, Binding.POWER);
    }

    @Override
    public Piece call(Function function, List<Expression> arguments) {
        String inside =
                arguments.stream().map(argument -> argument.accept(this).text()).collect(Collectors.joining(", "));
        return new Piece(function.text() + "(" + inside + ")", Binding.ATOM);
    }

    @Override
    public Piece integral(Expression.Integral integral) {
        return new Piece(
                "Integral(%s, %s, %s, %s)"
                        .formatted(
                                integral.integrand().accept(this).text(),
                                integral.variable().name(),
                                integral.lower().accept(this).text(),
                                integral.upper().accept(this).text()),
                Binding.ATOM);
    }
}
