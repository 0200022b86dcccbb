package org.ntkverify.numeric.kernel;

import org.ntkverify.numeric.arithmetic.InverseTrigonometry;

/**
 * Loops over pairs of inputs that turn {@code h = sin^2(theta/2)} and {@code g = cos^2(theta/2)} into angles and back.
 *
 * <p>Each loop stores to one array, starts at 0 and has no branch: the compiler of the virtual machine turns such loops into vector
 * code and leaves longer ones, or shifted ones, scalar, three to six times slower. Selections are arithmetic. IEEE 754 fixes every
 * operation, so that vector body and scalar rest of a loop give the same bits.
 */
final class HalfAngles {

    private static final double PER_PI = 1 / Math.PI;

    /** Added to the size of a number it changes nothing but 0, for which the quotient below becomes 0 instead of NaN. */
    private static final double TINY = 0x1p-1000;

    private HalfAngles() {}

    /** {@code h = (1 - cosine)/2}. */
    static void ofCosines(int count, double[] cosines, double[] h) {
        for (int j = 0; j < count; j++) {
            h[j] = 0.5 - 0.5 * cosines[j];
        }
    }

    /** {@code g = (1 + cosine)/2}. */
    static void ofSupplements(int count, double[] cosines, double[] g) {
        for (int j = 0; j < count; j++) {
            g[j] = 0.5 + 0.5 * cosines[j];
        }
    }

    /** {@code theta/2} for {@code h <= 1/2}. */
    static void acute(int count, double[] h, double[] half) {
        for (int j = 0; j < count; j++) {
            half[j] = InverseTrigonometry.arcSine(Math.sqrt(h[j]));
        }
    }

    /** {@code theta/2} for any angle in [0, pi]; {@code side} is overwritten. */
    static void any(int count, double[] h, double[] g, double[] side, double[] half) {
        smaller(count, h, g, side);
        acute(count, side, half);
        side(count, h, g, side);
        reflect(count, side, half);
    }

    private static void smaller(int count, double[] h, double[] g, double[] smaller) {
        for (int j = 0; j < count; j++) {
            smaller[j] = Math.min(h[j], g[j]);
        }
    }

    /** 1 below a right angle, 0 at it, -1 above. */
    private static void side(int count, double[] h, double[] g, double[] side) {
        for (int j = 0; j < count; j++) {
            double cosine = g[j] - h[j];
            side[j] = cosine / (Math.abs(cosine) + TINY);
        }
    }

    /** {@code x} where side is 1, {@code pi/2 - x} where it is -1. */
    private static void reflect(int count, double[] side, double[] half) {
        for (int j = 0; j < count; j++) {
            double sign = side[j];
            double angle = half[j];
            half[j] = Math.fma(sign, angle, (Math.PI / 4) * (1 - sign));
        }
    }

    /**
     * {@code (1 - kappa)/2 = h - (sin(theta) - theta cos(theta))/(2 pi)}, kappa the normalised dual of ReLU.
     *
     * <p>The error, some {@code 2^-53 theta}, moves the next angle by some 2^-53. Where theta is itself that small it could leave a
     * negative value; the sign is dropped, since the true value has none.
     */
    static void rectified(int count, double[] h, double[] g, double[] half, double[] eta) {
        for (int j = 0; j < count; j++) {
            double x = h[j];
            double y = g[j];
            double angle = half[j];
            eta[j] = Math.abs(x - PER_PI * (Math.sqrt(x * y) - angle * (y - x)));
        }
    }

    /** {@link #rectified(int, double[], double[], double[], double[])} with {@code g = 1 - h}. */
    static void rectified(int count, double[] h, double[] half, double[] eta) {
        for (int j = 0; j < count; j++) {
            double x = h[j];
            double angle = half[j];
            eta[j] = Math.abs(x - PER_PI * (Math.sqrt(x * (1 - x)) - angle * Math.fma(-2, x, 1)));
        }
    }
}
