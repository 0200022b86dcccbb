package org.ntkverify.symbolic;

import org.ntkverify.symbolic.expression.Expression;

/**
 * The initialisation of one dense layer {@code z = W a + b}: {@code Var W_ij = weightVariance / n_in} and
 * {@code Var b_i = biasVariance}.
 *
 * <p>Variances are exact, so that a gain of {@code sqrt(2)} enters every formula as 2 and not as the square of a double.
 *
 * @param weightVariance {@code sigma_w^2}, a positive constant
 * @param biasVariance {@code sigma_b^2}, a constant, not negative
 */
public record Layer(Expression weightVariance, Expression biasVariance) {

    /** Checks that both are constants of the right sign. */
    public Layer {
        requireConstant(weightVariance, "weightVariance");
        requireConstant(biasVariance, "biasVariance");
        weightVariance
                .rational()
                .filter(value -> value.signum() <= 0)
                .ifPresent(value -> reject("weightVariance", "> 0", weightVariance));
        biasVariance
                .rational()
                .filter(value -> value.signum() < 0)
                .ifPresent(value -> reject("biasVariance", ">= 0", biasVariance));
    }

    /** Returns the layer with standard deviations {@code weightStd} and {@code biasStd}, for example {@code sqrt(2)}. */
    public static Layer ofStandardDeviations(Expression weightStd, Expression biasStd) {
        return new Layer(weightStd.power(2), biasStd.power(2));
    }

    /** Returns whether the layer has a bias. */
    public boolean hasBias() {
        return !biasVariance.equals(Expression.ZERO);
    }

    private static void requireConstant(Expression value, String name) {
        if (!value.variables().isEmpty()) {
            throw new IllegalArgumentException("%s must be a constant but was %s".formatted(name, value));
        }
    }

    private static void reject(String name, String requirement, Object value) {
        throw new IllegalArgumentException("%s must be %s but was %s".formatted(name, requirement, value));
    }
}
