package org.ntkverify.symbolic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.ntkverify.symbolic.expression.Expression;

/**
 * A fully connected network with scalar readout, its hidden layers in a chain or with residual connections, described once for both readings: the infinite-width recursion and the
 * finite-width sampler.
 *
 * @param activation applied after every hidden layer
 * @param layers the dense layers 1 .. L, then the readout; at least one hidden layer
 * @param parameterization which variables are trained
 * @param input whether the first layer divides by the square root of the input dimension
 * @param connection how each hidden layer is joined to the one before
 */
public record Architecture(
        Activation activation,
        List<Layer> layers,
        Parameterization parameterization,
        InputScaling input,
        Connection connection) {

    /** Describes a chain of dense layers. */
    public Architecture(
            Activation activation, List<Layer> layers, Parameterization parameterization, InputScaling input) {
        this(activation, layers, parameterization, input, Connection.DENSE);
    }

    /** Copies the layers, and checks that there is one branch scale for each residual block. */
    public Architecture {
        layers = List.copyOf(layers);
        if (layers.size() < 2) {
            throw new IllegalArgumentException("""
                    hidden layers must be >= 1 but was %s
                    Maybe a linear model is meant: its kernel is the Gram matrix of the inputs.""".formatted(layers.size() - 1));
        }
        if (connection instanceof Connection.Residual residual) {
            requireBlocks(residual.branchScales().size(), layers.size() - 2);
        }
    }

    private static void requireBlocks(int scales, int blocks) {
        if (blocks == 0) {
            throw new IllegalArgumentException("""
                    hidden layers must be >= 2 with residual connections but was 1
                    Maybe a dense network is meant: one hidden layer leaves nothing to skip.""");
        }
        if (scales != blocks) {
            throw new IllegalArgumentException(
                    "branchScales must have one entry for each of the %s residual blocks but had %s"
                            .formatted(blocks, scales));
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

    /** Returns the maximal-update parameterisation of equal layers, input scaled. */
    public static Architecture mup(Activation activation, int hiddenLayers, Expression weightStd, Expression biasStd) {
        return uniform(activation, hiddenLayers, Layer.ofStandardDeviations(weightStd, biasStd), Parameterization.MUP);
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
        return new Architecture(activation, layers, parameterization, scaling, connection);
    }

    /** Returns a copy with other layers, as many as before. */
    public Architecture withLayers(List<Layer> others) {
        if (others.size() != layers.size()) {
            throw new IllegalArgumentException("layers must be %s but were %s".formatted(layers.size(), others.size()));
        }
        return new Architecture(activation, others, parameterization, input, connection);
    }

    /** Returns a copy with residual blocks of the given scales {@code alpha_1 .. alpha_(L-1)}. */
    public Architecture withResidualBlocks(List<Expression> branchScales) {
        return new Architecture(activation, layers, parameterization, input, new Connection.Residual(branchScales));
    }

    /** Returns a copy that trains other variables; the gains stay. */
    public Architecture withParameterization(Parameterization other) {
        return new Architecture(activation, layers, other, input, connection);
    }

    /** Returns {@code alpha^2} of the block that ends in layer {@code l}, if that layer is added to the one before. */
    public Optional<Expression> squaredBranchScale(int l) {
        boolean inner = l >= 2 && l <= hiddenLayers();
        return inner && connection instanceof Connection.Residual residual
                ? Optional.of(residual.branchScales().get(l - 2).power(2))
                : Optional.empty();
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
        return "%s*%s %s, param=%s%s%s"
                .formatted(
                        activation.name(),
                        hiddenLayers(),
                        gains,
                        parameterization.text(),
                        input == InputScaling.RAW ? ", input=raw" : "",
                        connection.equals(Connection.DENSE) ? "" : ", kind=" + connection.text());
    }
}
