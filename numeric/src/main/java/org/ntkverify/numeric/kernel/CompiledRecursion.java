package org.ntkverify.numeric.kernel;

import org.ntkverify.numeric.kernel.InfiniteWidthKernel.KernelPair;

/** Any activation with closed forms, pair by pair through the compiled program. */
final class CompiledRecursion implements PairRecursion {

    private final InfiniteWidthKernel kernel;
    private final UnitInputs inputs;
    private final KernelKind kind;

    CompiledRecursion(InfiniteWidthKernel kernel, UnitInputs inputs, KernelKind kind) {
        this.kernel = kernel;
        this.inputs = inputs;
        this.kind = kind;
    }

    @Override
    public Segment newSegment() {
        return new CompiledSegment();
    }

    private final class CompiledSegment implements Segment {

        private int column;

        @Override
        public void columns(int from, int count) {
            column = from;
        }

        @Override
        public void row(int i, int count, double[] h, double[] g, double[] values) {
            double norm = inputs.norms()[i];
            for (int j = 0; j < count; j++) {
                double other = inputs.norms()[column + j];
                double product = norm * other;
                double difference = norm - other;
                KernelPair pair = kernel.at(
                        norm * norm,
                        other * other,
                        product * (g[j] - h[j]),
                        Math.fma(difference, difference, 4 * product * h[j]),
                        inputs.dimension());
                values[j] = kind == KernelKind.NTK ? pair.ntk() : pair.nngp();
            }
        }
    }
}
