package org.ntkverify.check.catalogue.du2019;

import java.util.Map;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalArithmetic;
import org.ntkverify.symbolic.expression.ExpressionParser;

/**
 * Explicit constants of the concentration of {@code H(0)} about H, every number enclosed.
 *
 * <p>An entry of {@code H(0)} is a mean of m independent numbers in an interval of length {@code |<x_i, x_j>| <= 1}; Hoeffding's inequality and a
 * union bound over {@code n^2} entries give the first formula. {@code H(0)} is a mean of m independent positive semi-definite matrices of norm at
 * most {@code R = |X|^2}; the matrix Chernoff inequality gives the second.
 */
final class GateBounds {

    private static final String HOEFFDING = "n*Sqrt(Log(2*n^2/delta)/(2*m))";
    private static final String HOEFFDING_WIDTH = "8*n^2*Log(2*n^2/delta)/lambda^2";
    private static final String CHERNOFF = "n*Exp((m*lambda/r)*(-t-(1-t)*Log(1-t)))";
    private static final String CHERNOFF_WIDTH = "Log(n/delta)*r/lambda/(t+(1-t)*Log(1-t))";

    private GateBounds() {}

    private static Interval value(String formula, Map<String, Interval> values) {
        return ExpressionParser.parse(formula, values.keySet()).evaluate(IntervalArithmetic.INSTANCE, values);
    }

    /** Returns {@code n sqrt(log(2 n^2/delta) / (2 m))}, which {@code |H(0) - H|_F} exceeds with probability at most delta. */
    static Interval hoeffding(int n, double delta, int m) {
        return value(HOEFFDING, Map.of("n", Interval.of(n), "delta", Interval.of(delta), "m", Interval.of(m)));
    }

    /** Returns the least m with {@link #hoeffding} at most {@code lambda/4}: {@code 8 n^2 log(2 n^2/delta) / lambda^2}. */
    static int hoeffdingWidth(int n, double delta, Interval lambda) {
        return roundedUp(
                value(HOEFFDING_WIDTH, Map.of("n", Interval.of(n), "delta", Interval.of(delta), "lambda", lambda)));
    }

    /**
     * Returns {@code n [e^(-t)/(1-t)^(1-t)]^(m lambda/r)}, a bound of {@code P(lambda_min(H(0)) <= (1 - t) lambda)}.
     *
     * @param r bound of the norm of one summand
     * @param t in (0, 1)
     */
    static Interval chernoff(int n, int m, Interval lambda, Interval r, double t) {
        return value(
                CHERNOFF,
                Map.of("n", Interval.of(n), "m", Interval.of(m), "lambda", lambda, "r", r, "t", Interval.of(t)));
    }

    /** Returns the least m with {@link #chernoff} at most delta. */
    static int chernoffWidth(int n, double delta, Interval lambda, Interval r, double t) {
        return roundedUp(value(
                CHERNOFF_WIDTH,
                Map.of(
                        "n",
                        Interval.of(n),
                        "delta",
                        Interval.of(delta),
                        "lambda",
                        lambda,
                        "r",
                        r,
                        "t",
                        Interval.of(t))));
    }

    private static int roundedUp(Interval width) {
        return Math.toIntExact((long) Math.ceil(width.upper()));
    }
}
