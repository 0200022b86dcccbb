package org.ntkverify.symbolic.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;
import org.ntkverify.symbolic.expression.ProductShape;

/**
 * The walk that LaTeX and MathML share: where fractions, signs and brackets go. A subclass says how each piece is written.
 *
 * <p>{@code Delta(a, b, c)} is written out as {@code ab - c^2}, {@code Angle(a, b, c)} as {@code atan2(sqrt(ab - c^2), c)}; their
 * fourth argument does not change the value and is not shown.
 */
abstract class Typesetting implements Expression.Visitor<Typesetting.Piece> {

    /** How tightly a piece binds; a looser piece needs brackets inside a tighter one. */
    enum Binding {
        SUM,
        PRODUCT,
        POWER,
        ATOM
    }

    /** Text of one kind; {@code digit} tells whether it starts with a digit, {@code minus} whether with a minus sign. */
    record Piece(String text, Binding binding, boolean minus, boolean digit) {
        Piece(String text, Binding binding) {
            this(text, binding, false, false);
        }
    }

    private static final Set<Function> POWERS_BEFORE_ARGUMENT =
            Set.of(Function.SIN, Function.COS, Function.TAN, Function.SINH, Function.COSH, Function.TANH);

    abstract String number(String digits);

    abstract String symbol(String name);

    abstract String piSymbol();

    abstract String minus(String text);

    abstract String brackets(String text);

    abstract String fraction(String above, String below);

    abstract String root(String inside);

    abstract String raised(String base, String exponent);

    abstract String joinedSum(List<String> terms);

    abstract String joinedProduct(List<Piece> factors);

    abstract String applied(String function, List<String> arguments);

    abstract String functionSymbol(Function function);

    abstract String absolute(String inside);

    abstract String integralSign(String integrand, String variable, String lower, String upper);

    private String inside(Piece piece, Binding outer) {
        return piece.binding().compareTo(outer) < 0 ? brackets(piece.text()) : piece.text();
    }

    private Piece bracketedPiece(Piece piece) {
        boolean bare = piece.binding().compareTo(Binding.POWER) >= 0;
        return bare ? piece : new Piece(brackets(piece.text()), Binding.ATOM);
    }

    @Override
    public final Piece constant(BigFraction value) {
        return product(List.of(Expression.constant(value)));
    }

    private Piece whole(BigFraction value) {
        return new Piece(number(value.getNumerator().toString()), Binding.ATOM, false, true);
    }

    @Override
    public final Piece pi() {
        return new Piece(piSymbol(), Binding.ATOM);
    }

    @Override
    public final Piece variable(String name) {
        return new Piece(symbol(name), Binding.ATOM);
    }

    @Override
    public final Piece sum(List<Expression> terms) {
        List<String> parts = new ArrayList<>();
        boolean minus = false;
        for (Expression term : terms) {
            Piece piece = term.accept(this);
            minus |= parts.isEmpty() && piece.minus();
            parts.add(signed(piece, parts.isEmpty()));
        }
        return new Piece(joinedSum(parts), Binding.SUM, minus, false);
    }

    abstract String signed(Piece piece, boolean first);

    @Override
    public final Piece product(List<Expression> factors) {
        ProductShape shape = ProductShape.of(factors);
        Piece size;
        if (shape.denominator().isEmpty()) {
            size = factors(shape.numerator());
        } else {
            size = new Piece(
                    fraction(
                            factors(shape.numerator()).text(),
                            factors(shape.denominator()).text()),
                    Binding.PRODUCT);
        }
        return shape.negative() ? new Piece(minus(inside(size, Binding.PRODUCT)), Binding.SUM, true, false) : size;
    }

    /** One factor stands without brackets, as above and below a fraction line. */
    private Piece factors(List<Expression> factors) {
        if (factors.isEmpty()) {
            return whole(BigFraction.ONE);
        }
        if (factors.size() == 1) {
            return atom(factors.get(0));
        }
        List<Piece> pieces =
                factors.stream().map(factor -> bracketedPiece(atom(factor))).toList();
        return new Piece(
                joinedProduct(pieces), Binding.PRODUCT, false, pieces.get(0).digit());
    }

    /** A positive integer is written as it is; going through {@link #constant} again would not end. */
    private Piece atom(Expression factor) {
        return factor.rational().map(this::whole).orElseGet(() -> factor.accept(this));
    }

    @Override
    public final Piece power(Expression base, BigFraction exponent) {
        if (exponent.signum() < 0) {
            return product(List.of(base.power(exponent)));
        }
        if (exponent.equals(BigFraction.ONE_HALF)) {
            return new Piece(root(base.accept(this).text()), Binding.ATOM);
        }
        String above = constant(exponent).text();
        if (base instanceof Expression.Call call
                && POWERS_BEFORE_ARGUMENT.contains(call.function())
                && exponent.getDenominator().bitLength() == 1) {
            String name = raised(functionSymbol(call.function()), above);
            return new Piece(applied(name, texts(call.arguments())), Binding.POWER);
        }
        Piece below = base.accept(this);
        return new Piece(raised(inside(below, Binding.ATOM), above), Binding.POWER, false, below.digit());
    }

    private List<String> texts(List<Expression> arguments) {
        return arguments.stream().map(argument -> argument.accept(this).text()).toList();
    }

    @Override
    public final Piece call(Function function, List<Expression> arguments) {
        return switch (function) {
            case ABS -> new Piece(absolute(texts(arguments).get(0)), Binding.ATOM);
            case EXP ->
                new Piece(raised(functionSymbol(function), texts(arguments).get(0)), Binding.POWER);
            case DELTA -> determinant(arguments).accept(this);
            case ANGLE ->
                new Piece(
                        applied(
                                functionSymbol(function),
                                texts(List.of(determinant(arguments).sqrt(), arguments.get(2)))),
                        Binding.ATOM);
            case SIN_MINUS_X_COS -> sinMinusXCos(arguments.get(0)).accept(this);
            case LOG,
                    SIN,
                    COS,
                    TAN,
                    ARC_SIN,
                    ARC_COS,
                    ARC_TAN,
                    SINH,
                    COSH,
                    TANH,
                    ERF,
                    PHI,
                    BIVARIATE_PHI,
                    MAX,
                    MIN,
                    STEP,
                    SIGN -> new Piece(applied(functionSymbol(function), texts(arguments)), Binding.ATOM);
        };
    }

    private static Expression determinant(List<Expression> arguments) {
        return arguments.get(0).times(arguments.get(1)).minus(arguments.get(2).power(2));
    }

    private static Expression sinMinusXCos(Expression x) {
        return Expression.call(Function.SIN, x).minus(x.times(Expression.call(Function.COS, x)));
    }

    @Override
    public final Piece integral(Expression.Integral integral) {
        String text = integralSign(
                inside(integral.integrand().accept(this), Binding.PRODUCT),
                symbol(integral.variable().name()),
                integral.lower().accept(this).text(),
                integral.upper().accept(this).text());
        // An integral reaches as far to the right as a sum does, so it is bracketed like one.
        return new Piece(text, Binding.SUM);
    }
}
