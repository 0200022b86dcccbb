package org.ntkverify.symbolic.export;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;
import org.ntkverify.symbolic.expression.ProductShape;

/**
 * Writes expressions and programs as Python code on NumPy arrays; it needs NumPy and the standard library only.
 *
 * <p>Every function is elementwise with NumPy's broadcasting, so that one call fills a whole kernel matrix. What loses digits in
 * the textbook form ({@code ab - c^2}, the angle, {@code sin x - x cos x}) and what NumPy lacks is defined at the top of the
 * module. A variable keeps its name unless Python or the module uses it already; then an underscore is added.
 */
public final class PythonSource {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

    private static final Set<String> RESERVED = Set.of(
            "False",
            "None",
            "True",
            "and",
            "as",
            "assert",
            "async",
            "await",
            "break",
            "class",
            "continue",
            "def",
            "del",
            "elif",
            "else",
            "except",
            "finally",
            "for",
            "from",
            "global",
            "if",
            "import",
            "in",
            "is",
            "lambda",
            "nonlocal",
            "not",
            "or",
            "pass",
            "raise",
            "return",
            "try",
            "while",
            "with",
            "yield",
            "np",
            "math");

    /** Up to here integers are doubles. */
    private static final int EXACT_BITS = 53;

    private PythonSource() {}

    /** Returns {@code expression} as one Python expression; {@link #module} defines the functions it may call. */
    public static String expression(Expression expression) {
        return new Printer().bare(expression);
    }

    /**
     * Returns a module that defines a function for each program: its parameters are the inputs, it returns the outputs, as a tuple
     * if there are several. Assignments on which no output depends are left out.
     *
     * @param description what the module computes, put at its top
     * @param functions programs by the name of the function, in order
     */
    public static String module(String description, Map<String, KernelProgram> functions) {
        Printer printer = new Printer();
        StringBuilder definitions = new StringBuilder();
        functions.forEach((name, program) -> definitions.append("\n\n").append(definition(name, program, printer)));
        StringBuilder module = new StringBuilder(
                "\"\"\"" + description.strip().replace("\\", "\\\\").replace("\"", "'"));
        module.append("\"\"\"\n\nimport math\n\nimport numpy as np\n");
        printer.used.forEach(function -> module.append("\n\n").append(function.code()));
        return module.append(definitions).toString();
    }

    private static String definition(String name, KernelProgram program, Printer printer) {
        StringBuilder code = new StringBuilder("def %s(%s):\n".formatted(variable(name), variables(program.inputs())));
        program.needed()
                .forEach(assignment -> code.append(
                        "    %s = %s\n".formatted(variable(assignment.name()), printer.bare(assignment.value()))));
        return code.append("    return %s\n".formatted(variables(program.outputs())))
                .toString();
    }

    private static String variables(List<String> names) {
        return names.stream().map(PythonSource::variable).collect(Collectors.joining(", "));
    }

    /** One to one: what ends in underscores after a reserved word gets one more, too. */
    private static String variable(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("variable must match %s but was %s".formatted(NAME, name));
        }
        return RESERVED.contains(name.replaceAll("_+$", "")) ? name + "_" : name;
    }

    private static final class Printer implements Expression.Visitor<String> {

        private final Set<PythonPrelude> used = EnumSet.noneOf(PythonPrelude.class);

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

        private static String rounded(double value) {
            return bracketed(Double.isInfinite(value) ? (value > 0 ? "np.inf" : "-np.inf") : Double.toString(value));
        }

        private static String bracketed(String text) {
            return text.startsWith("-") || text.contains(" ") ? "(" + text + ")" : text;
        }

        @Override
        public String pi() {
            return "math.pi";
        }

        @Override
        public String variable(String name) {
            return PythonSource.variable(name);
        }

        @Override
        public String sum(List<Expression> terms) {
            StringBuilder text = new StringBuilder();
            for (Expression term : terms) {
                String piece = term instanceof Expression.Constant ? term.accept(this) : bare(term);
                // Written as a difference it rounds the same.
                boolean negative = text.length() > 0 && piece.startsWith("-");
                text.append(text.length() == 0 ? "" : negative ? " - " : " + ");
                text.append(negative ? piece.substring(1) : piece);
            }
            return "(" + text + ")";
        }

        /** Sums and products carry brackets around the whole of them, which are not needed everywhere. */
        private String bare(Expression expression) {
            String text = expression.accept(this);
            boolean whole = expression instanceof Expression.Sum
                    || expression instanceof Expression.Product
                    || (expression instanceof Expression.Power power
                            && power.exponent().signum() < 0);
            return whole ? text.substring(1, text.length() - 1) : text;
        }

        @Override
        public String product(List<Expression> factors) {
            return shape(ProductShape.of(factors));
        }

        private String shape(ProductShape shape) {
            String above = shape.numerator().isEmpty() ? "1.0" : joined(shape.numerator());
            String divisor = joined(shape.denominator());
            String below =
                    divisor.isEmpty() ? "" : " / " + (shape.denominator().size() == 1 ? divisor : "(" + divisor + ")");
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
            // ** groups to the right, so that a power of a power needs brackets.
            String inside = base instanceof Expression.Power ? "(" + base.accept(this) + ")" : base.accept(this);
            String numerator = exponent.getNumerator().toString();
            return switch (exponent.getDenominator().toString()) {
                case "1" -> inside + "**" + numerator;
                case "2" -> "np.sqrt(" + bare(base) + ")" + (numerator.equals("1") ? "" : "**" + numerator);
                default -> inside + "**" + constant(exponent);
            };
        }

        @Override
        public String call(Function function, List<Expression> arguments) {
            return name(function) + arguments.stream().map(this::bare).collect(Collectors.joining(", ", "(", ")"));
        }

        private String name(Function function) {
            return switch (function) {
                case EXP, LOG, SIN, COS, TAN, SINH, COSH, TANH, ABS, SIGN ->
                    "np." + function.text().toLowerCase(Locale.ROOT);
                case ARC_SIN -> "np.arcsin";
                case ARC_COS -> "np.arccos";
                case ARC_TAN -> "np.arctan";
                case MAX -> "np.maximum";
                case MIN -> "np.minimum";
                case STEP -> own(PythonPrelude.STEP);
                case ERF -> own(PythonPrelude.ERF);
                case PHI -> own(PythonPrelude.PHI);
                case DELTA -> own(PythonPrelude.DELTA);
                case ANGLE -> own(PythonPrelude.ANGLE);
                case SIN_MINUS_X_COS -> own(PythonPrelude.SIN_MINUS_X_COS);
                case BIVARIATE_PHI -> own(PythonPrelude.BIVARIATE_PHI);
            };
        }

        private String own(PythonPrelude function) {
            function.addTo(used);
            return function.call();
        }

        @Override
        public String integral(Expression.Integral integral) {
            throw new UnsupportedOperationException(
                    "an integral must be solved before it is compiled but was %s".formatted(integral));
        }
    }
}
