package org.ntkverify.numeric.arithmetic;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * {@code P(U <= x, V <= y)} in doubles by the wedge of {@link DecimalBivariateNormal}: two integrals of Owen, each of one sign.
 *
 * <p>The distances M of the formula there are {@code (a y - c x)/sqrt(a Delta)} and {@code (b x - c y)/sqrt(b Delta)}, whose
 * numerators are fused differences of products: nothing cancels near correlation 1 and -1, where rounded M of both edges would not
 * fit together.
 */
final class BivariateNormal {

    /** Up to this h and m the complement over [0, t], t at most 1, is integrated: the pole is at distance 1. */
    private static final double SMALL = 2;

    /** The integral to infinity ends where its integrand has fallen to {@code exp(-40) = 4e-18} of the largest. */
    private static final double RANGE = 40;

    private static final double LARGEST_SLOPE = 1e100;

    private static final double TWICE_PI = 2 * Math.PI;

    /** Degrees of exactness 39 and 79 leave 1e-20 of the integrals: ellipses that avoid the pole have half-axis sums 4 and 2. */
    private static final Rule SHORT = new Rule(20);

    private static final Rule LONG = new Rule(40);

    private BivariateNormal() {}

    /** Gauss-Legendre on [0, 1]. */
    private static final class Rule {

        private final double[] nodes;
        private final double[] weights;

        Rule(int points) {
            GaussIntegrator rule = new GaussIntegratorFactory().legendre(points);
            this.nodes = new double[points];
            this.weights = new double[points];
            for (int i = 0; i < points; i++) {
                nodes[i] = (1 + rule.getPoint(i)) / 2;
                weights[i] = rule.getWeight(i) / 2;
            }
        }

        /** {@code int_0^length exp(-square (t u + u^2/2)) / (1 + (t + u)^2) du}. */
        double integral(double square, double t, double length) {
            double total = 0;
            for (int i = 0; i < nodes.length; i++) {
                double u = length * nodes[i];
                double s = t + u;
                total += weights[i] * Math.exp(-square * u * (t + u / 2)) / Math.fma(s, s, 1);
            }
            return length * total;
        }
    }

    static double probability(double x, double y, double a, double b, double c) {
        double h = threshold(x, a);
        double k = threshold(y, b);
        if (Double.isNaN(h) || Double.isNaN(k) || Double.isNaN(c)) {
            return Double.NaN;
        }
        if (Double.isInfinite(h) || Double.isInfinite(k)) {
            return StableFunctions.phi(h) * StableFunctions.phi(k);
        }
        double value;
        if (h > 0 && k > 0) {
            value = StableFunctions.phi(h) - (StableFunctions.phi(-k) - wedge(-x, -y, a, b, c));
        } else if (h > 0) {
            value = StableFunctions.phi(k) - wedge(-x, y, a, b, -c);
        } else if (k > 0) {
            value = StableFunctions.phi(h) - wedge(x, -y, a, b, -c);
        } else {
            value = wedge(x, y, a, b, c);
        }
        return Math.max(0, value);
    }

    /** {@code x/sqrt a}; at variance 0 an infinity: the variable 0 is at most x or not. */
    private static double threshold(double x, double variance) {
        if (variance == 0 && !Double.isNaN(x)) {
            return x >= 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        return x / Math.sqrt(variance);
    }

    /** The probability for {@code x, y <= 0}. */
    private static double wedge(double x, double y, double a, double b, double c) {
        double h = -x / Math.sqrt(a);
        double k = -y / Math.sqrt(b);
        double delta = StableFunctions.delta(a, b, c);
        if (delta == 0) {
            return c > 0 ? StableFunctions.phi(-Math.max(h, k)) : 0;
        }
        if (h == 0 && k == 0) {
            return (Math.PI - StableFunctions.angle(a, b, c)) / TWICE_PI;
        }
        double root = Math.sqrt(delta);
        double ofH = StableFunctions.differenceOfProducts(c, x, a, y) / (Math.sqrt(a) * root);
        double ofK = StableFunctions.differenceOfProducts(c, y, b, x) / (Math.sqrt(b) * root);
        return edge(h, ofH) + edge(k, ofK);
    }

    private static double edge(double h, double m) {
        if (h == 0) {
            return 0;
        }
        if (m < 0) {
            return StableFunctions.phi(-h) - edge(h, -m);
        }
        if (Math.max(h, m) > SMALL) {
            return outward(h, m);
        }
        if (m <= h) {
            return StableFunctions.phi(-h) / 2 - inward(h, m / h);
        }
        // The two edges of a right angle.
        return StableFunctions.phi(-h) * StableFunctions.phi(-m) - StableFunctions.phi(-m) / 2 + inward(m, h / m);
    }

    /** {@code 1/(2 pi) int_0^t exp(-h^2 (1 + s^2)/2)/(1 + s^2) ds}, t in [0, 1]. */
    private static double inward(double h, double t) {
        double square = h * h;
        return Math.exp(-square / 2) * SHORT.integral(square, 0, t) / TWICE_PI;
    }

    /**
     * {@code 1/(2 pi) int_(m/h)^oo exp(-h^2 (1 + s^2)/2)/(1 + s^2) ds}, m above 2 or at most h. It is less than {@code h/m} times
     * the other edge of a wedge with {@code 1 - r^2 > 2^-110}, so that nothing is lost by 0 at a hundred orders of magnitude.
     */
    private static double outward(double h, double m) {
        double t = m / h;
        if (t > LARGEST_SLOPE) {
            return 0;
        }
        double square = h * h;
        double spread = 2 * RANGE / square;
        double length = spread / (Math.sqrt(t * t + spread) + t);
        return Math.exp(-Math.fma(m, m, square) / 2) * LONG.integral(square, t, length) / TWICE_PI;
    }
}
