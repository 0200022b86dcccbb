package org.ntkverify.numeric.adversarial;

import org.ntkverify.numeric.sample.RandomStream;

/**
 * Labelled inputs with one coordinate of large variance and d - 1 of small variance: labels {@code y = +-1} with equal probability,
 *
 * <pre>x_0 = signal y + 0.9 g_0,     x_j = 0.06 y + 0.15 g_j,  j = 1 .. d - 1,     g standard normal.</pre>
 *
 * With {@code signal = 1} the first coordinate is useful and robust: a shift of 0.1 hardly changes its sign. The others together are useful as well,
 * and not robust: a shift of 0.06 in each of them removes their signal. With {@code signal = 0} the first is noise.
 *
 * @param dimension d, at least 2
 * @param signal mean of {@code y x_0}
 */
public record TwoScaleLaw(int dimension, double signal) {

    private static final double SPREAD = 0.9;
    private static final double WEAK_SIGNAL = 0.06;
    private static final double WEAK_SPREAD = 0.15;

    /** Checks the ranges. */
    public TwoScaleLaw {
        if (!(dimension >= 2)) {
            throw new IllegalArgumentException("dimension must be >= 2 but was %s".formatted(dimension));
        }
        if (!Double.isFinite(signal)) {
            throw new IllegalArgumentException("signal must be finite but was %s".formatted(signal));
        }
    }

    /** Returns one line for texts of experiments. */
    public String text() {
        return "x_0 = %s y + %s g, x_j = %s y + %s g in R^%s"
                .formatted(signal, SPREAD, WEAK_SIGNAL, WEAK_SPREAD, dimension);
    }

    /**
     * Draws inputs with labels.
     *
     * @param points receives d x N numbers, column by column
     * @param labels receives N signs
     */
    public void draw(RandomStream stream, double[] points, double[] labels) {
        for (int i = 0; i < labels.length; i++) {
            labels[i] = stream.nextNormal() < 0 ? -1 : 1;
            points[i * dimension] = signal * labels[i] + SPREAD * stream.nextNormal();
            for (int k = 1; k < dimension; k++) {
                points[k + i * dimension] = WEAK_SIGNAL * labels[i] + WEAK_SPREAD * stream.nextNormal();
            }
        }
    }
}
