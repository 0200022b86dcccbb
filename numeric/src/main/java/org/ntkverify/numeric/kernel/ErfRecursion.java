package org.ntkverify.numeric.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ntkverify.numeric.arithmetic.InverseTrigonometry;

/**
 * The recursion of erf on {@code c = Sigma(x, x')} and {@code Theta}.
 *
 * <p>With {@code m = 1/sqrt(1 + 2a)} and {@code z = 2 c m m'}, {@code v = sqrt(1 - z^2)}:
 *
 * <pre>
 * K = (2/pi) arcsin z = (4/pi) arctan(z / (1 + v)),   Kdot = (4/pi) m m' / v
 * </pre>
 *
 * In the first layer {@code 1 -+ z} is a sum of terms that are not negative: with {@code s = sqrt(2a) m}, so that
 * {@code s^2 + m^2 = 1}, and the half angles h, g of the first pre-activations,
 *
 * <pre>
 * (1 - z)/2 = (m^2 + m'^2 + (s - s')^2)/4 + s s' h,   (1 + z)/2 = (m^2 + m'^2 + (s - s')^2)/4 + s s' g
 * </pre>
 *
 * Deeper variances are at most {@code w + b}, and {@code 1 - z^2} is formed from z.
 */
final class ErfRecursion implements PairRecursion {

    private static final double FOUR_OVER_PI = 4 / Math.PI;

    private final List<LayerNumbers> layers;
    private final double[] norms;
    private final Correlations first;
    private final List<ErfVariances> variances;
    private final KernelKind kind;

    private ErfRecursion(
            List<LayerNumbers> layers,
            double[] norms,
            Correlations first,
            List<ErfVariances> variances,
            KernelKind kind) {
        this.layers = layers;
        this.norms = norms;
        this.first = first;
        this.variances = variances;
        this.kind = kind;
    }

    static ErfRecursion of(List<LayerNumbers> layers, double[] norms, KernelKind kind) {
        Correlations first = Correlations.of(norms, layers.get(0));
        ErfVariances here = ErfVariances.of(Arrays.stream(norms)
                .map(norm -> layers.get(0).after(norm * norm))
                .toArray());
        List<ErfVariances> variances = new ArrayList<>();
        variances.add(here);
        for (LayerNumbers layer : layers.subList(1, layers.size() - 1)) {
            here = here.after(layer);
            variances.add(here);
        }
        return new ErfRecursion(layers, norms, first, variances, kind);
    }

    @Override
    public Segment newSegment() {
        return new ErfSegment();
    }

    private final class ErfSegment implements Segment {

        private final double[] length = new double[LONGEST_SEGMENT];
        private final double[] e = new double[LONGEST_SEGMENT];
        private final double[] f = new double[LONGEST_SEGMENT];
        private final double[][] m = new double[variances.size()][LONGEST_SEGMENT];
        private final double[][] mm = new double[variances.size()][LONGEST_SEGMENT];
        private final double[] s = new double[LONGEST_SEGMENT];
        private final double[] tangent = new double[LONGEST_SEGMENT];
        private final double[] z = new double[LONGEST_SEGMENT];
        private final double[] v = new double[LONGEST_SEGMENT];
        private final double[] reciprocal = new double[LONGEST_SEGMENT];
        private final double[] half = new double[LONGEST_SEGMENT];

        @Override
        public void columns(int from, int count) {
            System.arraycopy(norms, from, length, 0, count);
            System.arraycopy(first.weightShare(), from, e, 0, count);
            System.arraycopy(first.biasShare(), from, f, 0, count);
            System.arraycopy(variances.get(0).s(), from, s, 0, count);
            for (int l = 0; l < variances.size(); l++) {
                System.arraycopy(variances.get(l).m(), from, m[l], 0, count);
                System.arraycopy(variances.get(l).mm(), from, mm[l], 0, count);
            }
        }

