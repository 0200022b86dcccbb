package org.ntkverify.numeric.network;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/** Writes the members of a class that implements {@link ActivationCode}. */
final class ActivationSource implements Expression.Visitor<String> {

    /** Beyond this the repeated squaring of an integer power loses more than the last digits, and pow is as fast. */
    private static final int LARGEST_REPEATED_POWER = 32;

    private final String activation;

    /** Calls written so far, longest first. */
    private final Set<String> calls =
            new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    private ActivationSource(String activation) {
        this.activation = activation;
    }

    static String of(Activation activation) {
        Set<String> variables = activation.phi().variables();
        if (!Set.of(Activation.Z.name()).containsAll(variables)) {
            throw new IllegalArgumentException(
                    "variables of activation %s must be [z] but were %s".formatted(activation.name(), variables));
        }
        ActivationSource visitor = new ActivationSource(activation.name());
        String value = activation.phi().accept(visitor);
        String slope = activation.derivative().accept(visitor);
        // The step takes the sign bit of -x, because a branch on a random sign is mispredicted half the time; 0 - x is
        // +0 for both zeros.
        return """
                public void evaluate(double[] in, int inFrom, double[] value, double[] slope, int from, int count) {
                %s
                }
                private static double step(double x) {
                    return Double.longBitsToDouble(
                            (Double.doubleToRawLongBits(0.0 - x) >> 63) & 0x3FF0000000000000L);
                }
                private static double square(double x) {
                    return x * x;
                }
                private static double power(double x, int exponent) {
                    double result = 1.0;
                    double square = x;
                    for (int rest = exponent; rest > 0; rest >>= 1) {
                        if ((rest & 1) == 1) {
                            result *= square;
                        }
                        square *= square;
                    }
                    return result;
                }
                """.formatted(visitor.loops(value, slope));
    }

    /**
     * Two loops, because a loop that does one simple thing is what the just-in-time compiler vectorises; but one loop if value and slope share the call of
     * an elementary function, which costs more than all the rest.
     */
    private String loops(String value, String slope) {
        String sharedValue = value;
        String sharedSlope = slope;
        StringBuilder shared = new StringBuilder();
        for (String call : calls) {
            // A call inside another one that is shared has already been replaced.
            if (sharedValue.contains(call) && sharedSlope.contains(call)) {
                String name = "shared" + shared.length();
                shared.append("double %s = %s;\n".formatted(name, call));
                sharedValue = sharedValue.replace(call, name);
                sharedSlope = sharedSlope.replace(call, name);
            }
        }
        String loop = """
                for (int i = 0; i < count; i++) {
                    double z = in[inFrom + i];
                    %s
                }
                """;
        String valueLine = "value[from + i] = %s;\n".formatted(sharedValue);
        String slopeLine = "slope[from + i] = %s;\n".formatted(sharedSlope);
        return shared.length() == 0
                ? loop.formatted(valueLine) + loop.formatted(slopeLine)
                : loop.formatted(shared + valueLine + slopeLine);
    }

    @Override
    public String constant(BigFraction value) {
        return "(%s)".formatted(value.doubleValue());
    }

    @Override
    public String pi() {
        return "Math.PI";
    }

    @Override
    public String variable(String name) {
        return "z";
    }

    @Override
    public String sum(List<Expression> terms) {
        return joined(terms, " + ");
    }

    @Override
    public String product(List<Expression> factors) {
        return joined(factors, " * ");
    }

    private String joined(List<Expression> parts, String operator) {
        return parts.stream().map(part -> part.accept(this)).collect(Collectors.joining(operator, "(", ")"));
    }

    @Override
    public String power(Expression base, BigFraction exponent) {
        String x = base.accept(this);
        if (exponent.signum() < 0) {
            return "(1.0 / %s)".formatted(positivePower(x, exponent.negate()));
        }
        return positivePower(x, exponent);
    }

    private static String positivePower(String x, BigFraction exponent) {
        if (exponent.equals(BigFraction.ONE)) {
            return x;
        }
        if (exponent.equals(BigFraction.ONE_HALF)) {
            return "Math.sqrt(%s)".formatted(x);
        }
        boolean integer = exponent.getDenominator().bitLength() == 1;
        if (integer && exponent.doubleValue() == 2) {
            // The usual power, without a loop that the compiler may leave as a call.
            return "square(%s)".formatted(x);
        }
        if (integer && exponent.doubleValue() <= LARGEST_REPEATED_POWER) {
            return "power(%s, %s)".formatted(x, exponent.getNumeratorAsInt());
        }
        return "Math.pow(%s, %s)".formatted(x, exponent.doubleValue());
    }

    @Override
    public String call(Function function, List<Expression> arguments) {
        String call = call(function, arguments, arguments.get(0).accept(this));
        calls.add(call);
        return call;
    }

    private String call(Function function, List<Expression> arguments, String x) {
        return switch (function) {
            case EXP -> "Math.exp(%s)".formatted(x);
            case LOG -> "Math.log(%s)".formatted(x);
            case SIN -> "Math.sin(%s)".formatted(x);
            case COS -> "Math.cos(%s)".formatted(x);
            case TAN -> "Math.tan(%s)".formatted(x);
            case ARC_SIN -> "Math.asin(%s)".formatted(x);
            case ARC_COS -> "Math.acos(%s)".formatted(x);
            case ARC_TAN -> "Math.atan(%s)".formatted(x);
            case SINH -> "Math.sinh(%s)".formatted(x);
            case COSH -> "Math.cosh(%s)".formatted(x);
            case TANH -> "org.ntkverify.numeric.arithmetic.HyperbolicTangent.of(%s)".formatted(x);
            case ERF -> "org.apache.commons.numbers.gamma.Erf.value(%s)".formatted(x);
            case PHI -> "(0.5 * org.apache.commons.numbers.gamma.Erfc.value(-(%s) / %s))".formatted(x, Math.sqrt(2));
            case ABS -> "Math.abs(%s)".formatted(x);
            case MAX -> "Math.max(%s, %s)".formatted(x, arguments.get(1).accept(this));
            case MIN -> "Math.min(%s, %s)".formatted(x, arguments.get(1).accept(this));
            case STEP -> "step(%s)".formatted(x);
            case SIGN -> "Math.signum(%s)".formatted(x);
            case DELTA, ANGLE, SIN_MINUS_X_COS, BIVARIATE_PHI ->
                throw new IllegalArgumentException("functions of activation %s must be elementary but it contains %s"
                        .formatted(activation, function.text()));
        };
    }

    @Override
    public String integral(Expression.Integral integral) {
        throw new IllegalArgumentException(
                "activation %s must not contain an integral but contains %s".formatted(activation, integral));
    }
}
