package org.ntkverify.symbolic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ntkverify.symbolic.expression.Expression;

/**
 * A fully connected network with scalar readout, described once for both readings: the infinite-width recursion and the
 * finite-width sampler.
 *
 * @param activation applied after every hidden layer
 * @param layers the dense layers 1 .. L, then the readout; at least one hidden layer
 * @param parameterization which variables are trained
 * @param input whether the first layer divides by the square root of the input dimension
 */
public record Architecture(
        Activation activation, List<Layer> layers, Parameterization parameterization, InputScaling input) {

    /** Copies the layers. */
    public Architecture {
        layers = List.copyOf(layers);
        if (layers.size() < 2) {
            throw new IllegalArgumentException("""
                    hidden layers must be >= 1 but was %s
                    Maybe a linear model is meant: its kernel is the Gram matrix of the inputs.""".formatted(layers.size() - 1));
        }
    }

    /** Returns {@code hiddenLayers + 1} equal layers in the NTK parameterisation, input scaled. */
    public static Architecture ntk(Activation activation, int hiddenLayers, Expression weightStd, Expression biasStd) {
        return uniform(activation, hiddenLayers, Layer.ofStandardDeviations(weightStd, biasStd), Parameterization.NTK);
    }

    /** Returns the network of [JGH18]: weight gain 1 and bias gain {@code beta} on every layer. */
    public static Architecture jacot(Activation activation, int hiddenLayers, Expression beta) {
        return uniform(
                activation, hiddenLayers, Layer.ofStandardDeviations(Expression.ONE, beta), Parameterization.JACOT);
    }

    /** Returns {@code hiddenLayers + 1} equal layers in the standard parameterisation, input scaled. */
    public static Architecture standard(
            Activation activation, int hiddenLayers, Expression weightStd, Expression biasStd) {
        return uniform(
                activation, hiddenLayers, Layer.ofStandardDeviations(weightStd, biasStd), Parameterization.STANDARD);
    }

    /** Returns He initialisation: variance 2 on hidden layers, 1 on the readout, no bias, raw weights trained. */
    public static Architecture he(Activation activation, int hiddenLayers) {
        requireDepth(hiddenLayers);
        List<Layer> layers =
                new ArrayList<>(Collections.nCopies(hiddenLayers, new Layer(Expression.integer(2), Expression.ZERO)));
        layers.add(new Layer(Expression.ONE, Expression.ZERO));
        return new Architecture(activation, layers, Parameterization.HE, InputScaling.SCALED);
    }

    private static Architecture uniform(
            Activation activation, int hiddenLayers, Layer layer, Parameterization parameterization) {
        requireDepth(hiddenLayers);
        return new Architecture(
                activation, Collections.nCopies(hiddenLayers + 1, layer), parameterization, InputScaling.SCALED);
    }

    private static void requireDepth(int hiddenLayers) {
        if (!(hiddenLayers >= 1 && hiddenLayers <= 1000)) {
            throw new IllegalArgumentException("hidden layers must be in [1, 1000] but was %s".formatted(hiddenLayers));
        }
    }

    /** Returns a copy whose first layer treats the input dimension as {@code scaling} says. */
    public Architecture withInput(InputScaling scaling) {
        return new Architecture(activation, layers, parameterization, scaling);
    }

    /** Returns L, the number of hidden layers. */
    public int hiddenLayers() {
        return layers.size() - 1;
    }

    /** Returns whether any layer has a bias. */
    public boolean hasBias() {
        return layers.stream().anyMatch(Layer::hasBias);
    }

    /** Returns one line for reports: activation, depth, gains and parameterisation. */
    public String text() {
        Layer first = layers.get(0);
        boolean equal = layers.stream().allMatch(first::equals);
        String gains = equal
                ? "wstd^2=%s, bstd^2=%s".formatted(first.weightVariance(), first.biasVariance())
                : "wstd^2=%s, bstd^2=%s"
                        .formatted(
                                layers.stream().map(Layer::weightVariance).toList(),
                                layers.stream().map(Layer::biasVariance).toList());
        return "%s*%s %s, param=%s%s"
                .formatted(
                        activation.name(),
                        hiddenLayers(),
                        gains,
                        parameterization.text(),
                        input == InputScaling.RAW ? ", input=raw" : "");
    }
}
