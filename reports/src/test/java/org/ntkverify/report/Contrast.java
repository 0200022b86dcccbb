package org.ntkverify.report;

/** Contrast as the guidelines for accessible pages define it. */
public final class Contrast {

    private Contrast() {}

    /** Returns the contrast of two colours 0xRRGGBB, from 1 to 21. */
    public static double between(int one, int other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /** Returns what is seen where {@code colour} lies on {@code ground}. */
    public static int mixed(int colour, int ground, double opacity) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double channel = opacity * ((colour >> shift) & 0xFF) + (1 - opacity) * ((ground >> shift) & 0xFF);
            mixed |= (int) Math.round(channel) << shift;
        }
        return mixed;
    }

    private static double luminance(int colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double channel = ((colour >> (16 - 8 * i)) & 0xFF) / 255.0;
            sum += weights[i] * (channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4));
        }
        return sum;
    }
}
