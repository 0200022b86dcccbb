package org.ntkverify.numeric.sample;

import java.util.function.Supplier;
import org.ntkverify.numeric.network.ComplexNetwork;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.network.ProductNetwork;
import org.ntkverify.numeric.network.RandomNetwork;

/**
 * Draws every weight and bias: the slow, obviously correct sampler. {@code O(N n^2 L)} multiplications and {@code O(n^2 L)}
 * normal numbers for each draw of a layered network; it never forms the Jacobian.
 */
public final class ExplicitSampler implements NetworkSampler {

    private final RandomNetwork network;
    private final Supplier<Source> sources;

    /** Creates a sampler of {@code network} that takes its random numbers from {@code streams}. */
    public ExplicitSampler(RandomNetwork network, RandomStreams streams) {
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
            KernelAssembly assembly = new KernelAssembly(network);
            return () -> new ExplicitSource(network, streams, assembly);
        }

        @Override
        public Supplier<Source> product(ProductNetwork network) {
            return () -> ProductSource.explicit(network, streams);
        }

        @Override
        public Supplier<Source> complex(ComplexNetwork network) {
            return () -> ComplexSource.explicit(network, streams);
        }
    }
}
