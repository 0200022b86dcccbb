package org.ntkverify.numeric.sample;

import org.ntkverify.numeric.network.FiniteNetwork;

/**
 * Draws what a random network does on N inputs without drawing its weights: exactly the law of {@link ExplicitSampler},
 * jointly over all layers and inputs and at every width, at a cost linear in the width.
 *
 * <p>Per hidden layer: forward, given {@code H = H_(l-1) = Q R}, {@code Z_l = s_l Y R + t_l b 1^T} with standard normal Y
 * (n_l x r) and b; backward, given {@code Delta = Delta_l},
 *
 * <pre>W_l^T Delta = Q (Y^T Delta - Q^T B) + B,   B = W'^T Delta with rows iid N(0, Delta^T Delta),</pre>
 *
 * because {@code W_l = Y Q^T + W' (I - Q Q^T)} with a fresh copy W', and Delta does not depend on W'. The bias is independent
 * of W, so the same formula serves layers with and without it. B is never formed: {@code B = E S}, E standard normal,
 * {@code S^T S = Delta^T Delta}. Nor is Q: {@code Q K = H C} with C from triangular solves ({@link GramFactor}).
 *
 * <p>A residual block has looked at W through the same {@code H_(l-1) = phi(Z_(l-1))} and Delta is the derivative by the block's
 * output, so only the identity path is added each way. With k outputs B is drawn jointly for all Nk columns.
 *
 * <p>{@code O(n N^2 L)} multiplications and at most 2 n (N + 1) normal numbers for each hidden layer. Features of relative
 * squared distance below 1e-12 from the span of the others count as dependent; see {@link NetworkDraw#nearlySingular}.
 */
public final class ConditionedSampler implements NetworkSampler {

    private final FiniteNetwork network;
    private final RandomStreams streams;
    private final KernelAssembly assembly;
    private final FirstLayer firstLayer;

    /** Creates a sampler of {@code network} that takes its random numbers from {@code streams}. */
    public ConditionedSampler(FiniteNetwork network, RandomStreams streams) {
        this.network = network;
        this.streams = streams;
        this.assembly = new KernelAssembly(network);
        this.firstLayer = FirstLayer.of(network);
    }

    @Override
    public FiniteNetwork network() {
        return network;
    }

    @Override
    public Source newSource() {
        return new ConditionedSource(network, streams, assembly, firstLayer);
    }
}
