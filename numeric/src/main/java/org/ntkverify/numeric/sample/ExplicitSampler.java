package org.ntkverify.numeric.sample;

import org.ntkverify.numeric.network.FiniteNetwork;

/**
 * Draws every weight and bias: the slow, obviously correct sampler. {@code O(N n^2 L)} multiplications and {@code O(n^2 L)}
 * normal numbers for each draw; it never forms the Jacobian.
 */
public final class ExplicitSampler implements NetworkSampler {

    private final FiniteNetwork network;
    private final RandomStreams streams;
    private final KernelAssembly assembly;

    /** Creates a sampler of {@code network} that takes its random numbers from {@code streams}. */
    public ExplicitSampler(FiniteNetwork network, RandomStreams streams) {
        this.network = network;
        this.streams = streams;
        this.assembly = new KernelAssembly(network);
    }

    @Override
    public FiniteNetwork network() {
        return network;
    }

    @Override
    public Source newSource() {
        return new ExplicitSource(network, streams, assembly);
    }
}
