package org.ntkverify.numeric.kernel;

import java.util.Arrays;

/**
 * How far two kernel matrices on the same N inputs are from each other in direction, and where a kernel is on its way through training.
 *
 * <p>Cosine distance: {@code 1 - tr(A B)/(|A|_F |B|_F)}, in [0, 1] for positive semi-definite matrices [LHAR22]. Kernels of networks share a large constant
 * part, so that it is small between any two of them; the centred distance is that of {@code C A C}, {@code C = I - 1 1^T/N}: one minus the centred kernel
 * alignment. Polar picture [TK22, Figure 4]: radius {@code |K_t - K_0|_F / |K_end - K_0|_F}, angle {@code arccos(1 - distance(K_t, K_0))}.
 *
 * <p><i>Accuracy:</i> small distances as {@code |A/|A| - B/|B||_F^2 / 2}, so that they keep their relative accuracy and equal matrices have distance 0.
 */
public final class KernelDistance {

    private KernelDistance() {}

    /**
     * Returns the cosine distance.
     *
     * @param a N x N numbers, not all 0
     * @param b as many, not all 0
     */
    public static double cosine(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException(
                    "matrices must have equal sizes but had %s and %s entries".formatted(a.length, b.length));
        }
        double first = norm(a);
        double second = norm(b);
        if (!(first > 0 && second > 0)) {
            throw new IllegalArgumentException(
                    "matrices must not be 0 but had norms %s and %s".formatted(first, second));
        }
        double sum = 0;
        for (int at = 0; at < a.length; at++) {
            double difference = a[at] / first - b[at] / second;
            sum += difference * difference;
        }
        return sum / 2;
    }

    /** Returns the cosine distance of the centred matrices, N x N. */
    public static double centred(double[] a, double[] b, int count) {
        return cosine(centred(a, count), centred(b, count));
    }

    /** Returns {@code C A C} of a symmetric N x N matrix. */
    public static double[] centred(double[] a, int count) {
        if (a.length != count * count) {
            throw new IllegalArgumentException(
                    "matrix must be %s x %s numbers but was %s".formatted(count, count, a.length));
        }
        double[] means = new double[count];
        for (int at = 0; at < a.length; at++) {
            means[at / count] += a[at] / count;
        }
        double mean = Arrays.stream(means).average().orElseThrow();
        double[] result = new double[a.length];
        for (int j = 0; j < count; j++) {
            for (int i = 0; i < count; i++) {
                result[i + j * count] = a[i + j * count] - means[i] - means[j] + mean;
            }
        }
        return result;
    }

    /** Returns where {@code now} is between {@code start} and {@code end}; start and end must differ. */
    public static Polar polar(double[] start, double[] now, double[] end) {
        double cosine = 1 - cosine(now, start);
        return new Polar(distance(now, start) / distance(end, start), Math.acos(Math.max(-1, Math.min(1, cosine))));
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int at = 0; at < a.length; at++) {
            sum += (a[at] - b[at]) * (a[at] - b[at]);
        }
        return Math.sqrt(sum);
    }

    private static double norm(double[] a) {
        double sum = 0;
        for (double entry : a) {
            sum += entry * entry;
        }
        return Math.sqrt(sum);
    }

    /**
     * A point of the polar picture.
     *
     * @param radius 0 at the start and 1 at the end of training
     * @param angle from the kernel at the start, in radians
     */
    public record Polar(double radius, double angle) {}
}
