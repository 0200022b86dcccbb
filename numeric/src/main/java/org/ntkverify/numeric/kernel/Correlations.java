package org.ntkverify.numeric.kernel;

/**
 * What a dense layer does to the angle between two vectors, without cancellation.
 *
 * <p>A layer maps variances {@code v, v'} and a covariance {@code sqrt(v v') rho} to {@code w v + b} and so on. With
 * {@code e = sqrt(w v / (w v + b))} and {@code f = sqrt(b / (w v + b))}, so that {@code e^2 + f^2 = 1}, the new correlation is
 * {@code rho_1 = e e' rho + f f'}, and the squares of its half angle are sums of terms that are not negative:
 *
 * <pre>
 * (1 - rho_1)/2 = ((e - e')^2 + (f - f')^2)/4 + e e' (1 - rho)/2
 * (1 + rho_1)/2 = ((e - e')^2 + (f - f')^2)/4 + e e' (1 + rho)/2 + f f'
 * </pre>
 */
final class Correlations {

    private final double[] deviation;
    private final double[] weightShare;
    private final double[] biasShare;

    private Correlations(double[] deviation, double[] weightShare, double[] biasShare) {
        this.deviation = deviation;
        this.weightShare = weightShare;
        this.biasShare = biasShare;
    }

    /**
     * Returns the effect of {@code layer} on inputs with standard deviations {@code before}; a deviation 0 without bias has
     * {@code e = 1}, since its kernel is 0 whatever the angle.
     */
    static Correlations of(double[] before, LayerNumbers layer) {
        int n = before.length;
        double gain = Math.sqrt(layer.weight());
        double bias = Math.sqrt(layer.bias());
        Correlations result = new Correlations(new double[n], new double[n], new double[n]);
        for (int i = 0; i < n; i++) {
            double deviation = bias == 0 ? gain * before[i] : Math.hypot(gain * before[i], bias);
            result.deviation[i] = deviation;
            result.weightShare[i] = bias == 0 ? 1 : gain * before[i] / deviation;
            result.biasShare[i] = bias == 0 ? 0 : bias / deviation;
        }
        return result;
    }

    /** Standard deviations after the layer; not to be changed. */
    double[] deviation() {
        return deviation;
    }

    /** {@code e}; not to be changed. */
    double[] weightShare() {
        return weightShare;
    }

    /** {@code f}; not to be changed. */
    double[] biasShare() {
        return biasShare;
    }

    /** Overwrites {@code h} by {@code (1 - rho_1)/2}, for one input with {@code ei, fi} and those with {@code e, f}. */
    static void halfAngles(int count, double ei, double fi, double[] e, double[] f, double[] h) {
        for (int j = 0; j < count; j++) {
            double ej = e[j];
            double fj = f[j];
            double before = h[j];
            double de = ei - ej;
            double df = fi - fj;
            h[j] = Math.fma(ei * ej, before, 0.25 * Math.fma(de, de, df * df));
        }
    }

    /** Overwrites {@code g} by {@code (1 + rho_1)/2}. */
    static void supplements(int count, double ei, double fi, double[] e, double[] f, double[] g) {
        halfAngles(count, ei, fi, e, f, g);
        addProducts(count, fi, f, g);
    }

    private static void addProducts(int count, double factor, double[] terms, double[] sums) {
        for (int j = 0; j < count; j++) {
            sums[j] = Math.fma(factor, terms[j], sums[j]);
        }
    }
}
