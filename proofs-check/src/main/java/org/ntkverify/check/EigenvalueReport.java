package org.ntkverify.check;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is certified of the smallest eigenvalue of one symmetric matrix, and what theorems say of it.
 *
 * @param subject the matrix in words
 * @param size N
 * @param certified what the enclosure is about
 * @param lower bound of the smallest eigenvalue
 * @param upper bound of the smallest eigenvalue
 * @param how how both bounds were proved
 * @param lost how much of {@code lower} was given up to rounding errors of the certificate
 * @param radii how much of it was given up because entries are enclosed, not known; 0 for a stored matrix
 * @param largest the largest eigenvalue; absent for large matrices
 * @param rank what is known of the rank
 * @param rounding what a stored matrix owes to rounding; absent for kernels of which entries are enclosed
 * @param bounds theorems
 * @param stated the bound that a user stated, judged
 */
public record EigenvalueReport(
        String subject,
        int size,
        Certified certified,
        double lower,
        double upper,
        String how,
        double lost,
        double radii,
        Optional<Range> largest,
        Rank rank,
        Optional<Rounding> rounding,
        List<Bound> bounds,
        Optional<Stated> stated) {

    /** Copies the list. */
    public EigenvalueReport {
        bounds = List.copyOf(bounds);
    }

    /** What an enclosure is about. */
    public enum Certified {
        /** The stored numbers, whatever kernel they approximate. */
        MATRIX,
        /** The exact kernel of real numbers on the given inputs. */
        KERNEL
    }

    /** An interval that is proved to contain a number. */
    public record Range(double lower, double upper) {}

    /** Returns true or false if the sign of the smallest eigenvalue is proved, else empty. */
    public Optional<Boolean> positiveDefinite() {
        if (lower > 0) {
            return Optional.of(true);
        }
        return upper < 0 ? Optional.of(false) : Optional.empty();
    }

    /** Returns the condition number, if the matrix is proved to be positive definite. */
    public Optional<Range> condition() {
        return largest.filter(range -> lower > 0)
                .map(range -> new Range(
                        Math.max(1, Math.nextDown(range.lower() / upper)), Math.nextUp(range.upper() / lower)));
    }

    /**
     * What is known of the rank.
     *
     * @param atLeast certified
     * @param gap so many eigenvalues are at least this in size
     * @param atMost proved
     * @param argument why
     */
    public record Rank(int atLeast, double gap, int atMost, String argument) {}

    /**
     * What a stored matrix owes to rounding its entries.
     *
     * @param format of the numbers
     * @param perturbation how far one rounding of each entry moves an eigenvalue at most
     * @param cause what that means for the smallest one
     * @param certainlyNegative so many eigenvalues of the stored matrix are proved to be negative; absent for large matrices
     */
    public record Rounding(String format, double perturbation, Cause cause, Optional<Integer> certainlyNegative) {}

    /** What is proved of the smallest eigenvalue of a stored matrix against rounding. */
    public enum Cause {
        /** It exceeds what rounding moves: what was rounded is positive definite too. */
        POSITIVE_BEYOND_ROUNDING,
        /** It is within what rounding moves: the sign of what was rounded is not known. */
        WITHIN_ROUNDING,
        /** It is below what rounding moves: what was rounded is not positive semi-definite. */
        NEGATIVE_BEYOND_ROUNDING,
        /** The enclosure is too wide to tell. */
        UNDECIDED
    }

    /**
     * A theorem on this matrix.
     *
     * @param name of the bound
     * @param direction what it bounds, and from which side
     * @param kernel symbol of the kernel it speaks of: Theta, H, N or gates
     * @param formula as text
     * @param source where it comes from
     * @param applicable whether it says something here
     * @param explicitConstants whether its constants are known; else only the ratio means something
     * @param value the bound, safe to use, or without its unknown constant; absent if it does not apply
     * @param ratio certified value over bound, of a lower bound its slack; absent without a certified value
     * @param reason why it does not apply, or a remark
     */
    public record Bound(
            String name,
            String direction,
            String kernel,
            String formula,
            String source,
            boolean applicable,
            boolean explicitConstants,
            OptionalDouble value,
            OptionalDouble ratio,
            String reason) {}

    /**
     * A stated lower bound of the smallest eigenvalue.
     *
     * @param text as typed
     * @param value an enclosure of its value
     * @param verdict PROVED, REFUTED or UNDECIDED
     * @param reason in words
     */
    public record Stated(String text, Range value, Verdict.Kind verdict, String reason) {}
}
