package org.ntkverify.numeric.sample;

import java.util.function.Supplier;
import org.ntkverify.numeric.network.ComplexNetwork;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.network.ProductNetwork;
import org.ntkverify.numeric.network.RandomNetwork;

/**
 * Draws the features of a dense network with one output and gives the exact mean of its tangent kernel given those features: the
 * readout, and what is left random in the hidden weights, are averaged by formula.
 *
 * <p>By the law of total expectation the mean over draws is that of {@link ConditionedSampler}, at every width; by the law of total
 * variance no entry varies more. Everything else about the law differs: variances, spectra of single draws, tails. Outputs are NaN.
 * The features of a draw are those of {@link ConditionedSampler} with the same streams, bit by bit.
 *
 * <p>{@code O(n N^4 L)} multiplications, against {@code O(n N^2 L)}: worth it for few inputs.
 */
public final class AveragedSampler implements NetworkSampler {

    private final RandomNetwork network;
    private final Supplier<Source> sources;

    /**
     * Creates a sampler of {@code network} that takes its random numbers from {@code streams}.
     *
     * @throws IllegalArgumentException if the network is not dense or has several outputs
     */
    public AveragedSampler(RandomNetwork network, RandomStreams streams) {
        this.network = network;
        this.sources = network.accept(new Sources(streams));
    }

    @Override
    public RandomNetwork network() {
        return network;
    }

    @Override
    public Source newSource() {
        return sources.get();
    }

    private record Sources(RandomStreams streams) implements RandomNetwork.Cases<Supplier<Source>> {

        @Override
        public Supplier<Source> layered(FiniteNetwork network) {
            for (int layer = 1; layer <= network.hiddenLayers(); layer++) {
                if (network.isResidual(layer)) {
                    throw refused("a residual one");
                }
            }
            if (network.outputCount() != 1) {
                throw refused("one with %s outputs".formatted(network.outputCount()));
            }
            KernelAssembly assembly = new KernelAssembly(network);
            FirstLayer firstLayer = FirstLayer.of(network);
            return () -> new AveragedSource(network, streams, assembly, firstLayer);
        }

        @Override
        public Supplier<Source> product(ProductNetwork network) {
            throw refused("one of products");
        }

        @Override
        public Supplier<Source> complex(ComplexNetwork network) {
            throw refused("a complex one");
        }

        private static IllegalArgumentException refused(String kind) {
            return new IllegalArgumentException(
                    "network of the averaged sampler must be dense with one output but was %s%nMaybe choose the conditioned sampler."
                            .formatted(kind));
        }
    }
}
