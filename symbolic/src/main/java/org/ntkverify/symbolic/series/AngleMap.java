package org.ntkverify.symbolic.series;

import java.util.List;
import java.util.function.ToIntFunction;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.DualActivation;
import org.ntkverify.symbolic.exact.NormalForm;
import org.ntkverify.symbolic.expression.Expression;

/**
 * What one layer does to the angle of two inputs on the sphere: {@code cos theta' = f(cos theta)} with {@code f(1) = 1}.
 *
 * @param correlation {@code f}, the correlation after the layer as a function of the correlation before
 */
public record AngleMap(SphereKernel correlation) {

    /** Half powers of {@code 1 - rho} that are expanded in search of the first nonlinear term. */
    private static final int HALF_POWERS = 8;

    /** How the correlation goes to 1 with the number of layers l, from any start near 1. */
    public sealed interface DepthLimit {

        /** {@code 1 - rho_l ~ constant l^(-exponent)}, {@code theta_l ~ sqrt(2 constant) l^(-exponent/2)}. */
        record Algebraic(BigFraction exponent, Expression constant) implements DepthLimit {

            /** Returns {@code sqrt(2 constant)}, the limit of {@code theta_l l^(exponent/2)}. */
            public Expression angleConstant() {
                Expression square = ExactNumbers.reduced(constant.times(2));
                return squareRoot(square);
            }
        }

        /** {@code 1 - rho_l} falls like {@code rate^l}, {@code 0 <= rate < 1}. */
        record Geometric(Expression rate) implements DepthLimit {}

        /** {@code 1 - rho} grows near 1 because of the term {@code coefficient (1 - rho)^exponent} of {@code 1 - f}. */
        record Repelling(BigFraction exponent, Expression coefficient) implements DepthLimit {}

        /** {@code f(rho) = rho} to every power looked at: angles stay. */
        record Stationary() implements DepthLimit {}
    }

    /** Checks that 1 is fixed. */
    public AngleMap {
        Expression end = correlation.at(Expression.ONE);
        if (!NormalForm.equal(end, Expression.ONE)) {
            throw new IllegalArgumentException("correlation at rho = 1 must be 1 but was %s".formatted(end)
                    + "\nMaybe the weight variance that keeps unit variance is meant, for ReLU sigma_w^2 = 2.");
        }
    }

    /** Returns the map of {@code dual} at the weight variance {@code 1/K(1,1,1)} that keeps unit variance, without bias. */
    public static AngleMap of(DualActivation dual) {
        Expression variance = SphereKernel.value(dual).at(Expression.ONE);
        Expression value = SphereKernel.value(dual).expression();
        return new AngleMap(SphereKernel.of("f", value.over(variance)));
    }

    /** Returns {@code f(cos theta)} at each special angle, exactly. */
    public List<Expression> specialValues() {
        return SpecialAngles.all().stream()
                .map(special -> correlation.at(special.cosine()))
                .toList();
    }

    /** Returns the expansion of {@code f} at {@code rho = 1}. */
    public PuiseuxExpansion atOne() {
        return PuiseuxExpansion.of(correlation, PuiseuxExpansion.End.ONE, HALF_POWERS);
    }

    /**
     * Returns what happens near correlation 1 as layers are added.
     *
     * <p>Write {@code x = 1 - rho}, so {@code x' = chi x^e - ...} with the first term of the expansion. If {@code e = 1} and
     * {@code chi = 1}, the next term {@code x' = x - a x^s} decides: for {@code a > 0},
     * {@code x_l ~ (a (s - 1) l)^(-1/(s-1))}, since {@code x_l^(1-s)} grows by {@code a (s-1)} a layer.
     *
     * @param sign returns the sign of an exact constant that is not 0
     */
    public DepthLimit depthLimit(ToIntFunction<Expression> sign) {
        List<Expression> expansion = atOne().coefficients();
        int first = nextTerm(expansion, 1);
        if (first == expansion.size()) {
            return new DepthLimit.Geometric(Expression.ZERO);
        }
        Expression slope = ExactNumbers.reduced(expansion.get(first).negate());
        if (first != 2) {
            return first < 2
                    ? new DepthLimit.Repelling(new BigFraction(first, 2), slope)
                    : new DepthLimit.Geometric(Expression.ZERO);
        }
        Expression excess = ExactNumbers.reduced(slope.minus(Expression.ONE));
        if (!excess.equals(Expression.ZERO)) {
            return sign.applyAsInt(excess) < 0
                    ? new DepthLimit.Geometric(slope)
                    : new DepthLimit.Repelling(BigFraction.ONE, slope);
        }
        return marginal(expansion, sign);
    }

    private static int nextTerm(List<Expression> expansion, int from) {
        int index = from;
        while (index < expansion.size() && expansion.get(index).equals(Expression.ZERO)) {
            index++;
        }
        return index;
    }

    private static DepthLimit marginal(List<Expression> expansion, ToIntFunction<Expression> sign) {
        int next = nextTerm(expansion, 3);
        if (next == expansion.size()) {
            return new DepthLimit.Stationary();
        }
        // 1 - f = x - coefficient x^s, so the coefficient of the expansion of f is the a of the recursion.
        Expression coefficient = expansion.get(next);
        BigFraction exponent = new BigFraction(next, 2);
        if (sign.applyAsInt(coefficient) < 0) {
            return new DepthLimit.Repelling(exponent, coefficient.negate());
        }
        BigFraction rate = exponent.subtract(1);
        Expression base = ExactNumbers.reduced(coefficient.times(Expression.constant(rate)));
        BigFraction power = rate.reciprocal();
        Expression constant = power.getDenominator().bitLength() == 1
                ? ExactNumbers.reduced(base.power(power.negate()))
                : base.power(power.negate());
        return new DepthLimit.Algebraic(power, constant);
    }

    /** Returns the root of a rational times an even power of pi without a root where there is one. */
    private static Expression squareRoot(Expression square) {
        Expression overPi = ExactNumbers.reduced(square.over(Expression.PI.power(2)));
        if (square.rational().isPresent()) {
            return Radicals.squareRoot(square.rational().get());
        }
        return overPi.rational()
                .map(value -> Radicals.squareRoot(value).times(Expression.PI))
                .orElseGet(square::sqrt);
    }
}
