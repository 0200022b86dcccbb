package org.ntkverify.symbolic.exact;

import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.special.Erf;
import org.ntkverify.symbolic.expression.Arithmetic;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/** Double arithmetic by textbook formulas that shares nothing with the normal form; NaN where a function is not defined. */
final class WitnessArithmetic implements Arithmetic<Double> {

    private static final int PANELS = 4000;

    private WitnessArithmetic() {}

    static double value(Expression expression, Map<String, Double> point) {
        return expression.evaluate(new WitnessArithmetic(), point);
    }

    @Override
    public Double constant(BigFraction value) {
        return value.doubleValue();
    }

    @Override
    public Double pi() {
        return Math.PI;
    }

    @Override
    public Double add(Double x, Double y) {
        return x + y;
    }

    @Override
    public Double multiply(Double x, Double y) {
        return x * y;
    }

    @Override
    public Double power(Double x, BigFraction exponent) {
        return Math.pow(x, exponent.doubleValue());
    }

    @Override
    public Double call(Function function, List<Double> arguments) {
        double x = arguments.get(0);
        return switch (function) {
            case EXP -> Math.exp(x);
            case LOG -> Math.log(x);
            case SIN -> Math.sin(x);
            case COS -> Math.cos(x);
            case TAN -> Math.tan(x);
            case ARC_SIN -> Math.asin(x);
            case ARC_COS -> Math.acos(x);
            case ARC_TAN -> Math.atan(x);
            case SINH -> Math.sinh(x);
            case COSH -> Math.cosh(x);
            case TANH -> Math.tanh(x);
            case ERF -> Erf.erf(x);
            case PHI -> phi(x);
            case ABS -> Math.abs(x);
            case MAX -> Math.max(x, arguments.get(1));
            case MIN -> Math.min(x, arguments.get(1));
            case STEP -> Double.isNaN(x) ? x : x > 0 ? 1.0 : 0.0;
            case SIGN -> Math.signum(x);
            case DELTA -> x * arguments.get(1) - arguments.get(2) * arguments.get(2);
            case ANGLE ->
                Math.atan2(Math.sqrt(x * arguments.get(1) - arguments.get(2) * arguments.get(2)), arguments.get(2));
            case SIN_MINUS_X_COS -> Math.sin(x) - x * Math.cos(x);
            case BIVARIATE_PHI -> bivariate(arguments);
        };
    }

    private static double phi(double x) {
        return Erf.erfc(-x / Math.sqrt(2)) / 2;
    }

    /** {@code Phi(x) Phi(y) + 1/(2 pi) int_0^asin(r) exp(-(x^2 + y^2 - 2 x y sin t)/(2 cos^2 t)) dt} by the midpoint rule. */
    private static double bivariate(List<Double> arguments) {
        double x = arguments.get(0) / Math.sqrt(arguments.get(2));
        double y = arguments.get(1) / Math.sqrt(arguments.get(3));
        double end = Math.asin(arguments.get(4) / Math.sqrt(arguments.get(2) * arguments.get(3)));
        double sum = 0;
        for (int i = 0; i < PANELS; i++) {
            double t = end * (i + 0.5) / PANELS;
            double cosine = Math.cos(t);
            sum += Math.exp(-(x * x + y * y - 2 * x * y * Math.sin(t)) / (2 * cosine * cosine));
        }
        return phi(x) * phi(y) + sum * end / PANELS / (2 * Math.PI);
    }
}
