package org.ntkverify.symbolic.series;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ntkverify.symbolic.exact.NormalForm;
import org.ntkverify.symbolic.expression.ComplexExpression;
import org.ntkverify.symbolic.expression.Expression;

/**
 * A complex activation {@code phi(r e^(i theta)) = r^s h(theta)} with h a trigonometric polynomial on each quadrant.
 *
 * <p>CReLU, zReLU, the cardioid, {@code |z|} and leaky variants are of this kind with s = 1; their Wirtinger derivatives are of this
 * kind with s = 0.
 *
 * @param degree s, at least 0
 * @param quadrants h for theta in (0, pi/2), (pi/2, pi), (pi, 3 pi/2), (3 pi/2, 2 pi)
 */
public record HomogeneousActivation(int degree, List<TrigonometricPolynomial> quadrants) {

    /** Copies the list. */
    public HomogeneousActivation {
        quadrants = List.copyOf(quadrants);
        if (quadrants.size() != 4) {
            throw new IllegalArgumentException("quadrants must be 4 but were %s".formatted(quadrants.size()));
        }
        if (!(degree >= 0)) {
            throw new IllegalArgumentException("degree must be >= 0 but was %s".formatted(degree));
        }
    }

    /** Returns {@code r h(theta)} with one h for all angles. */
    public static HomogeneousActivation everywhere(TrigonometricPolynomial h) {
        return quadrants(h, h, h, h);
    }

    /** Returns {@code r h(theta)} with h by quadrants. */
    public static HomogeneousActivation quadrants(
            TrigonometricPolynomial first,
            TrigonometricPolynomial second,
            TrigonometricPolynomial third,
            TrigonometricPolynomial fourth) {
        return new HomogeneousActivation(1, List.of(first, second, third, fourth));
    }

    /**
     * Returns {@code phi_z = e^(-i theta) r^(s-1) (s h - i h') / 2}, the almost-everywhere derivative: {@code e^(i p theta)} becomes
     * {@code (s + p)/2 e^(i (p-1) theta)} on each quadrant, and jumps between quadrants are forgotten, as backpropagation does.
     */
    public HomogeneousActivation holomorphicDerivative() {
        return derivative(-1);
    }

    /** Returns {@code phi_zb = e^(i theta) r^(s-1) (s h + i h') / 2}, almost everywhere. */
    public HomogeneousActivation antiholomorphicDerivative() {
        return derivative(1);
    }

    private HomogeneousActivation derivative(int shift) {
        return new HomogeneousActivation(
                degree - 1,
                quadrants.stream()
                        .map(h -> h.map(shift, (p, value) -> value.times(Expression.ratio(degree - shift * p, 2))))
                        .toList());
    }

    /** Returns whether h has no jump, compared exactly at the four borders of the quadrants. */
    public boolean continuous() {
        return IntStream.range(0, 4)
                .allMatch(k -> equal(
                        quadrants.get(k).atQuarter(k + 1),
                        quadrants.get((k + 1) % 4).atQuarter(k + 1)));
    }

    /**
     * Returns whether {@code phi = A(Re z) + i B(Im z)} with real A and B, for degree 1: on each quadrant phi is then the sum of its
     * values at the projections onto the axes.
     */
    public boolean split() {
        ComplexExpression right = quadrants.get(0).atQuarter(0);
        ComplexExpression up = quadrants.get(1).atQuarter(1);
        ComplexExpression left = quadrants.get(2).atQuarter(2);
        ComplexExpression down = quadrants.get(3).atQuarter(3);
        boolean parts = NormalForm.equal(right.im(), Expression.ZERO)
                && NormalForm.equal(left.im(), Expression.ZERO)
                && NormalForm.equal(up.re(), Expression.ZERO)
                && NormalForm.equal(down.re(), Expression.ZERO);
        return degree == 1
                && parts
                && isSum(0, right.re(), up.im())
                && isSum(1, left.re().negate(), up.im())
                && isSum(2, left.re().negate(), down.im().negate())
                && isSum(3, right.re(), down.im().negate());
    }

    /** Returns whether h is {@code byCosine cos theta + i bySine sin theta} on a quadrant. */
    private boolean isSum(int quadrant, Expression byCosine, Expression bySine) {
        TrigonometricPolynomial sum = TrigonometricPolynomial.COSINE
                .times(byCosine)
                .plus(TrigonometricPolynomial.IMAGINARY_SINE.times(bySine));
        return quadrants.get(quadrant).plus(sum.times(Expression.integer(-1))).coefficients().values().stream()
                .allMatch(value -> equal(value, ComplexExpression.ZERO));
    }

    private static boolean equal(ComplexExpression left, ComplexExpression right) {
        return NormalForm.equal(left.re(), right.re()) && NormalForm.equal(left.im(), right.im());
    }

    /** Returns {@code h_m = (1/2pi) int h e^(-i m theta) dtheta}, exactly. */
    public ComplexExpression fourier(int m) {
        ComplexExpression sum = ComplexExpression.ZERO;
        for (int k = 0; k < 4; k++) {
            TrigonometricPolynomial turned = quadrants.get(k).map(-m, (p, value) -> value);
            for (Map.Entry<Integer, ComplexExpression> term :
                    turned.coefficients().entrySet()) {
                sum = sum.plus(term.getValue().times(mean(term.getKey(), k)));
            }
        }
        return sum;
    }

    /** Returns {@code (1/2pi) int e^(i p theta)} over quadrant k. */
    private static ComplexExpression mean(int p, int k) {
        if (p == 0) {
            return ComplexExpression.real(Expression.ratio(1, 4));
        }
        ComplexExpression rise = TrigonometricPolynomial.power(p * (k + 1)).minus(TrigonometricPolynomial.power(p * k));
        return rise.times(ComplexExpression.I.conjugate()).over(Expression.PI.times(2L * p));
    }

    /** Returns {@code E |phi(z)|^2} at {@code E |z|^2 = 1}: {@code Gamma(s + 1)} times the mean of {@code |h|^2}. */
    public Expression secondMoment() {
        List<TrigonometricPolynomial> squares =
                quadrants.stream().map(h -> h.times(h.conjugate())).toList();
        return new HomogeneousActivation(0, squares).fourier(0).re().times(HalfGamma.of(2 * degree + 2));
    }
}