        @Override
        public void row(int i, int count, double[] h, double[] g, double[] kernel) {
            LayerNumbers input = layers.get(0);
            products(count, input.trainedWeight() * norms[i], length, h, g, input.trainedBias(), tangent);
            double ei = first.weightShare()[i];
            double fi = first.biasShare()[i];
            Correlations.halfAngles(count, ei, fi, e, f, h);
            Correlations.supplements(count, ei, fi, e, f, g);
            double si = variances.get(0).s()[i];
            products(count, si, s, h, g, 0, z);
            augmented(count, si, variances.get(0).mm()[i], s, mm[0], h);
            augmented(count, si, variances.get(0).mm()[i], s, mm[0], g);
            firstCosines(count, h, g, v);
            for (int l = 0; l < variances.size(); l++) {
                if (l > 0) {
                    sines(count, 2 * variances.get(l).m()[i], m[l], kernel, z);
                    cosines(count, variances.get(l).mm()[i], mm[l], z, v);
                }
                activation(l, i, count, kernel);
            }
            if (kind == KernelKind.NTK) {
                System.arraycopy(tangent, 0, kernel, 0, count);
            }
        }

        private void activation(int l, int i, int count, double[] covariance) {
            LayerNumbers next = layers.get(l + 1);
            reciprocals(count, v, reciprocal);
            halfArcSines(count, z, v, reciprocal, half);
            affine(count, next.weight() * FOUR_OVER_PI, next.bias(), half, covariance);
            double derivative = next.weight() * FOUR_OVER_PI * variances.get(l).m()[i];
            inherited(count, derivative, m[l], v, reciprocal, tangent);
            addAffine(count, next.trainedWeight() * FOUR_OVER_PI, next.trainedBias(), half, tangent);
        }
    }

    /** {@code factor * factors * cos(theta) + constant}. */
    private static void products(
            int count, double factor, double[] factors, double[] h, double[] g, double constant, double[] products) {
        for (int j = 0; j < count; j++) {
            double cosine = g[j] - h[j];
            products[j] = Math.fma(factor * factors[j], cosine, constant);
        }
    }

    /** Overwrites h by {@code (1 - z)/2}, or g by {@code (1 + z)/2}. */
    private static void augmented(int count, double si, double mmi, double[] s, double[] mm, double[] h) {
        for (int j = 0; j < count; j++) {
            double sj = s[j];
            double mmj = mm[j];
            double before = h[j];
            double difference = si - sj;
            h[j] = Math.fma(si * sj, before, 0.25 * Math.fma(difference, difference, mmi + mmj));
        }
    }

    private static void firstCosines(int count, double[] h, double[] g, double[] v) {
        for (int j = 0; j < count; j++) {
            v[j] = 2 * Math.sqrt(h[j] * g[j]);
        }
    }

    private static void sines(int count, double mi, double[] m, double[] covariance, double[] z) {
        for (int j = 0; j < count; j++) {
            z[j] = mi * m[j] * covariance[j];
        }
    }

    /** {@code |z| <= s s'} puts {@code 1 - z^2} at {@code m^2 + m'^2 - m^2 m'^2} or above, whatever z was rounded to. */
    private static void cosines(int count, double mmi, double[] mm, double[] z, double[] v) {
        for (int j = 0; j < count; j++) {
            double x = z[j];
            double least = Math.fma(1 - mmi, mm[j], mmi);
            v[j] = Math.sqrt(Math.max((1 - x) * (1 + x), least));
        }
    }

    /** {@code 1/(v (1 + v))}, from which both quotients follow by multiplication. */
    private static void reciprocals(int count, double[] v, double[] reciprocal) {
        for (int j = 0; j < count; j++) {
            double x = v[j];
            reciprocal[j] = 1 / (x * (1 + x));
        }
    }

    private static void halfArcSines(int count, double[] z, double[] v, double[] reciprocal, double[] half) {
        for (int j = 0; j < count; j++) {
            half[j] = InverseTrigonometry.arcTangent(z[j] * (v[j] * reciprocal[j]));
        }
    }

    private static void affine(int count, double slope, double constant, double[] x, double[] y) {
        for (int j = 0; j < count; j++) {
            y[j] = Math.fma(slope, x[j], constant);
        }
    }

    /** Multiplies Theta by {@code w Kdot}. */
    private static void inherited(
            int count, double derivative, double[] m, double[] v, double[] reciprocal, double[] tangent) {
        for (int j = 0; j < count; j++) {
            double mj = m[j];
            double x = v[j];
            double quotient = (1 + x) * reciprocal[j];
            tangent[j] = derivative * mj * (quotient * tangent[j]);
        }
    }

    private static void addAffine(int count, double slope, double constant, double[] x, double[] y) {
        for (int j = 0; j < count; j++) {
            double before = y[j];
            y[j] = before + Math.fma(slope, x[j], constant);
        }
    }
}
