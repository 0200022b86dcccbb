package org.ntkverify.symbolic.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.DualActivation;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.gaussian.NoClosedFormException;
import org.ntkverify.symbolic.gaussian.TractableFunction;

/**
 * Coefficients of an activation in the normalised probabilists' Hermite polynomials {@code h_k = He_k / sqrt(k!)}.
 *
 * <p>{@code mu_k = E[phi(z) h_k(z)]} with {@code z ~ N(0, 1)}, exactly. By Mehler's formula the dual activation at unit variances
 * is {@code K(1, 1, rho) = sum_k mu_k^2 rho^k}, on [-1, 1].
 */
public final class HermiteCoefficients {

    private final UnivariateExpectation expectation;

    /** Creates the coefficients of the function whose moments are given. */
    public HermiteCoefficients(UnivariateExpectation expectation) {
        this.expectation = expectation;
    }

    /**
     * Returns the coefficients of {@code phi}, an expression in {@code z}.
     *
     * @throws UnsupportedOperationException if the moments of phi are not known here; see {@link GaussianTerms}
     */
    public static HermiteCoefficients of(Expression phi) {
        return new HermiteCoefficients(GaussianTerms.of(phi));
    }

    /**
     * Returns the coefficients of any activation with a closed form, by the expectations behind the closed forms.
     *
     * @throws IllegalArgumentException if none is derived, naming the part of the activation that stands in the way
     */
    public static HermiteCoefficients of(Activation activation) {
        try {
            TractableFunction phi = TractableFunction.of(activation.phi(), Activation.Z);
            return new HermiteCoefficients(k -> SpecialAngles.fold(
                    phi.timesPower(k).expectation().substitute(Map.of(DualActivation.A.name(), Expression.ONE))));
        } catch (NoClosedFormException e) {
            throw new IllegalArgumentException(
                    "activation must have a closed form but %s has none: %s"
                            .formatted(activation.name(), e.getMessage()),
                    e);
        }
    }

    /** Returns {@code E[phi(z) He_k(z)] = sqrt(k!) mu_k}. */
    public Expression raw(int k) {
        Expression sum = Expression.ZERO;
        List<BigFraction> polynomial = polynomial(k);
        for (int j = k % 2; j <= k; j += 2) {
            sum = sum.plus(Expression.constant(polynomial.get(j)).times(expectation.moment(j)));
        }
        return ExactNumbers.reduced(sum);
    }

    /** Returns {@code mu_k}. */
    public Expression coefficient(int k) {
        return ExactNumbers.reduced(
                raw(k).times(Radicals.squareRoot(factorial(k).reciprocal())));
    }

    /** Returns {@code mu_k^2}, the coefficient of {@code rho^k} in the dual activation. */
    public Expression square(int k) {
        return ExactNumbers.reduced(
                raw(k).power(2).times(Expression.constant(factorial(k).reciprocal())));
    }

    /**
     * Returns {@code (k + 1) mu_(k+1)^2}, the squared coefficient of the derivative of phi, which must be absolutely continuous.
     */
    public Expression derivativeSquare(int k) {
        return square(k + 1).times(k + 1L);
    }

    /** Returns the coefficients of {@code He_k}, lowest power first: {@code He_(k+1) = z He_k - k He_(k-1)}. */
    public static List<BigFraction> polynomial(int k) {
        List<BigFraction> before = List.of();
        List<BigFraction> current = List.of(BigFraction.ONE);
        for (int n = 0; n < k; n++) {
            List<BigFraction> next = new ArrayList<>(List.of(BigFraction.ZERO));
            next.addAll(current);
            for (int j = 0; j < before.size(); j++) {
                next.set(j, next.get(j).subtract(before.get(j).multiply(n)));
            }
            before = current;
            current = next;
        }
        return List.copyOf(current);
    }

    static BigFraction factorial(int k) {
        BigFraction product = BigFraction.ONE;
        for (int factor = 2; factor <= k; factor++) {
            product = product.multiply(factor);
        }
        return product;
    }
}
