package org.ntkverify.symbolic.expression;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.special.Erf;

/** Plain double arithmetic by the textbook formulas, an independent reader of expressions for tests. */
public final class Doubles implements Arithmetic<Double> {

    private Doubles() {}

    /** Evaluates {@code expression}; constants may stand for themselves. */
    public static double evaluate(Expression expression, Map<String, Double> values) {
        return expression.evaluate(new Doubles(), values);
    }

    /** Runs {@code program} on {@code inputs}. */
    public static Map<String, Double> run(
            org.ntkverify.symbolic.KernelProgram program, Map<String, ? extends Number> inputs) {
        return program.run(
                new Doubles(),
                inputs.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().doubleValue())));
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
            case PHI -> Erf.erfc(-x / Math.sqrt(2)) / 2;
            case ABS -> Math.abs(x);
            case MAX -> Math.max(x, arguments.get(1));
            case MIN -> Math.min(x, arguments.get(1));
            case STEP -> x > 0 ? 1.0 : 0.0;
            case SIGN -> Math.signum(x);
            case DELTA -> delta(arguments);
            case ANGLE -> Math.atan2(Math.sqrt(delta(arguments)), arguments.get(2));
            case SIN_MINUS_X_COS -> Math.sin(x) - x * Math.cos(x);
            case BIVARIATE_PHI -> bivariatePhi(arguments);
        };
    }

    /**
     * {@code Phi(h) Phi(k) + 1/(2 pi) int_0^arcsin(rho) exp(-(h^2 - 2 h k sin t + k^2)/(2 cos^2 t)) dt}: the integral of
     * the density over the correlation {@code sin t} (Plackett 1954), by 200 panels of ten Gauss-Legendre points.
     */
    private static double bivariatePhi(List<Double> arguments) {
        double h = arguments.get(0) / Math.sqrt(arguments.get(2));
        double k = arguments.get(1) / Math.sqrt(arguments.get(3));
        double rho = arguments.get(4) / Math.sqrt(arguments.get(2) * arguments.get(3));
        double end = Math.asin(Math.max(-1, Math.min(1, rho)));
        int panels = 200;
        double total = 0;
        for (int i = 0; i < panels; i++) {
            total += new GaussIntegratorFactory()
                    .legendre(10, end * i / panels, end * (i + 1) / panels)
                    .integrate(t -> density(h, k, t));
        }
        return Erf.erfc(-h / Math.sqrt(2)) * Erf.erfc(-k / Math.sqrt(2)) / 4 + total / (2 * Math.PI);
    }

    private static double density(double h, double k, double t) {
        return Math.exp((2 * h * k * Math.sin(t) - h * h - k * k) / (2 * Math.cos(t) * Math.cos(t)));
    }

    private static double delta(List<Double> arguments) {
        double c = arguments.get(2);
        return Math.max(0, arguments.get(0) * arguments.get(1) - c * c);
    }
}
