package org.ntkverify.numeric.spectrum;

import org.ntkverify.numeric.arithmetic.Interval;

/**
 * What a certified lower bound of {@code lambda_min} stays below the shift at which Cholesky completed: four terms, none of them
 * negative, each rounded up. Derivation: docs/certificates.md.
 *
 * @param factorisation {@code phi tr(B)}, {@code phi = gamma_(n+1)/(1 - gamma_(n+1))}: the rounding errors of the factorisation of B
 * @param underflow {@code n (2n + 1 + max b_ii) 2^-1020}: what underflow adds to them, results flushed to zero included
 * @param shift {@code u max b_ii}: the rounding errors of the diagonal {@code b_ii = fl(m_ii - t)}
 * @param radii {@code max_i sum_j r_ij}: the distance in the 2-norm of any matrix of the set from its midpoint
 */
public record CertificateLoss(double factorisation, double underflow, double shift, double radii) {

    /** Checks that no term is negative. */
    public CertificateLoss {
        if (!(factorisation >= 0 && underflow >= 0 && shift >= 0 && radii >= 0)) {
            throw new IllegalArgumentException(
                    "losses must be >= 0 but were %s, %s, %s, %s".formatted(factorisation, underflow, shift, radii));
        }
    }

    /** Returns the sum, rounded up. */
    public double total() {
        return enclosure().upper();
    }

    /** Returns {@code t - total}, rounded down: the bound that completion at the shift t proves. */
    double below(double t) {
        return Interval.of(t).minus(enclosure()).lower();
    }

    private Interval enclosure() {
        return Interval.of(factorisation)
                .plus(Interval.of(underflow))
                .plus(Interval.of(shift))
                .plus(Interval.of(radii));
    }
}
