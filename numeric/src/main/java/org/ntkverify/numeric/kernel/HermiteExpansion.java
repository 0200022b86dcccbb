package org.ntkverify.numeric.kernel;

import java.util.Arrays;
import org.ntkverify.numeric.quadrature.ScalarFunction;

/**
 * A function of a normal variable of deviation {@code s}: {@code f(s g) = sum_n c_n he_n(g)}, cut off.
 *
 * <p>For a pair of correlation rho, {@code E[f(s g) f(s' g')] = sum_n c_n c'_n rho^n} (Mehler). Errors are estimated: those of the coefficients from two rules, the rest of the series from Parseval's
 * identity.
 */
final class HermiteExpansion {

    /** Rounding of sums of some thousand terms. */
    private static final double ROUNDING = 0x1p-50;

    /** Pairs see the square of a coefficient, so that this is below their rounding. */
    private static final double NEGLIGIBLE = 0x1p-28;

    private static final double WORTHWHILE = 1e-10;

    /** So many coefficients in a row below it mean that the series is at its end. */
    private static final int QUIET = 16;

    /** Beyond it the polynomials oscillate as fast as the nodes lie. */
    private static final int MOST_TERMS = 2048;

    private final double[] coefficients;
    private final double norm;
    private final double slope;
    private final double meanSquareError;
    private final double error;
    private final double tail;

    private HermiteExpansion(
            double[] coefficients, double norm, double slope, double meanSquareError, double error, double tail) {
        this.coefficients = coefficients;
        this.norm = norm;
        this.slope = slope;
        this.meanSquareError = meanSquareError;
        this.error = error;
        this.tail = tail;
    }

    /** Returns how many terms {@code f} takes at deviation {@code s}. */
    static int terms(HermiteRule rule, ScalarFunction f, double s) {
        double[] values = values(rule, f, s);
        double norm = Math.sqrt(square(rule, values).fine());
        int quiet = 0;
        int n = 0;
        while (quiet < QUIET && n < MOST_TERMS) {
            rule.prepare(n + 1);
            quiet = Math.abs(rule.moment(n, values).fine()) <= NEGLIGIBLE * norm ? quiet + 1 : 0;
            n++;
        }
        return n;
    }

    /**
     * Expands {@code f}.
     *
     * @param terms how many, already prepared
     * @param derivative of f
     */
    static HermiteExpansion of(HermiteRule rule, ScalarFunction f, ScalarFunction derivative, double s, int terms) {
        double[] values = values(rule, f, s);
        HermiteRule.Pair square = square(rule, values);
        double norm = Math.sqrt(square.fine());
        double[] coefficients = new double[terms];
        double rest = square.fine();
        double differences = 0;
        for (int n = 0; n < terms; n++) {
            HermiteRule.Pair moment = rule.moment(n, values);
            coefficients[n] = moment.fine();
            rest -= moment.fine() * moment.fine();
            differences += moment.difference() * moment.difference();
        }
        double edges = rule.edges(squared(values));
        return new HermiteExpansion(
                coefficients,
                norm,
                slope(rule, derivative, s),
                square.difference() + edges + ROUNDING * square.fine(),
                Math.sqrt(differences) + Math.sqrt(edges) + ROUNDING * norm,
                Math.sqrt(Math.max(rest, 0) + square.difference() + edges + ROUNDING * square.fine()));
    }

    private static double[] values(HermiteRule rule, ScalarFunction f, double s) {
        double[] arguments = Arrays.stream(rule.nodes()).map(g -> s * g).toArray();
        double[] values = new double[arguments.length];
        f.evaluate(arguments, values, values.length);
        return values;
    }

    private static double[] squared(double[] values) {
        return Arrays.stream(values).map(value -> value * value).toArray();
    }

    private static HermiteRule.Pair square(HermiteRule rule, double[] values) {
        return rule.moment(0, squared(values));
    }

    /** {@code sqrt(E[(g f'(s g))^2])}, what a change of s does to {@code f(s g)}. */
    private static double slope(HermiteRule rule, ScalarFunction derivative, double s) {
        double[] values = values(rule, derivative, s);
        Arrays.setAll(values, k -> {
            double product = rule.nodes()[k] * values[k];
            return product * product;
        });
        return Math.sqrt(rule.moment(0, values).fine());
    }

    /** Returns {@code E[f(s g)^2]}. */
    double meanSquare() {
        return norm * norm;
    }

    /** Returns the error of {@link #meanSquare} when {@code s} is known to within {@code deviationError}. */
    double meanSquareError(double deviationError) {
        return meanSquareError + 2 * norm * slope * deviationError;
    }

    /** Returns {@code sqrt(E[f(s g)^2])}. */
    double norm() {
        return norm;
    }

    /** Returns whether the series represents the function, to some ten digits of its mean square. */
    boolean converged() {
        return 2 * error * norm + tail * tail <= WORTHWHILE * norm * norm;
    }

    /** Returns what an error {@code deviationError} of s does to {@code E[f(s g) f(s' g')]}, to first order. */
    double deviationEffect(HermiteExpansion other, double deviationError) {
        return slope * other.norm * deviationError;
    }

    /**
     * Writes {@code E[f(s g) f(s' g')]} and its error to {@code result}.
     *
     * @param other the expansion at {@code s'}, of as many terms
     * @param rho the correlation
     * @param errors of s, s' and rho
     */
    void product(HermiteExpansion other, double rho, PairErrors errors, double[] result) {
        double value = 0;
        double derivative = 0;
        double power = 1;
        double last = 1;
        for (int n = 0; n < coefficients.length; n++) {
            double term = coefficients[n] * other.coefficients[n];
            value = Math.fma(term, power, value);
            derivative = n == 0 ? 0 : Math.fma(n * term, last, derivative);
            last = power;
            power *= rho;
        }
        result[0] = value;
        result[1] = error * other.norm
                + other.error * norm
                + tail * other.tail * Math.abs(power)
                + ROUNDING * norm * other.norm
                + deviationEffect(other, errors.first())
                + other.deviationEffect(this, errors.second())
                + Math.abs(derivative) * errors.correlation();
    }

    /** Errors of both deviations and of the correlation of a pair. */
    record PairErrors(double first, double second, double correlation) {}
}
