package org.ntkverify.numeric.spectrum;

import java.util.Arrays;

/**
 * Three conventions of the effective rank of a positive semi-definite matrix, of its eigenvalues {@code lambda_i >= 0}, {@code p_i = lambda_i / tr}:
 *
 * <pre>stable rank tr/lambda_max  &lt;=  participation ratio (sum lambda)^2 / sum lambda^2  &lt;=  entropy rank exp(-sum p log p)  &lt;=  rank.</pre>
 *
 * They are exponentials of the Renyi entropies of p of orders infinity, 2, 1 and 0, which decrease with their order. And two conventions of the mass of the
 * largest k eigenvalues: of the eigenvalues, and of their squares [TK22, released code].
 *
 * <p>Eigenvalues come in any order; negative ones, which rounding makes of 0, count as 0.
 */
public final class EffectiveRank {

    private EffectiveRank() {}

    /** Returns {@code tr / lambda_max}. */
    public static double stable(double[] eigenvalues) {
        double[] kept = nonnegative(eigenvalues);
        return Arrays.stream(kept).sum() / Arrays.stream(kept).max().orElseThrow();
    }

    /** Returns {@code (sum lambda)^2 / sum lambda^2}. */
    public static double participation(double[] eigenvalues) {
        double[] kept = nonnegative(eigenvalues);
        double sum = Arrays.stream(kept).sum();
        return sum * sum / Arrays.stream(kept).map(x -> x * x).sum();
    }

    /** Returns {@code exp(-sum p log p)}. */
    public static double entropy(double[] eigenvalues) {
        double[] kept = nonnegative(eigenvalues);
        double sum = Arrays.stream(kept).sum();
        return Math.exp(Arrays.stream(kept)
                .filter(x -> x > 0)
                .map(x -> -x / sum * Math.log(x / sum))
                .sum());
    }

    /** Returns the part of the sum of the eigenvalues that the largest {@code number} of them leave. */
    public static double tail(double[] eigenvalues, int number) {
        return remainder(nonnegative(eigenvalues), number);
    }

    /** Returns the part of the sum of the squared eigenvalues that the largest {@code number} of them leave. */
    public static double squaredTail(double[] eigenvalues, int number) {
        return remainder(Arrays.stream(nonnegative(eigenvalues)).map(x -> x * x).toArray(), number);
    }

    private static double remainder(double[] values, int number) {
        double[] ascending = Arrays.stream(values).sorted().toArray();
        double left = Arrays.stream(ascending, 0, Math.max(0, ascending.length - number))
                .sum();
        return left / Arrays.stream(ascending).sum();
    }

    private static double[] nonnegative(double[] eigenvalues) {
        double[] kept = Arrays.stream(eigenvalues).map(x -> Math.max(0, x)).toArray();
        if (!Arrays.stream(kept).anyMatch(x -> x > 0)) {
            throw new IllegalArgumentException(
                    "eigenvalues must have a positive one but were %s".formatted(Arrays.toString(eigenvalues)));
        }
        return kept;
    }
}
