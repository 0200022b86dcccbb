package org.ntkverify.numeric.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * The recursion of ReLU on half angles and on {@code T = Theta / sqrt(Sigma(x,x) Sigma(x',x'))}.
 *
 * <p>With {@code lambda = 1 - theta/pi}, ReLU maps the correlation {@code cos(theta)} to
 * {@code kappa = sin(theta)/pi + lambda cos(theta)}, so that
 *
 * <pre>
 * (1 - kappa)/2 = h - (sin(theta) - theta cos(theta))/(2 pi)
 * T_next        = (t_w/w) e e' kappa + (t_b/b) f f' + e e' lambda T
 * </pre>
 *
 * with e and f of {@link Correlations}. After the first ReLU angles are at most {@code pi/2}, so that {@code h} alone describes them.
 */
final class ReluRecursion implements PairRecursion {

    private static final double PER_PI = 1 / Math.PI;

    private final List<LayerNumbers> layers;
    private final List<Correlations> correlations;
    private final KernelKind kind;

    private ReluRecursion(List<LayerNumbers> layers, List<Correlations> correlations, KernelKind kind) {
        this.layers = layers;
        this.correlations = correlations;
        this.kind = kind;
    }

    static ReluRecursion of(List<LayerNumbers> layers, double[] norms, KernelKind kind) {
        List<Correlations> correlations = new ArrayList<>();
        Correlations here = Correlations.of(norms, layers.get(0));
        correlations.add(here);
        for (LayerNumbers layer : layers.subList(1, layers.size())) {
            // E[relu(u)^2] = Var(u)/2.
            LayerNumbers halved =
                    new LayerNumbers(layer.weight() / 2, layer.bias(), layer.trainedWeight(), layer.trainedBias());
            here = Correlations.of(here.deviation(), halved);
            correlations.add(here);
        }
        return new ReluRecursion(layers, correlations, kind);
    }

    @Override
    public Segment newSegment() {
        return new ReluSegment();
    }

    private final class ReluSegment implements Segment {

        private final double[][] e = new double[layers.size()][LONGEST_SEGMENT];
        private final double[][] f = new double[layers.size()][LONGEST_SEGMENT];
        private final double[] deviation = new double[LONGEST_SEGMENT];
        private final double[] tangent = new double[LONGEST_SEGMENT];
        private final double[] half = new double[LONGEST_SEGMENT];
        private final double[] eta = new double[LONGEST_SEGMENT];

        @Override
        public void columns(int from, int count) {
            for (int l = 0; l < layers.size(); l++) {
                System.arraycopy(correlations.get(l).weightShare(), from, e[l], 0, count);
                System.arraycopy(correlations.get(l).biasShare(), from, f[l], 0, count);
            }
            Correlations last = correlations.get(layers.size() - 1);
            System.arraycopy(last.deviation(), from, deviation, 0, count);
        }

        @Override
        public void row(int i, int count, double[] h, double[] g, double[] kernel) {
            inputLayer(i, count, h, g);
            for (int l = 1; l < layers.size(); l++) {
                if (l == 1) {
                    HalfAngles.any(count, h, g, eta, half);
                    HalfAngles.rectified(count, h, g, half, eta);
                } else {
                    HalfAngles.acute(count, h, half);
                    HalfAngles.rectified(count, h, half, eta);
                }
                layer(l, i, count, h);
            }
            double scale = correlations.get(layers.size() - 1).deviation()[i];
            if (kind == KernelKind.NTK) {
                scaled(count, scale, deviation, tangent, kernel);
            } else {
                covariances(count, scale, deviation, h, kernel);
            }
        }

        private void inputLayer(int i, int count, double[] h, double[] g) {
            LayerNumbers layer = layers.get(0);
            double ei = correlations.get(0).weightShare()[i];
            double fi = correlations.get(0).biasShare()[i];
            firstTangents(count, layer.weightRatio() * ei, layer.biasRatio() * fi, e[0], f[0], h, g, tangent);
            Correlations.halfAngles(count, ei, fi, e[0], f[0], h);
            Correlations.supplements(count, ei, fi, e[0], f[0], g);
        }

        private void layer(int l, int i, int count, double[] h) {
            LayerNumbers layer = layers.get(l);
            double ei = correlations.get(l).weightShare()[i];
            double fi = correlations.get(l).biasShare()[i];
            tangents(count, layer.weightRatio(), ei, layer.biasRatio() * fi, e[l], f[l], eta, half, tangent);
            System.arraycopy(eta, 0, h, 0, count);
            Correlations.halfAngles(count, ei, fi, e[l], f[l], h);
        }
    }

    private static void firstTangents(
            int count, double ei, double fi, double[] e, double[] f, double[] h, double[] g, double[] tangent) {
        for (int j = 0; j < count; j++) {
            double ej = e[j];
            double fj = f[j];
            double cosine = g[j] - h[j];
            tangent[j] = Math.fma(ei * ej, cosine, fi * fj);
        }
    }

    private static void tangents(
            int count,
            double ratio,
            double ei,
            double fi,
            double[] e,
            double[] f,
            double[] eta,
            double[] half,
            double[] tangent) {
        for (int j = 0; j < count; j++) {
            double ej = e[j];
            double fj = f[j];
            double before = tangent[j];
            double kappa = Math.fma(-2, eta[j], 1);
            double lambda = Math.fma(-2 * PER_PI, half[j], 1);
            tangent[j] = Math.fma(ei * ej, Math.fma(ratio, kappa, lambda * before), fi * fj);
        }
    }

    private static void scaled(int count, double scale, double[] deviation, double[] tangent, double[] kernel) {
        for (int j = 0; j < count; j++) {
            kernel[j] = scale * deviation[j] * tangent[j];
        }
    }

    private static void covariances(int count, double scale, double[] deviation, double[] h, double[] kernel) {
        for (int j = 0; j < count; j++) {
            kernel[j] = scale * deviation[j] * Math.fma(-2, h[j], 1);
        }
    }
}
