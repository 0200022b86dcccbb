package org.ntkverify.check.bound;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalArithmetic;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.kernel.InfiniteWidthKernel;
import org.ntkverify.numeric.kernel.InfiniteWidthKernel.KernelEnclosures;
import org.ntkverify.numeric.spectrum.CertifiedEigenvalue;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.Connection;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.Layer;
import org.ntkverify.symbolic.Parameterization;
import org.ntkverify.symbolic.expression.Expression;

/** A network and its inputs, from which theorems take what they need; everything is derived when asked for, and once. */
public final class BoundSetting {

    private final Optional<Network> network;
    private final Optional<FiniteWidth> finiteWidth;
    private final Deferred<KernelEnclosures> kernels;
    private final Map<KernelPart, IntervalMatrix> matrices = new EnumMap<>(KernelPart.class);
    private final Map<KernelPart, Interval> smallest = new EnumMap<>(KernelPart.class);

    /** What a setting is about; absent if only a matrix is known. */
    private record Network(Architecture architecture, Inputs inputs, Geometry geometry) {}

    private BoundSetting(Architecture architecture, Inputs inputs, Optional<FiniteWidth> finiteWidth) {
        this.network = Optional.of(new Network(architecture, inputs, new Geometry(inputs)));
        this.finiteWidth = finiteWidth;
        this.kernels = new Deferred<>(() -> kernel(architecture).enclosure(inputs));
    }

    private BoundSetting(IntervalMatrix matrix) {
        this.network = Optional.empty();
        this.finiteWidth = Optional.empty();
        this.kernels = new Deferred<>(() -> {
            throw new IllegalStateException("a setting must have a network but is a matrix of size " + matrix.size());
        });
        matrices.put(KernelPart.TANGENT, matrix);
    }

    /** Returns the setting of a kernel matrix of which only the entries are known: theorems about networks do not apply. */
    public static BoundSetting ofMatrix(IntervalMatrix matrix) {
        return new BoundSetting(matrix);
    }

    /** Returns the infinite-width setting; theorems about finite networks do not apply. */
    public static BoundSetting of(Architecture architecture, Inputs inputs) {
        return new BoundSetting(architecture, inputs, Optional.empty());
    }

    /** Returns the setting with a random network of finite width besides. */
    public static BoundSetting of(Architecture architecture, Inputs inputs, FiniteWidth finiteWidth) {
        if (finiteWidth.widths().size() != architecture.hiddenLayers()) {
            throw new IllegalArgumentException("widths must be %s numbers for %s but were %s"
                    .formatted(architecture.hiddenLayers(), architecture.text(), finiteWidth.widths()));
        }
        return new BoundSetting(architecture, inputs, Optional.of(finiteWidth));
    }

    private InfiniteWidthKernel kernel(Architecture network) {
        boolean wanted = network.parameterization().dependsOnWidths();
        return InfiniteWidthKernel.of(
                network, wanted ? finiteWidth.map(FiniteWidth::widths).orElse(List.of()) : List.of());
    }

    /** Returns the network. */
    public Architecture architecture() {
        return network().architecture();
    }

    private Network network() {
        return network.orElseThrow(() -> new IllegalStateException("a setting must have a network but is a matrix"));
    }

    /** Returns whether the network and its inputs are known. */
    public boolean hasNetwork() {
        return network.isPresent();
    }

    /** Returns the inputs. */
    public Inputs inputs() {
        return network().inputs();
    }

    /** Returns the finite width, if one is given. */
    public Optional<FiniteWidth> finiteWidth() {
        return finiteWidth;
    }

    Geometry geometry() {
        return network().geometry();
    }

    /** Returns N. */
    int count() {
        return hasNetwork() ? inputs().count() : matrix(KernelPart.TANGENT).size();
    }

    /** Returns d. */
    int dimension() {
        return inputs().dimension();
    }

    /**
     * Returns enclosures of the entries of a kernel.
     *
     * @throws IllegalArgumentException for a kernel that is random
     */
    public synchronized IntervalMatrix matrix(KernelPart part) {
        return matrices.computeIfAbsent(part, this::compute);
    }

