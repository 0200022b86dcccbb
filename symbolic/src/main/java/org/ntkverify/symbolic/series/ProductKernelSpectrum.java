package org.ntkverify.symbolic.series;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.ProductKernel;
import org.ntkverify.symbolic.ProductVariant;
import org.ntkverify.symbolic.expression.Expression;

/**
 * Exact Mercer eigenvalues of the tangent kernels of ReLU product networks on the unit sphere of R^d, uniform distribution.
 *
 * <p>With {@code s = pi - theta}, {@code J_1 = sin s - s cos s} and {@code J_0 cos theta = -s cos s}, so {@code k = J_1/(2 pi)} and
 * {@code <x,x'> kdot = J_0 cos(theta)/(2 pi)} are polynomials in s, sin s and cos s, and so is the kernel of every degree. By
 * Funk-Hecke the eigenvalue on harmonics of degree k is
 *
 * <pre>int_0^pi Theta(s) P_k(-cos s) sin^(d-2) s ds / int_0^pi sin^(d-2) s ds,</pre>
 *
 * a polynomial in pi over a power of pi, in variant skip with {@code sqrt(2 pi)} too. Derived here.
 */
public final class ProductKernelSpectrum {

    private static final AngularPolynomial RECTIFIED = AngularPolynomial.SINE.plus(
            AngularPolynomial.ANGLE.times(AngularPolynomial.COSINE).times(BigFraction.MINUS_ONE));
    private static final AngularPolynomial SLOPE =
            AngularPolynomial.ANGLE.times(AngularPolynomial.COSINE).times(BigFraction.MINUS_ONE);

    /** An eigenvalue of one product; the kernels of all degrees share them. */
    private record Integral(int p, int q, int k, int dimension) {}

    private static final Map<Integral, Expression> KNOWN = new ConcurrentHashMap<>();

    private ProductKernelSpectrum() {}

    /**
     * Returns the eigenvalue of {@code J_1^p (J_0 cos theta)^q} on harmonics of degree k.
     *
     * @param p at least 0
     * @param q at least 0
     * @param k at least 0
     * @param dimension d, at least 2
     */
    public static Expression ofArcCosineProduct(int p, int q, int k, int dimension) {
        return KNOWN.computeIfAbsent(new Integral(p, q, k, dimension), ProductKernelSpectrum::integral);
    }

    private static Expression integral(Integral wanted) {
        int dimension = wanted.dimension();
        AngularPolynomial weight = AngularPolynomial.SINE.power(dimension - 2);
        AngularPolynomial harmonic =
                AngularPolynomial.gegenbauer(wanted.k(), dimension).times(weight);
        Expression integral = RECTIFIED
                .power(wanted.p())
                .times(SLOPE.power(wanted.q()))
                .times(harmonic)
                .integral();
        return ExactNumbers.reduced(integral.over(weight.integral()));
    }

    /**
     * Returns the eigenvalue of Theta on harmonics of degree k.
     *
     * @param degree N, at least 1
     * @param variant plain or skip; the augmented kernel of unit inputs is the plain one of inputs of norm sqrt(2), with angles of
     *     their own
     * @param k at least 0
     * @param dimension d, at least 2
     */
    public static Expression eigenvalue(int degree, ProductVariant variant, int k, int dimension) {
        if (variant == ProductVariant.AUGMENTED) {
            throw new IllegalArgumentException("variant must be plain or skip but was %s".formatted(variant.text()));
        }
        // Theta = 2 ((k + g) M^(N-1) + (N-1) g k M^(N-2)) with g = <x,x'> kdot, M = c + k, expanded in powers of k.
        Expression sum = Expression.ZERO;
        for (int i = 0; i < degree; i++) {
            Expression binomial = binomial(degree - 1, i, variant);
            if (binomial.equals(Expression.ZERO)) {
                continue;
            }
            sum = sum.plus(binomial.times(term(i + 1, 0, k, dimension).plus(term(i, 1, k, dimension))));
        }
        for (int i = 0; i < degree - 1; i++) {
            Expression binomial = binomial(degree - 2, i, variant).times(degree - 1L);
            sum = sum.plus(binomial.times(term(i + 1, 1, k, dimension)));
        }
        return ExactNumbers.reduced(sum.times(2));
    }

    private static Expression term(int p, int q, int k, int dimension) {
        return ofArcCosineProduct(p, q, k, dimension)
                .over(Expression.PI.times(2).power(p + q));
    }

    /** The coefficient of {@code k^i} in {@code (c + k)^n}. */
    private static Expression binomial(int n, int i, ProductVariant variant) {
        if (variant == ProductVariant.PLAIN) {
            return i == n ? Expression.ONE : Expression.ZERO;
        }
        BigFraction number = HermiteCoefficients.factorial(n)
                .divide(HermiteCoefficients.factorial(i).multiply(HermiteCoefficients.factorial(n - i)));
        return Expression.constant(number).times(constant().power(n - i));
    }

    /** {@code 1 + 2 E z_+ = 1 + sqrt(2/pi)}. */
    private static Expression constant() {
        return Expression.ONE.plus(Expression.integer(2).over(Expression.PI).sqrt());
    }

    /** Returns Theta(x, x) for unit x, the sum of all eigenvalues with their multiplicities. */
    public static Expression trace(ProductKernel kernel) {
        return new SphereKernel(kernel.text(), kernel.onSphere(), ProductKernel.THETA).at(Expression.ONE);
    }
}
