package org.ntkverify.numeric.sample;

import java.util.function.Supplier;
import org.ntkverify.numeric.network.ComplexNetwork;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.network.ProductNetwork;
import org.ntkverify.numeric.network.RandomNetwork;

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
 * <p>A complex matrix {@code r U + i t V} is the real one {@code [U V]}, observed on the real and imaginary parts of the features
 * and applied jointly to the derivatives of both outputs by both parts.
 *
 * <p>In a network of products every matrix sees the inputs only, and no product with a transposed matrix is needed: the
 * pre-activations of a neuron are drawn with their covariance {@code X X^T}, min(d, N) normal numbers for each factor.
 *
 * <p>{@code O(n N^2 L)} multiplications and at most 2 n (N + 1) normal numbers for each hidden layer. Features of relative
 * squared distance below 1e-12 from the span of the others count as dependent; see {@link NetworkDraw#nearlySingular}.
 */
public final class ConditionedSampler implements NetworkSampler {

    private final RandomNetwork network;
    private final Supplier<Source> sources;

    /** Creates a sampler of {@code network} that takes its random numbers from {@code streams}. */
    public ConditionedSampler(RandomNetwork network, RandomStreams streams) {
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
            FirstLayer firstLayer = FirstLayer.of(network);
            return () -> new ConditionedSource(network, streams, assembly, firstLayer);
        }

        @Override
        public Supplier<Source> product(ProductNetwork network) {
            return () -> ProductSource.conditioned(network, streams);
        }

        @Override
        public Supplier<Source> complex(ComplexNetwork network) {
            return () -> ComplexSource.conditioned(network, streams);
        }
    }
}