    private IntervalMatrix compute(KernelPart part) {
        return switch (part) {
            case TANGENT -> kernels.get().ntk();
            case OUTER_LAYER -> kernels.get().nngp();
            case INNER_LAYER -> difference(kernels.get().ntk(), kernels.get().nngp());
            case GATES -> gates();
            case FINITE_INNER_LAYER, FINITE_TANGENT ->
                throw new IllegalArgumentException("part must be deterministic but was %s".formatted(part));
        };
    }

    private static IntervalMatrix difference(IntervalMatrix whole, IntervalMatrix part) {
        return IntervalMatrix.ofLowerTriangle(whole.size(), i -> {
            Interval[] row = new Interval[i + 1];
            for (int j = 0; j <= i; j++) {
                row[j] = whole.entry(i, j).minus(part.entry(i, j));
            }
            return row;
        });
    }

    /** {@code E[s'(u) s'(v)]} of ReLU, the covariance kernel of the step function; it sees angles only. */
    private IntervalMatrix gates() {
        Architecture step = Architecture.ntk(Activation.STEP, 1, Expression.ONE, Expression.ZERO)
                .withInput(InputScaling.RAW);
        return InfiniteWidthKernel.of(step).enclosure(inputs()).nngp();
    }

    /** Returns a certified enclosure of the smallest eigenvalue of a kernel that is not random. */
    public synchronized Interval smallestEigenvalue(KernelPart part) {
        return smallest.computeIfAbsent(part, wanted -> CertifiedEigenvalue.lambdaMin(matrix(wanted)));
    }

    /** Returns the covariance kernels {@code Sigma^(1) .. Sigma^(L+1)} of the layers. */
    List<IntervalMatrix> layerCovariances() {
        List<IntervalMatrix> layers = new ArrayList<>();
        layers.add(inputLayer());
        for (int hidden = 1; hidden < architecture().hiddenLayers(); hidden++) {
            Architecture part = new Architecture(
                    architecture().activation(),
                    architecture().layers().subList(0, hidden + 1),
                    architecture().parameterization(),
                    architecture().input());
            layers.add(kernel(part).enclosure(inputs()).nngp());
        }
        layers.add(matrix(KernelPart.OUTER_LAYER));
        return layers;
    }

    private IntervalMatrix inputLayer() {
        Layer first = architecture().layers().get(0);
        Interval weight = number(first.weightVariance());
        Interval gain = architecture().input() == InputScaling.SCALED ? weight.over(Interval.of(dimension())) : weight;
        Interval bias = number(first.biasVariance());
        return IntervalMatrix.ofLowerTriangle(count(), i -> {
            Interval[] row = new Interval[i + 1];
            for (int j = 0; j <= i; j++) {
                row[j] = gain.times(geometry().product(i, j)).plus(bias);
            }
            return row;
        });
    }

    /** Returns whether this is a chain of dense ReLU layers without bias, trained in the NTK parameterisation. */
    boolean plainRelu() {
        Parameterization param = architecture().parameterization();
        return architecture().activation().equals(Activation.RELU)
                && !architecture().hasBias()
                && architecture().connection().equals(Connection.DENSE)
                && (param == Parameterization.NTK || param == Parameterization.JACOT);
    }

    /** Returns the product of all gains, 1/d of scaled inputs included: by homogeneity plain ReLU kernels carry it as a factor. */
    Interval gain() {
        Interval product = architecture().layers().stream()
                .map(layer -> number(layer.weightVariance()))
                .reduce(Interval.ONE, Interval::times);
        return architecture().input() == InputScaling.SCALED ? product.over(Interval.of(dimension())) : product;
    }

    /** Returns {@code sigma_w^2} of layer {@code l}, from 1 to L + 1. */
    Interval weightVariance(int l) {
        return number(architecture().layers().get(l - 1).weightVariance());
    }

    private static Interval number(Expression constant) {
        return constant.evaluate(IntervalArithmetic.INSTANCE, Map.of());
    }
}
