package org.ntkverify.symbolic.export;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;
import org.ntkverify.symbolic.expression.ProductShape;

/**
 * Writes expressions and programs in the input form of the Wolfram Language, numbers exact.
 *
 * <p>{@code Delta(a, b, c)} is written out as {@code a*b - c^2}, {@code Angle(a, b, c)} as {@code ArcTan[c, Sqrt[a*b - c^2]]},
 * {@code Phi(x)} as {@code Erfc[-x/Sqrt[2]]/2}, {@code Step(x)} as {@code 1 - UnitStep[-x]}, which is 0 at 0; {@code Phi2} is the
 * symbol {@code phi2}, which {@link #BIVARIATE_PHI} defines. Symbols of that language have no underscore, and those that begin
 * with a capital letter are its own: an underscore becomes {@code $}, a name with a capital gets a {@code $} at its end.
 */
public final class MathematicaSource {

    /** The definition that code containing {@code phi2} needs. */
    public static final String BIVARIATE_PHI =
            "phi2[x_, y_, a_, b_, c_] := CDF[MultinormalDistribution[{0, 0}, {{a, c}, {c, b}}], {x, y}]";

    private static final String BIVARIATE_PHI_NAME = "phi2";

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

    private MathematicaSource() {}

    /** Returns {@code expression} in input form. */
    public static String expression(Expression expression) {
        return expression.accept(new Printer()).text();
    }

    /**
     * Returns definitions, one for each program: {@code name[inputs] := Module[...]} with the outputs as its value, as a list if
     * there are several. Assignments on which no output depends are left out.
     */
    public static String definitions(Map<String, KernelProgram> functions) {
        String definitions = functions.entrySet().stream()
                .map(entry -> definition(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("\n\n"));
        return (definitions.contains(BIVARIATE_PHI_NAME + "[") ? BIVARIATE_PHI + "\n\n" : "") + definitions + "\n";
    }

    private static String definition(String name, KernelProgram program) {
        String parameters =
                program.inputs().stream().map(input -> symbol(input) + "_").collect(Collectors.joining(", "));
        String head = "%s[%s] := ".formatted(symbol(name), parameters);
        List<KernelProgram.Assignment> needed = program.needed();
        List<String> outputs =
                program.outputs().stream().map(MathematicaSource::symbol).toList();
        if (needed.size() == 1 && program.outputs().equals(List.of(needed.get(0).name()))) {
            return head + expression(needed.get(0).value());
        }
        String locals = needed.stream()
                .map(assignment -> symbol(assignment.name()))
                .distinct()
                .collect(Collectors.joining(", "));
        String statements = needed.stream()
                .map(assignment -> "  %s = %s;\n".formatted(symbol(assignment.name()), expression(assignment.value())))
                .collect(Collectors.joining());
        String value = outputs.size() == 1 ? outputs.get(0) : "{" + String.join(", ", outputs) + "}";
        return head + "Module[{" + locals + "},\n" + statements + "  " + value + "]";
    }

    private static String symbol(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("variable must match %s but was %s".formatted(NAME, name));
        }
        return name.replace('_', '$') + (Character.isUpperCase(name.charAt(0)) ? "$" : "");
    }

    /** How tightly a piece of text binds; a looser piece needs brackets inside a tighter one. */
    private enum Binding {
        SUM,
        PRODUCT,
        POWER,
        ATOM
    }

    private record Piece(String text, Binding binding) {
        private String inside(Binding outer) {
            return binding.compareTo(outer) < 0 ? "(" + text + ")" : text;
        }
    }

    private static final class Printer implements Expression.Visitor<Piece> {

        @Override
        public Piece constant(BigFraction value) {
            boolean whole = value.getDenominator().bitLength() == 1;
            String text = whole ? value.getNumerator().toString() : value.getNumerator() + "/" + value.getDenominator();
            return new Piece(text, value.signum() < 0 ? Binding.SUM : whole ? Binding.ATOM : Binding.PRODUCT);
        }

