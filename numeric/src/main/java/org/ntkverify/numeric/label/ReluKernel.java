package org.ntkverify.numeric.label;

/**
 * The label-agnostic kernel of [CHS20]: the tangent kernel of an infinitely wide two-layer ReLU network,
 * {@code H(x, x') = x.x' (pi - theta)/(2 pi) + |x| |x'| (sin theta + (pi - theta) cos theta)/(2 pi)}.
 */
public final class ReluKernel {

    private ReluKernel() {}

    /** Returns the kernel matrix of points with inner products {@code gram}, n x n. */
    public static double[] of(double[] gram, int n) {
        double[] kernel = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double norms = Math.sqrt(gram[i + n * i] * gram[j + n * j]);
                double cosine = i == j ? 1 : Math.max(-1, Math.min(1, gram[i + n * j] / norms));
                double angle = Math.acos(cosine);
                double gates = Math.PI - angle;
                kernel[i + n * j] = norms * (2 * cosine * gates + Math.sqrt(1 - cosine * cosine)) / (2 * Math.PI);
            }
        }
        return kernel;
    }
}
