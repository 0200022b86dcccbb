package org.ntkverify.numeric.spectrum;

import java.util.Arrays;
import java.util.Optional;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;

/**
 * Looks for the largest shift at which Cholesky completes, with few factorisations: each is an attempt at a certificate and, if it
 * completes, solves the systems of an inverse iteration that shows where to try next.
 *
 * <p>Guesses, all of them; whatever they are worth, what comes out is certified.
 */
final class EnclosureSearch {

    /** Up to this size all eigenvectors are computed, which sees every cluster. */
    private static final int LARGEST_DENSE = 128;

    /** Retreats by factors of at least 2 reach from one ulp to far beyond any norm. */
    private static final int MOST_FAILURES = 200;

    /** Attempts to come closer once a certificate exists. */
    private static final int MOST_REFINEMENTS = 6;

    /** Retreat after a failure. */
    private static final double RETREAT = 8;

    /** Rounding errors of Cholesky are far below their bound: a shift this many times closer than safe completes as a rule. */
    private static final double OPTIMISM = 16;

    /** Steps of the first iteration, from a shift that may be far away, and of later ones. */
    private static final int FIRST_STEPS = 24;

    private static final int LATER_STEPS = 16;

    private final IntervalMatrix matrix;
    private final ShiftedCholesky cholesky;
    private final double target;
    private final double scale;
    private SmallestEigenpair pair;
    private double distance;

    private EnclosureSearch(IntervalMatrix matrix) {
        this.matrix = matrix;
        this.cholesky = new ShiftedCholesky(matrix);
        double safe = CholeskyBound.safeDistance(cholesky.diagonal());
        this.target = safe / OPTIMISM;
        this.scale = Arrays.stream(cholesky.diagonal()).map(Math::abs).sum();
        if (matrix.size() <= LARGEST_DENSE) {
            this.pair = SmallestEigenpair.dense(matrix);
            this.distance = target;
        } else {
            this.pair = unitVector();
            // A semidefinite matrix lets the first shift, just below 0, complete.
            this.distance = pair.value() > 0 ? pair.value() + safe : Math.max(safe, -pair.value());
        }
    }

    static EigenvalueEnclosure run(IntervalMatrix matrix) {
        return new EnclosureSearch(matrix).enclosure();
    }

    /** The smallest diagonal entry is a Rayleigh quotient. The vector to start from is a fixed one that no symmetry knows. */
    private SmallestEigenpair unitVector() {
        double[] diagonal = cholesky.diagonal();
        double smallest = diagonal[0];
        double[] start = new double[diagonal.length];
        double golden = (Math.sqrt(5) - 1) / 2;
        for (int i = 0; i < start.length; i++) {
            smallest = Math.min(smallest, diagonal[i]);
            double turns = golden * (i + 1.0) * (i + 1.0);
            start[i] = turns - Math.floor(turns) - 0.5;
        }
        return new SmallestEigenpair(smallest, start, Double.POSITIVE_INFINITY);
    }

    private EigenvalueEnclosure enclosure() {
        double shift = shiftThatCompletes();
        double upper = upperBound(matrix, pair.vector());
        CertificateLoss loss = cholesky.loss(shift);
        Optional<NegativeWitness> witness = upper < 0 ? NegativeWitness.of(matrix, pair.vector()) : Optional.empty();
        return new EigenvalueEnclosure(matrix.size(), loss.below(shift), upper, shift, loss, witness, cholesky.count());
    }

    /** The largest shift found. */
    private double shiftThatCompletes() {
        double best = Double.NEGATIVE_INFINITY;
        int failures = 0;
        int refinements = 0;
        while (refinements < MOST_REFINEMENTS) {
            double shift = pair.value() - distance;
            if (shift <= best) {
                return best;
            }
            if (cholesky.completes(shift)) {
                best = shift;
                if (distance <= target) {
                    return best;
                }
                refine(shift);
                refinements++;
            } else {
                failures++;
                refinements += best > Double.NEGATIVE_INFINITY ? 1 : 0;
                distance = retreat(best);
            }
            if (failures > MOST_FAILURES) {
                throw new ArithmeticException(
                        "matrix must be finite and not near overflow for a certificate, none at shift %s"
                                .formatted(shift));
            }
        }
        return best;
    }

    /** Farther away, but not as far as where it completed before. */
    private double retreat(double best) {
        double farther = distance * RETREAT;
        double reached = pair.value() - best;
        return farther < reached ? farther : Math.sqrt(distance) * Math.sqrt(reached);
    }

    /** Iterates from the shift that has just completed and aims closer. */
    private void refine(double shift) {
        int steps = pair.error() == Double.POSITIVE_INFINITY ? FIRST_STEPS : LATER_STEPS;
        SmallestEigenpair found =
                SmallestEigenpair.inverse(cholesky, shift, pair.vector(), steps, target / OPTIMISM / scale);
        if (found.value() > shift && found.error() < Double.POSITIVE_INFINITY) {
            pair = found;
        }
        distance = Math.max(target, Math.min(2 * pair.error(), (pair.value() - shift) / 2));
    }

    /** The largest Rayleigh quotient of x over the set, rounded up. */
    static double upperBound(IntervalMatrix matrix, double[] x) {
        return matrix.quadraticForm(x).over(squaredNorm(x)).upper();
    }

    private static Interval squaredNorm(double[] x) {
        Interval square = Interval.ZERO;
        for (double coordinate : x) {
            square = square.plus(Interval.of(coordinate).power(2));
        }
        return square;
    }
}
