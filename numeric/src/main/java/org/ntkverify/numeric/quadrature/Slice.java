package org.ntkverify.numeric.quadrature;

/** {@code f(shift + slope t)} as a function of a standard normal variable t, slope not 0. */
final class Slice {

    private static final double INVERSE_ROOT = 1 / Math.sqrt(2 * Math.PI);

    /** Arguments are moved by this part of their terms, four to eight ulps, to see how f changes. */
    private static final double NUDGE = 0x1p-50;

    private final ScalarFunction function;
    private final double[] kinks;
    private final double shift;
    private final double slope;

    Slice(ScalarFunction function, double[] kinks, double shift, double slope) {
        this.function = function;
        this.kinks = kinks;
        this.shift = shift;
        this.slope = slope;
    }

    static double density(double t) {
        return INVERSE_ROOT * Math.exp(-0.5 * t * t);
    }

    /** The t within reach of the density and of the function. */
    double lower(Reach reach) {
        return Math.max(-Cuts.REACH, ((slope > 0 ? reach.lower() : reach.upper()) - shift) / slope);
    }

    double upper(Reach reach) {
        return Math.min(Cuts.REACH, ((slope > 0 ? reach.upper() : reach.lower()) - shift) / slope);
    }

    /** Cuts at the kinks, and around them and 0 from the distance {@code scale} of arguments on. */
    void cut(Cuts cuts, double scale) {
        for (double kink : kinks) {
            cuts.kink((kink - shift) / slope);
        }
        double distance = Math.abs(scale / slope);
        for (double kink : kinks) {
            cuts.graded((kink - shift) / slope, distance);
        }
        cuts.graded(-shift / slope, distance);
    }

    double[] values(double[] t) {
        double[] arguments = new double[t.length];
        for (int i = 0; i < t.length; i++) {
            arguments[i] = shift + slope * t[i];
        }
        double[] values = new double[t.length];
        function.evaluate(arguments, values, t.length);
        return values;
    }

    /** How much the values at the first {@code count} points change with their arguments, plus an ulp. */
    double[] noise(double[] t, double[] values, int count) {
        double[] arguments = new double[count];
        for (int i = 0; i < count; i++) {
            double term = slope * t[i];
            arguments[i] = shift + term + NUDGE * (Math.abs(shift) + Math.abs(term));
        }
        double[] noise = new double[count];
        function.evaluate(arguments, noise, count);
        for (int i = 0; i < count; i++) {
            double change = Math.abs(noise[i] - values[i]);
            // Beyond the last finite value there is nothing to compare with; the edge is accounted for by itself.
            noise[i] = (change <= Double.MAX_VALUE ? change : 0) + Math.ulp(values[i]);
        }
        return noise;
    }

    /** Density times size at {@code t}: what is left out beyond, if it falls off at least as fast as {@code exp(-t)}. */
    double edge(double t) {
        double weight = density(t);
        return weight == 0 ? 0 : weight * Math.abs(values(new double[] {t})[0]);
    }
}
