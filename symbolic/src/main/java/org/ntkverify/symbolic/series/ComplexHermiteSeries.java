package org.ntkverify.symbolic.series;

import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;

/**
 * {@code E[phi(z) conj(phi(z'))] = sum_jk w_jk q^j conj(q)^k} for a circular pair with {@code E |z|^2 = E |z'|^2 = 1} and
 * {@code E z conj(z') = q}, exactly.
 *
 * <p>The complex Hermite polynomials of Ito, {@code H_jk}, are orthonormal up to {@code j! k!} and satisfy
 * {@code E[H_jk(z) conj(H_jk(z'))] = j! k! q^j conj(q)^k}, all mixed expectations being 0. So {@code w_jk >= 0} is the squared modulus
 * of the coefficient of phi. For j - k = m and {@code t = |z|^2}, exponentially distributed,
 * {@code H_jk} is proportional to {@code t^(|m|/2) e^(i m theta) L_k^(|m|)(t)}, k the smaller index, of squared norm
 * {@code (k + |m|)!/k!}. With {@code phi = r^s h(theta)} and
 *
 * <pre>int_0^oo t^alpha L_k^(m)(t) e^(-t) dt = Gamma(alpha + 1) (m - alpha)_k / k!</pre>
 *
 * (Rodrigues' formula and k integrations by parts), taken at {@code alpha = (s + |m|)/2},
 *
 * <pre>w_jk = |h_m|^2 [Gamma((s + |m|)/2 + 1) ((|m| - s)/2)_k]^2 / (k! (k + |m|)!).</pre>
 */
public final class ComplexHermiteSeries {

    private final HomogeneousActivation phi;

    private ComplexHermiteSeries(HomogeneousActivation phi) {
        this.phi = phi;
    }

    /** Returns the series of {@code phi}. */
    public static ComplexHermiteSeries of(HomogeneousActivation phi) {
        return new ComplexHermiteSeries(phi);
    }

    /** Returns {@code w_jk}, with j, k at least 0. */
    public Expression weight(int j, int k) {
        int winding = j - k;
        return phi.fourier(winding).squaredModulus().times(radial(phi.degree(), Math.abs(winding), Math.min(j, k)));
    }

    /**
     * Returns {@code w_jk} of the derivative {@code phi_z} taken as a distribution, jumps of h counted: its Fourier coefficient of
     * winding m is {@code (s + m + 1)/2 h_(m+1)}.
     */
    public Expression holomorphicWeight(int j, int k) {
        return distributionWeight(j, k, 1);
    }

    /** Returns {@code w_jk} of {@code phi_zb} as a distribution: {@code (s - m + 1)/2 h_(m-1)}. */
    public Expression antiholomorphicWeight(int j, int k) {
        return distributionWeight(j, k, -1);
    }

    private Expression distributionWeight(int j, int k, int shift) {
        int winding = j - k;
        int source = winding + shift;
        Expression factor = Expression.ratio(phi.degree() + shift * source, 2).power(2);
        return phi.fourier(source)
                .squaredModulus()
                .times(factor)
                .times(radial(phi.degree() - 1, Math.abs(winding), Math.min(j, k)));
    }

    /** Returns the coefficient of {@code q^n} on real q, the sum of {@code w_jk} over j + k = n. */
    public Expression onReals(int n) {
        Expression sum = Expression.ZERO;
        for (int j = 0; j <= n; j++) {
            sum = sum.plus(weight(j, n - j));
        }
        return sum;
    }

    private static Expression radial(int degree, int winding, int k) {
        Expression gamma = HalfGamma.of(degree + winding + 2);
        BigFraction factor = BigFraction.ONE;
        for (int i = 0; i < k; i++) {
            BigFraction pochhammer = new BigFraction(winding - degree + 2 * i, 2);
            factor = factor.multiply(pochhammer)
                    .multiply(pochhammer)
                    .divide(i + 1)
                    .divide(i + 1);
        }
        for (int i = 1; i <= winding; i++) {
            factor = factor.divide(k + i);
        }
        return gamma.power(2).times(Expression.constant(factor));
    }
}
