package org.ntkverify.symbolic;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ntkverify.symbolic.expression.Expression;

/**
 * The exact factors by which the contribution of each layer to the tangent kernel changes when the same network trains other
 * variables.
 *
 * <p>A weight enters its layer as {@code z = m W a}; the contribution of the layer is proportional to {@code m^2}, the squared
 * derivative by the trained variable. For standard normal W of variance gain {@code sigma_w^2} that is
 * {@code sigma_w^2/n_in}; for a trained weight itself it is 1. The same holds for a bias with {@code sigma_b^2} and 1. Maximal
 * update divides the output, hence every contribution, by {@code n_L}. So from NTK to standard the factors are
 * {@code n_in/sigma_w^2} and {@code 1/sigma_b^2}, and from NTK to maximal update {@code 1/n_L}.
 *
 * @param from the network as it is
 * @param to the parameterisation wanted
 */
public record ParameterizationConversion(Architecture from, Parameterization to) {

    /** Checks that the gains are those that {@code to} prescribes. */
    public ParameterizationConversion {
        for (int l = 1; l <= from.layers().size(); l++) {
            requireGains(from, to, l);
        }
    }

    private static void requireGains(Architecture from, Parameterization to, int l) {
        Layer layer = from.layers().get(l - 1);
        boolean readout = l == from.layers().size();
        boolean fits = switch (to) {
            case JACOT -> layer.weightVariance().equals(Expression.ONE);
            case HE -> layer.equals(new Layer(readout ? Expression.ONE : Expression.integer(2), Expression.ZERO));
            case NTK, STANDARD, MUP -> true;
        };
        if (!fits) {
            throw new IllegalArgumentException("""
                    layer %s must have the gains of param=%s but had wstd^2=%s, bstd^2=%s
                    Maybe param=%s is meant, which takes any gains.""".formatted(
                            l,
                            to.text(),
                            layer.weightVariance(),
                            layer.biasVariance(),
                            to == Parameterization.HE ? "standard" : "ntk"));
        }
    }

    /** Returns the network that trains the other variables. */
    public Architecture target() {
        return from.withParameterization(to);
    }

    /** Returns the factor of the contribution of the weights of layer {@code l}, 1 to L + 1, in {@code n1 .. nL} and {@code d}. */
    public Expression weightFactor(int l) {
        return weightUnit(to, l).over(weightUnit(from.parameterization(), l));
    }

    /** Returns the factor of the contribution of the bias of layer {@code l}; 1 if the layer has none. */
    public Expression biasFactor(int l) {
        return from.layers().get(l - 1).hasBias()
                ? biasUnit(to, l).over(biasUnit(from.parameterization(), l))
                : Expression.ONE;
    }

    /** Returns the factor of the NNGP kernel of the output, 1 unless one of the two is maximal update. */
    public Expression outputFactor() {
        return multiplier(to).over(multiplier(from.parameterization()));
    }

    /** Returns the factor of the learning rate that goes with {@code to}: {@code gamma^2 = n_L} for maximal update, else 1. */
    public Expression learningRateScale() {
        return multiplier(to).power(-1);
    }

    private Expression weightUnit(Parameterization parameterization, int l) {
        Expression gain = from.layers().get(l - 1).weightVariance();
        Expression unit = parameterization.trainsRawWeights() ? Expression.ONE : gain.over(fanIn(l));
        return unit.times(multiplier(parameterization));
    }

    private Expression fanIn(int l) {
        if (l > 1) {
            return Expression.variable("n" + (l - 1));
        }
        return from.input() == InputScaling.RAW ? Expression.ONE : Expression.variable("d");
    }

    private Expression biasUnit(Parameterization parameterization, int l) {
        Expression gain = from.layers().get(l - 1).biasVariance();
        return (parameterization.trainsRawWeights() ? Expression.ONE : gain).times(multiplier(parameterization));
    }

    /** Returns the square of what the output is multiplied by. */
    private Expression multiplier(Parameterization parameterization) {
        return parameterization == Parameterization.MUP
                ? Expression.variable("n" + from.hiddenLayers()).power(-1)
                : Expression.ONE;
    }

    /** Returns Theta of {@code to} in the contributions of {@code from}, named as in {@link LayerContributions}. */
    public Expression converted() {
        List<Expression> terms = IntStream.rangeClosed(1, from.layers().size())
                .boxed()
                .flatMap(l -> from.layers().get(l - 1).hasBias()
                        ? Stream.of(weightTerm(l), biasTerm(l))
                        : Stream.of(weightTerm(l)))
                .toList();
        return Expression.sum(terms);
    }

    private Expression weightTerm(int l) {
        return weightFactor(l).times(Expression.variable(LayerContributions.weight(l)));
    }

    private Expression biasTerm(int l) {
        return biasFactor(l).times(Expression.variable(LayerContributions.bias(l)));
    }

    /** Returns the factors on one line for each layer. */
    public String text() {
        return IntStream.rangeClosed(1, from.layers().size())
                .mapToObj(l -> from.layers().get(l - 1).hasBias()
                        ? "layer %s: weights times %s, bias times %s".formatted(l, weightFactor(l), biasFactor(l))
                        : "layer %s: weights times %s".formatted(l, weightFactor(l)))
                .collect(Collectors.joining("\n"));
    }
}
