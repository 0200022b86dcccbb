package org.ntkverify.symbolic.export;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.KernelProgram.Assignment;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;
import org.ntkverify.symbolic.expression.ProductShape;

/**
 * Writes expressions and programs as Java code on doubles.
 *
 * <p>Elementary functions call {@link Math}; what needs care calls static methods of a class that the caller names, so that
 * this package depends on no numerical code: {@code delta, angle, sinMinusXCos, power, erf, phi, step}. A variable {@code x} is
 * called {@code v_x}, so that no name is a reserved word.
 */
public final class JavaSource {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

    /** Up to here integers are doubles. */
    private static final int EXACT_BITS = 53;

    private final String functions;

    private JavaSource(String functions) {
        this.functions = functions;
    }

    /** Returns a writer whose code calls the static methods of {@code functions}, a fully qualified class name. */
    public static JavaSource calling(String functions) {
        return new JavaSource(functions);
    }

    /** Returns {@code expression} as one Java expression of type double. */
    public String expression(Expression expression) {
        return expression.accept(new Printer());
    }

    /**
     * Returns {@code public void evaluate(double[] inputs, double[] outputs)} for {@code program}; assignments on which no
     * output depends are left out.
     */
    public String method(KernelProgram program) {
        StringBuilder code = new StringBuilder("public void evaluate(double[] inputs, double[] outputs) {\n");
        List<String> inputs = program.inputs();
        for (int i = 0; i < inputs.size(); i++) {
            code.append("    double %s = inputs[%s];\n".formatted(variable(inputs.get(i)), i));
        }
        for (Assignment assignment : program.needed()) {
            code.append("    double %s = %s;\n".formatted(variable(assignment.name()), expression(assignment.value())));
        }
        List<String> outputs = program.outputs();
        for (int i = 0; i < outputs.size(); i++) {
            code.append("    outputs[%s] = %s;\n".formatted(i, variable(outputs.get(i))));
        }
        return code.append("}\n").toString();
    }

    private static String variable(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("variable must match %s but was %s".formatted(NAME, name));
        }
        return "v_" + name;
    }

    private final class Printer implements Expression.Visitor<String> {

        @Override
        public String constant(BigFraction value) {
            if (value.getNumerator().bitLength() > EXACT_BITS
                    || value.getDenominator().bitLength() > EXACT_BITS) {
                return rounded(value.doubleValue());
            }
            String numerator = value.getNumerator() + ".0";
            boolean whole = value.getDenominator().bitLength() == 1;
            return bracketed(whole ? numerator : numerator + " / " + value.getDenominator() + ".0");
        }

        /** A number that no double holds has the value that {@code Evaluation} on doubles gives it. */
        private String rounded(double value) {
            return Double.isInfinite(value)
                    ? "Double." + (value > 0 ? "POSITIVE_INFINITY" : "NEGATIVE_INFINITY")
                    : bracketed(Double.toString(value));
        }

        private String bracketed(String text) {
            return text.startsWith("-") || text.contains(" ") ? "(" + text + ")" : text;
        }

        @Override
        public String pi() {
            return "Math.PI";
        }

        @Override
        public String variable(String name) {
            return JavaSource.variable(name);
        }

        @Override
        public String sum(List<Expression> terms) {
            return terms.stream().map(term -> term.accept(this)).collect(Collectors.joining(" + ", "(", ")"));
        }

        @Override
        public String product(List<Expression> factors) {
            return shape(ProductShape.of(factors));
        }

        private String shape(ProductShape shape) {
            String above = shape.numerator().isEmpty() ? "1.0" : joined(shape.numerator());
            String below = shape.denominator().isEmpty() ? "" : " / (" + joined(shape.denominator()) + ")";
            return "(" + (shape.negative() ? "-" : "") + above + below + ")";
        }

        private String joined(List<Expression> factors) {
            return factors.stream().map(factor -> factor.accept(this)).collect(Collectors.joining(" * "));
        }

        @Override
        public String power(Expression base, BigFraction exponent) {
            if (exponent.signum() < 0) {
                return shape(ProductShape.of(List.of(base.power(exponent))));
            }
            String inside = base.accept(this);
            String numerator = exponent.getNumerator().toString();
            return switch (exponent.getDenominator().toString()) {
                case "1" -> functions + ".power(" + inside + ", " + numerator + ")";
                case "2" ->
                    numerator.equals("1")
                            ? "Math.sqrt(" + inside + ")"
                            : functions + ".power(Math.sqrt(" + inside + "), " + numerator + ")";
                default -> "Math.pow(" + inside + ", " + exponent.doubleValue() + ")";
            };
        }

        @Override
        public String call(Function function, List<Expression> arguments) {
            return name(function)
                    + arguments.stream()
                            .map(argument -> argument.accept(this))
                            .collect(Collectors.joining(", ", "(", ")"));
        }

        private String name(Function function) {
            return switch (function) {
                case EXP, LOG, SIN, COS, TAN, SINH, COSH, TANH, ABS, MAX, MIN ->
                    "Math." + function.text().toLowerCase(Locale.ROOT);
                case ARC_SIN -> "Math.asin";
                case ARC_COS -> "Math.acos";
                case ARC_TAN -> "Math.atan";
                case SIGN -> "Math.signum";
                case SIN_MINUS_X_COS -> functions + ".sinMinusXCos";
                case BIVARIATE_PHI -> functions + ".bivariatePhi";
                case ERF, PHI, STEP, DELTA, ANGLE ->
                    functions + "." + function.text().toLowerCase(Locale.ROOT);
            };
        }

        @Override
        public String integral(Expression.Integral integral) {
            throw new UnsupportedOperationException(
                    "an integral must be solved before it is compiled but was %s".formatted(integral));
        }
    }
}