        @Override
        public Piece pi() {
            return new Piece("Pi", Binding.ATOM);
        }

        @Override
        public Piece variable(String name) {
            return new Piece(symbol(name), Binding.ATOM);
        }

        @Override
        public Piece sum(List<Expression> terms) {
            StringBuilder text = new StringBuilder();
            for (Expression term : terms) {
                String piece = term.accept(this).inside(Binding.SUM);
                boolean negative = text.length() > 0 && piece.startsWith("-");
                text.append(text.length() == 0 ? "" : negative ? " - " : " + ");
                text.append(negative ? piece.substring(1) : piece);
            }
            return new Piece(text.toString(), Binding.SUM);
        }

        @Override
        public Piece product(List<Expression> factors) {
            ProductShape shape = ProductShape.of(factors);
            String above = shape.numerator().isEmpty() ? "1" : joined(shape.numerator());
            String below = shape.denominator().isEmpty() ? "" : joined(shape.denominator());
            String divisor = below.isEmpty() ? "" : shape.denominator().size() == 1 ? "/" + below : "/(" + below + ")";
            return new Piece(
                    (shape.negative() ? "-" : "") + above + divisor, shape.negative() ? Binding.SUM : Binding.PRODUCT);
        }

        private String joined(List<Expression> factors) {
            return factors.stream()
                    .map(factor -> factor.accept(this).inside(Binding.POWER))
                    .collect(Collectors.joining("*"));
        }

        @Override
        public Piece power(Expression base, BigFraction exponent) {
            if (exponent.signum() < 0) {
                return product(List.of(base.power(exponent)));
            }
            if (exponent.equals(BigFraction.ONE_HALF)) {
                return new Piece("Sqrt[" + text(base) + "]", Binding.ATOM);
            }
            String above = constant(exponent).inside(Binding.POWER);
            return new Piece(base.accept(this).inside(Binding.ATOM) + "^" + above, Binding.POWER);
        }

        private String text(Expression expression) {
            return expression.accept(this).text();
        }

        @Override
        public Piece call(Function function, List<Expression> arguments) {
            Expression first = arguments.get(0);
            return switch (function) {
                case DELTA -> determinant(arguments).accept(this);
                case ANGLE ->
                    applied(
                            "ArcTan",
                            List.of(arguments.get(2), determinant(arguments).sqrt()));
                case SIN_MINUS_X_COS ->
                    Expression.call(Function.SIN, first)
                            .minus(first.times(Expression.call(Function.COS, first)))
                            .accept(this);
                case STEP -> new Piece("1 - UnitStep[" + text(first.negate()) + "]", Binding.SUM);
                case PHI ->
                    new Piece(
                            "Erfc["
                                    + text(first.negate()
                                            .over(Expression.integer(2).sqrt())) + "]/2",
                            Binding.PRODUCT);
                case BIVARIATE_PHI -> applied(BIVARIATE_PHI_NAME, arguments);
                case EXP, LOG, SIN, COS, TAN, ARC_SIN, ARC_COS, ARC_TAN, SINH, COSH, TANH, ERF, ABS, MAX, MIN, SIGN ->
                    applied(function.text(), arguments);
            };
        }

        private static Expression determinant(List<Expression> arguments) {
            return arguments
                    .get(0)
                    .times(arguments.get(1))
                    .minus(arguments.get(2).power(2));
        }

        private Piece applied(String head, List<Expression> arguments) {
            String inside = arguments.stream().map(this::text).collect(Collectors.joining(", ", "[", "]"));
            return new Piece(head + inside, Binding.ATOM);
        }

        @Override
        public Piece integral(Expression.Integral integral) {
            return new Piece(
                    "Integrate[%s, {%s, %s, %s}]"
                            .formatted(
                                    text(integral.integrand()),
                                    symbol(integral.variable().name()),
                                    text(integral.lower()),
                                    text(integral.upper())),
                    Binding.ATOM);
        }
    }
}
