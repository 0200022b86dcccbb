package org.ntkverify.numeric.arithmetic;

import org.apache.commons.numbers.gamma.Erf;
import org.apache.commons.numbers.gamma.Erfc;

/**
 * Functions of doubles that lose no digits where the textbook formula does; generated code calls them by name.
 *
 * <p>NaN in, NaN out. Arguments are taken as exact; the accuracies below are measured against 45 to 60 digits in
 * {@code StableFunctionsTest} and hold for them, not for errors the arguments bring along.
 */
public final class StableFunctions {

    /** Below this {@code q / (a + b)} the difference {@code a - b} is exact (see {@link #delta(double, double, double, double)}). */
    private static final double NEAR = 1.0 / 20;

    /** Below this argument the series of {@link #sinMinusXCos} is used; above it cos is negative, so that nothing cancels. */
    private static final double SERIES_LIMIT = Math.PI / 2;

    /**
     * {@code 1 / (2k (2k+3))}, k = 1..11, the ratios of the terms {@code 2k x^(2k+1) / (2k+1)!} without {@code x^2}. At
     * {@code pi/2} the first term left out, k = 13, is 2e-21 of the first.
     */
    private static final double[] RATIOS = {
        1 / 10.0, 1 / 28.0, 1 / 54.0, 1 / 88.0, 1 / 130.0, 1 / 180.0, 1 / 238.0, 1 / 304.0, 1 / 378.0, 1 / 460.0,
        1 / 550.0
    };

    private static final double SQRT_HALF = Math.sqrt(0.5);

    private StableFunctions() {}

    /**
     * {@code a b - c^2} for {@code a, b >= 0}, {@code |c| <= sqrt(a b)}, by Kahan's fused difference of products; a
     * negative result is set to 0.
     *
     * <p><em>Accuracy:</em> 1.5 ulp (Jeannerod, Louvet, Muller 2013) as long as {@code c^2} neither overflows nor falls below
     * 2^-960.
     */
    public static double delta(double a, double b, double c) {
        return Math.max(0, differenceOfProducts(a, b, c, c));
    }

    /**
     * {@code a b - c^2}, where {@code q = a + b - 2c} is known to better relative accuracy than the difference.
     *
     * <p>For {@code q <= (a+b)/20} the value is {@code (q (2(a+b) - q) - (a-b)^2) / 4}. There {@code (sqrt a - sqrt b)^2 <= q}
     * forces {@code a/b} into [1/2, 2], so that {@code a - b} is exact (Sterbenz), and the rounding errors of
     * {@code 2(a+b) - q} are carried along.
     *
     * <p><em>Accuracy:</em> 2 ulp of the value the formula has for the given arguments; an error of {@code q} enters with its
     * relative size if {@code a = b}.
     */
    public static double delta(double a, double b, double c, double q) {
        double sum = a + b;
        if (!(q <= NEAR * sum)) {
            return delta(a, b, c);
        }
        double sumError = Math.min(a, b) - (sum - Math.max(a, b));
        double twice = 2 * sum;
        double factor = twice - q;
        double factorError = (twice - factor) - q;
        double difference = a - b;
        double square = difference * difference;
        double squareError = Math.fma(-difference, difference, square);
        double main = Math.fma(q, factor, -square);
        return Math.max(0, (main + (squareError + q * (2 * sumError + factorError))) / 4);
    }

    /** {@code a b - c d} within 1.5 ulp. */
    static double differenceOfProducts(double a, double b, double c, double d) {
        double product = c * d;
        double error = Math.fma(-c, d, product);
        return Math.fma(a, b, -product) + error;
    }

    /**
     * {@code atan2(sqrt(a b - c^2), c)} in [0, pi]; 0 at {@code a b = c = 0}, where no angle exists.
     *
     * <p><em>Accuracy:</em> 3 ulp.
     */
    public static double angle(double a, double b, double c) {
        return Math.atan2(Math.sqrt(delta(a, b, c)), c);
    }

    /** The angle with {@code q = a + b - 2c} carried along, as {@link #delta(double, double, double, double)}. */
    public static double angle(double a, double b, double c, double q) {
        return Math.atan2(Math.sqrt(delta(a, b, c, q)), c);
    }

    /**
     * {@code sin x - x cos x}, of order {@code x^3/3}; odd.
     *
     * <p><em>Accuracy:</em> 3 ulp on [0, pi]; beyond pi the plain formula, which cancels at its zeros.
     */
    public static double sinMinusXCos(double x) {
        if (!(Math.abs(x) <= SERIES_LIMIT)) {
            return Math.sin(x) - x * Math.cos(x);
        }
        double square = x * x;
        double tail = 1;
        for (int k = RATIOS.length - 1; k >= 0; k--) {
            tail = 1 - square * RATIOS[k] * tail;
        }
        return square * x * tail / 3;
    }

    /** {@code x^n} by repeated squaring; {@code n} may be negative. <em>Accuracy:</em> {@code |n|} ulp. */
    public static double power(double x, int n) {
        double result = 1;
        double square = x;
        for (int rest = Math.abs(n); rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result *= square;
            }
            square *= square;
        }
        return n < 0 ? 1 / result : result;
    }

    /** The error function. */
    public static double erf(double x) {
        return Erf.value(x);
    }

    /** The standard normal distribution function, without cancellation in the left tail. */
    public static double phi(double x) {
        return 0.5 * Erfc.value(-x * SQRT_HALF);
    }

    /**
     * {@code P(U <= x, V <= y)} for centred normal U, V with variances {@code a, b >= 0} and covariance {@code c}, as two
     * integrals of Owen (1956) by Gauss-Legendre rules. A variable of variance 0 is 0; {@code c^2 > a b} counts as
     * {@code c^2 = a b}.
     *
     * <p><em>Accuracy:</em> 1 ulp of 1 absolute, and for {@code x, y <= 0} and a value {@code exp(-E)} at most {@code 8 + E}
     * ulp of the value, E being the size of the exponents on which the value rests.
     */
    public static double bivariatePhi(double x, double y, double a, double b, double c) {
        return BivariateNormal.probability(x, y, a, b, c);
    }

    /** 1 for positive {@code x}, 0 for {@code x <= 0}, NaN for NaN. */
    public static double step(double x) {
        return Double.isNaN(x) ? x : x > 0 ? 1 : 0;
    }
}
