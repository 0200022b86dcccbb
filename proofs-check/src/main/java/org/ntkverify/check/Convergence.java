package org.ntkverify.check;

import java.util.List;
import java.util.Optional;

/**
 * How a finite network approaches its infinite-width kernel.
 *
 * <p>With {@code X_ij = (Theta_n - Theta)_ij / sqrt(Theta_ii Theta_jj)} for pairs {@code i <= j} of inputs, the <em>error</em> is the root mean square
 * of X over draws and pairs, the <em>bias</em> the mean of X over draws and pairs.
 *
 * @param network as reports name it
 * @param inputs as reports name them
 * @param kernel {@code ntk} or {@code nngp}
 * @param sampler {@code conditioned} or {@code explicit}
 * @param level probability with which each interval by itself covers, for example 0.95
 * @param rows one for each width, increasing
 * @param fits exponents, the error first
 * @param omissions what was not fitted, and why
 */
public record Convergence(
        String network,
        String inputs,
        String kernel,
        String sampler,
        double level,
        List<Row> rows,
        List<Fit> fits,
        List<Omission> omissions) {

    /** Copies the lists. */
    public Convergence {
        rows = List.copyOf(rows);
        fits = List.copyOf(fits);
        omissions = List.copyOf(omissions);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("rows must not be empty but were");
        }
    }

    /**
     * One width.
     *
     * @param width n
     * @param draws networks drawn
     * @param error root mean square deviation
     * @param localSlope of the logarithm of the error from the width before; absent at the first width
     * @param bias mean deviation
     */
    public record Row(int width, long draws, Measured error, Optional<Measured> localSlope, Measured bias) {}

    /**
     * A power law {@code prefactor n^exponent}.
     *
     * @param of which quantity
     * @param exponent effective over the widths fitted
     * @param theory the exponent that theory gives to leading order
     * @param widths that were fitted, chosen before they were drawn
     * @param pValue probability of a worse fit if a pure power law held
     * @param line the fitted curve, from the least to the largest width
     */
    public record Fit(
            Quantity of, Measured exponent, double theory, List<Integer> widths, double pValue, List<LinePoint> line) {

        /** Copies the lists. */
        public Fit {
            widths = List.copyOf(widths);
            line = List.copyOf(line);
        }
    }

    /** Which of the two. */
    public enum Quantity {
        /** Root mean square deviation. */
        ERROR("deviation"),
        /** Absolute value of the mean deviation. */
        BIAS("bias");

        private final String word;

        Quantity(String word) {
            this.word = word;
        }

        /** Returns the name in tables and files, for example {@code ntk-deviation}. */
        public String name(String kernel) {
            return kernel + "-" + word;
        }
    }

    /**
     * A point of a fitted curve with its band, each by itself at the stated level.
     *
     * @param width n, not always a whole number
     * @param value of the curve
     * @param low lower end of the band
     * @param high upper end of the band
     */
    public record LinePoint(double width, double value, double low, double high) {}

    /**
     * What was not fitted.
     *
     * @param of which quantity
     * @param reason why
     */
    public record Omission(Quantity of, String reason) {}
}
