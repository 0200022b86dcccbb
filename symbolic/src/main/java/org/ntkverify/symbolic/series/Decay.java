package org.ntkverify.symbolic.series;

import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;

/**
 * How fast the coefficients and eigenvalues of one parity fall, from the singularities of the kernel at {@code rho = +-1}.
 *
 * <p>For the term {@code (1 - t)^s} with non-integer s, Rodrigues' formula gives exactly ([DLMF] 18.17)
 *
 * <pre>
 * E[(1 - t)^s P_k(t)] = 2^s Gamma(s + (d-1)/2) Gamma(d-1) Gamma(k - s) / (Gamma((d-1)/2) Gamma(-s) Gamma(k + s + d - 1)),
 * </pre>
 *
 * of order {@code k^(-(d-1) - 2s)}; {@code (1 + t)^s} gives {@code (-1)^k} times that. The coefficient of {@code rho^p} in
 * {@code (1 - rho)^s} is {@code Gamma(p - s)/(Gamma(-s) p!)}, of order {@code p^(-s-1)}. So for one parity the term with the
 * smallest s whose coefficients {@code c_(+1) + (-1)^k c_(-1)} do not cancel decides. This is the whole leading term if the kernel
 * has no other singularity on {@code |rho| = 1}, as for kernels whose power series has no negative coefficient.
 *
 * @param singularExponent {@code s}
 * @param amplitude {@code c_(+1)(s) + (-1)^k c_(-1)(s)}
 */
public record Decay(BigFraction singularExponent, Expression amplitude) {

    /**
     * Returns the decay for even (or odd) degrees; empty if both expansions have no half-integer power left: then the fall is
     * faster than the known terms can tell.
     */
    public static Optional<Decay> of(PuiseuxExpansion atOne, PuiseuxExpansion atMinusOne, boolean even) {
        int known =
                Math.min(atOne.coefficients().size(), atMinusOne.coefficients().size());
        for (int j = 1; j < known; j += 2) {
            Expression opposite = atMinusOne.coefficient(j).times(even ? 1 : -1);
            Expression amplitude = ExactNumbers.reduced(atOne.coefficient(j).plus(opposite));
            if (!amplitude.equals(Expression.ZERO)) {
                return Optional.of(new Decay(new BigFraction(j, 2), amplitude));
            }
        }
        return Optional.empty();
    }

    private int twice() {
        return singularExponent.multiply(2).getNumerator().intValueExact();
    }

    /** Returns {@code -s - 1}, the exponent of p in the coefficient of {@code rho^p}. */
    public BigFraction coefficientExponent() {
        return singularExponent.negate().subtract(1);
    }

    /** Returns the limit of the coefficient of {@code rho^p} over {@code p^(-s-1)}. */
    public Expression coefficientConstant() {
        return ExactNumbers.reduced(amplitude.over(HalfGamma.of(-twice())));
    }

    /** Returns {@code -(d - 1) - 2s}, the exponent of k in the eigenvalue of degree k on the sphere of R^d. */
    public int eigenvalueExponent(int dimension) {
        return -(dimension - 1) - twice();
    }

    /** Returns the limit of the eigenvalue of degree k over {@code k^(-(d-1)-2s)}. */
    public Expression eigenvalueConstant(int dimension) {
        Expression above = HalfGamma.of(twice() + dimension - 1).times(HalfGamma.of(2 * (dimension - 1)));
        Expression below = HalfGamma.of(dimension - 1).times(HalfGamma.of(-twice()));
        Expression power = Radicals.squareRoot(BigFraction.TWO).power(twice());
        return ExactNumbers.reduced(amplitude.times(power).times(above).over(below));
    }
}
