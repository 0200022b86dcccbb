package org.ntkverify.numeric.spectrum;

import java.util.Optional;
import java.util.OptionalDouble;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;

/**
 * Rigorous bounds of the smallest eigenvalue, valid for every symmetric matrix of an {@link IntervalMatrix}.
 *
 * <p>Lower bounds come from {@link CholeskyCertificate} minus the norm of the radii, upper bounds from the interval Rayleigh
 * quotient of an approximate eigenvector. An exactly singular matrix has neither a positive lower bound nor a negative witness:
 * then only a rank argument decides.
 */
public final class CertifiedEigenvalue {

    /** Each failure doubles the distance from the approximation; 64 doublings reach from an ulp beyond any trace. */
    private static final int MOST_RETREATS = 64;

    /** Halvings of the distance between the best certificate and the approximation; each costs one Cholesky. */
    private static final int REFINEMENTS = 3;

    private CertifiedEigenvalue() {}

    /** A vector that shows that no matrix of the set is positive definite: {@code x^T K x <= form.upper() < 0}. */
    public static final class Witness {

        private final double[] vector;
        private final Interval form;

        private Witness(double[] vector, Interval form) {
            this.vector = vector;
            this.form = form;
        }

        /** Returns a copy of x. */
        public double[] vector() {
            return vector.clone();
        }

        /** Returns the enclosure of {@code x^T K x}, entirely negative. */
        public Interval form() {
            return form;
        }
    }

    /**
     * Returns a certified lower bound of {@code lambda_min}, somewhat below {@code shift}, from one factorisation.
     *
     * @param shift where to try; empty comes back if it is too close to {@code lambda_min} or above it
     */
    public static OptionalDouble lowerBound(IntervalMatrix matrix, double shift) {
        OptionalDouble ofMidpoint = CholeskyCertificate.lowerBound(matrix.midpoints(), shift);
        return ofMidpoint.isEmpty() ? ofMidpoint : OptionalDouble.of(lessRadius(ofMidpoint.getAsDouble(), matrix));
    }

    private static double lessRadius(double bound, IntervalMatrix matrix) {
        return Interval.of(bound).minus(Interval.of(matrix.radiusNorm())).lower();
    }

    /** Returns a certified upper bound of {@code lambda_min}: the Rayleigh quotient of {@code x}, which must not be zero. */
    public static double upperBound(IntervalMatrix matrix, double[] x) {
        if (x.length != matrix.size()) {
            throw new IllegalArgumentException("length of x must be %s but was %s".formatted(matrix.size(), x.length));
        }
        Interval squaredNorm = Interval.ZERO;
        for (double coordinate : x) {
            squaredNorm = squaredNorm.plus(Interval.of(coordinate).power(2));
        }
        return matrix.quadraticForm(x).over(squaredNorm).upper();
    }

    /**
     * Returns an interval that contains {@code lambda_min(K)} for every {@code K} of the set.
     *
     * <p><em>Width:</em> about twice {@code (n+1) u tr(K)} plus twice the norm of the radii.
     */
    public static Interval lambdaMin(IntervalMatrix matrix) {
        double[][] midpoints = matrix.midpoints();
        SmallestEigenpair pair = SmallestEigenpair.of(midpoints);
        double upper = upperBound(matrix, pair.vector());
        double lower = lessRadius(bestLowerBound(midpoints, pair.value()), matrix);
        return new Interval(lower, upper);
    }

    private static double bestLowerBound(double[][] matrix, double approximation) {
        double distance = CholeskyCertificate.safeDistance(matrix);
        for (int i = 0; i < MOST_RETREATS; i++) {
            OptionalDouble bound = CholeskyCertificate.lowerBound(matrix, approximation - distance);
            if (bound.isPresent()) {
                return refined(matrix, approximation, distance, bound.getAsDouble());
            }
            distance *= 2;
        }
        throw new ArithmeticException("matrix must be finite and not near overflow for a certificate, none at shift %s"
                .formatted(approximation - distance));
    }

    private static double refined(double[][] matrix, double approximation, double distance, double first) {
        double best = first;
        double closer = distance;
        for (int i = 0; i < REFINEMENTS; i++) {
            closer /= 2;
            OptionalDouble bound = CholeskyCertificate.lowerBound(matrix, approximation - closer);
            if (bound.isEmpty()) {
                return best;
            }
            best = Math.max(best, bound.getAsDouble());
        }
        return best;
    }

    /** Returns a witness that no matrix of the set is positive semidefinite, if the approximate eigenvector is one. */
    public static Optional<Witness> indefinite(IntervalMatrix matrix) {
        double[] vector = SmallestEigenpair.of(matrix.midpoints()).vector();
        Interval form = matrix.quadraticForm(vector);
        return form.upper() < 0 ? Optional.of(new Witness(vector, form)) : Optional.empty();
    }
}
