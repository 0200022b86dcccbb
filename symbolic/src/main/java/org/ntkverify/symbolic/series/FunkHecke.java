package org.ntkverify.symbolic.series;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;

/**
 * Eigenvalues of kernels on the unit sphere of R^d under the uniform distribution, d >= 2.
 *
 * <p>The eigenvalue of {@code f(<x,x'>)} on the spherical harmonics of degree k is {@code E[f(t) P_k(t)]}, where t is the first
 * coordinate of a uniform point and {@code P_k} the Gegenbauer polynomial with {@code P_k(1) = 1} (Funk-Hecke). For a power,
 *
 * <pre>
 * E[t^p P_k(t)] = Gamma(d/2) p! Gamma((p-k+1)/2) / (2^k sqrt(pi) (p-k)! Gamma((p+k+d)/2)),   p - k even, >= 0
 *               = p! / (2^p ((p-k)/2)! (d/2) (d/2 + 1) ... (d/2 + (p+k)/2 - 1)),
 * </pre>
 *
 * a rational number, and 0 for other p. Our reading of the eigenvalue formula in [MJBM23].
 */
public final class FunkHecke {

    private FunkHecke() {}

    private static void require(int value, int least, String name) {
        if (!(value >= least)) {
            throw new IllegalArgumentException("%s must be >= %s but was %s".formatted(name, least, value));
        }
    }

    /** Returns the eigenvalue of {@code t^p} on harmonics of degree {@code k}, exactly. */
    public static BigFraction ofPower(int p, int k, int dimension) {
        require(p, 0, "p");
        require(k, 0, "k");
        require(dimension, 2, "dimension");
        if (k > p || (p - k) % 2 != 0) {
            return BigFraction.ZERO;
        }
        BigFraction value = HermiteCoefficients.factorial(p).divide(HermiteCoefficients.factorial((p - k) / 2));
        value = value.divide(new BigFraction(BigInteger.TWO.pow(p)));
        return value.divide(rising(dimension, (p + k) / 2));
    }

    /** Returns {@code (d/2)(d/2 + 1) ... (d/2 + count - 1)}. */
    private static BigFraction rising(int dimension, int count) {
        BigFraction product = BigFraction.ONE;
        for (int i = 0; i < count; i++) {
            product = product.multiply(new BigFraction(dimension + 2L * i, 2L));
        }
        return product;
    }

    /** Returns {@code E[t^p] = (1/2)_(p/2) / (d/2)_(p/2)} for even p, 0 for odd p. */
    public static BigFraction moment(int p, int dimension) {
        require(p, 0, "p");
        require(dimension, 2, "dimension");
        return p % 2 == 1 ? BigFraction.ZERO : rising(1, p / 2).divide(rising(dimension, p / 2));
    }

    /**
     * Returns the coefficients of {@code P_k}, lowest power first:
     * {@code (n + d - 2) P_(n+1) = (2n + d - 2) t P_n - n P_(n-1)}, {@code P_0 = 1}, {@code P_1 = t} ([DLMF] 18.9).
     */
    public static List<BigFraction> gegenbauer(int k, int dimension) {
        require(k, 0, "k");
        require(dimension, 2, "dimension");
        List<BigFraction> before = List.of(BigFraction.ONE);
        List<BigFraction> current = List.of(BigFraction.ZERO, BigFraction.ONE);
        if (k == 0) {
            return before;
        }
        for (int n = 1; n < k; n++) {
            List<BigFraction> next = new ArrayList<>(List.of(BigFraction.ZERO));
            BigFraction ahead = new BigFraction(2L * n + dimension - 2, n + dimension - 2L);
            current.forEach(coefficient -> next.add(coefficient.multiply(ahead)));
            for (int j = 0; j < before.size(); j++) {
                BigFraction behind = before.get(j).multiply(new BigFraction(n, n + dimension - 2L));
                next.set(j, next.get(j).subtract(behind));
            }
            before = current;
            current = next;
        }
        return List.copyOf(current);
    }

    /** Returns the number of independent harmonics of degree k, {@code binom(k+d-1, k) - binom(k+d-3, k-2)}. */
    public static BigInteger multiplicity(int k, int dimension) {
        require(k, 0, "k");
        require(dimension, 2, "dimension");
        BigInteger all = binomial(k + dimension - 1, k);
        return k < 2 ? all : all.subtract(binomial(k + dimension - 3, k - 2));
    }

    private static BigInteger binomial(int n, int k) {
        BigInteger value = BigInteger.ONE;
        for (int i = 1; i <= k; i++) {
            value = value.multiply(BigInteger.valueOf(n - k + (long) i)).divide(BigInteger.valueOf(i));
        }
        return value;
    }

    /** Returns the eigenvalue of the polynomial kernel {@code sum_p coefficients(p) t^p} on harmonics of degree k. */
    public static Expression ofSeries(List<Expression> coefficients, int k, int dimension) {
        Expression sum = Expression.ZERO;
        for (int p = 0; p < coefficients.size(); p++) {
            sum = sum.plus(coefficients.get(p).times(Expression.constant(ofPower(p, k, dimension))));
        }
        return ExactNumbers.reduced(sum);
    }

    /**
     * Returns the eigenvalue of {@code E[u_+^n v_+^n]} (the arc-cosine kernel of degree n over 2 pi) on harmonics of degree k:
     * a rational, or a rational over {@code pi^2}.
     *
     * <p>A Gaussian vector is a length R times an independent uniform direction, so the kernel is
     * {@code E[R^(2n)] int phi(<w,x>) phi(<w,x'>) dw} over the sphere, and by Funk-Hecke twice the eigenvalue is
     * {@code d (d+2) ... (d+2n-2) E[t_+^n P_k(t)]^2}.
     */
    public static Expression ofRectifiedMonomial(int n, int k, int dimension) {
        require(n, 0, "n");
        List<BigFraction> polynomial = gegenbauer(k, dimension);
        Expression projection = Expression.ZERO;
        for (int j = k % 2; j <= k; j += 2) {
            projection = projection.plus(halfMoment(n + j, dimension).times(Expression.constant(polynomial.get(j))));
        }
        BigFraction length = BigFraction.ONE;
        for (int i = 0; i < n; i++) {
            length = length.multiply(dimension + 2 * i);
        }
        return ExactNumbers.reduced(projection.power(2).times(Expression.constant(length)));
    }

    /** Returns {@code E[t_+^m] = Gamma((m+1)/2) Gamma(d/2) / (2 sqrt(pi) Gamma((m+d)/2))}. */
    private static Expression halfMoment(int m, int dimension) {
        Expression above = HalfGamma.of(m + 1).times(HalfGamma.of(dimension));
        return ExactNumbers.reduced(above.over(
                HalfGamma.of(m + dimension).times(Expression.PI.sqrt()).times(2)));
    }
}
