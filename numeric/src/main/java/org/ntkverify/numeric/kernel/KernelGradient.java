package org.ntkverify.numeric.kernel;

import java.util.Arrays;
import java.util.List;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.KernelRecursion;

/**
 * Both infinite-width kernels {@code k(x, x')} with their gradients by the first input,
 *
 * <pre>d k / d x = 2 x (d k / d xx) + x' (d k / d xy),   xx = &lt;x, x&gt;, xy = &lt;x, x'&gt;,</pre>
 *
 * the partial derivatives by the chain rule through the recursion, layer by layer.
 *
 * <p><i>Domain:</i> the kernels of activations with a kink, like ReLU, have no gradient where x and x' are collinear. <i>Accuracy:</i>
 * rounding grows like {@code 1/(1 - rho^2)} near there; smooth activations do not have this. Immutable.
 */
public final class KernelGradient {

    private static final List<String> BY = List.of("xx", "xy");

    private final Architecture architecture;
    private final List<Integer> widths;
    private final KernelProgram program;
    private final CompiledProgram compiled;

    private KernelGradient(Architecture architecture, List<Integer> widths) {
        KernelWidths.require(architecture, widths);
        this.architecture = architecture;
        this.widths = List.copyOf(widths);
        this.program = KernelRecursion.of(architecture).program().withDerivatives(BY);
        this.compiled = InfiniteWidthKernel.compiledIfPossible(program);
    }

    /** Returns the gradients of the kernels of {@code architecture}, whose trained variables are standard normal. */
    public static KernelGradient of(Architecture architecture) {
        return new KernelGradient(architecture, List.of());
    }

    /**
     * Returns the gradients of the kernels of {@code architecture}.
     *
     * @param widths n_1 .. n_L where the kernels depend on them; else empty
     */
    public static KernelGradient of(Architecture architecture, List<Integer> widths) {
        return new KernelGradient(architecture, widths);
    }

    /**
     * Returns both kernels at {@code (x, other)} and their gradients by {@code x}.
     *
     * @param x d coordinates
     * @param other d coordinates
     * @throws IllegalArgumentException if the two have different dimensions
     * @throws ArithmeticException if a kernel has no gradient there
     */
    public Gradients at(double[] x, double[] other) {
        if (x.length != other.length) {
            throw new IllegalArgumentException(
                    "other must have %s coordinates, as x, but had %s".formatted(x.length, other.length));
        }
        double[] results = new double[2 + 2 * BY.size()];
        compiled.evaluate(inputs(x, other), results);
        if (!Arrays.stream(results).allMatch(Double::isFinite)) {
            throw new ArithmeticException(
                    "kernel must be differentiable at x but at %s, %s its derivatives are %s%nMaybe the two are collinear, where %s has a kink."
                            .formatted(
                                    Arrays.toString(x),
                                    Arrays.toString(other),
                                    Arrays.toString(Arrays.copyOfRange(results, 2, results.length)),
                                    architecture.activation().name()));
        }
        return new Gradients(
                results[0],
                results[1],
                combined(results[2], x, results[3], other),
                combined(results[4], x, results[5], other));
    }

    private double[] inputs(double[] x, double[] other) {
        double[] values = new double[program.inputs().size()];
        values[0] = dot(x, x);
        values[1] = dot(other, other);
        values[2] = dot(x, other);
        values[3] = values[0] + values[1] - 2 * values[2];
        int next = 4;
        if (architecture.input() == InputScaling.SCALED) {
            values[next++] = x.length;
        }
        for (int width : widths) {
            values[next++] = width;
        }
        return values;
    }

    private static double[] combined(double byNorm, double[] x, double byProduct, double[] other) {
        double[] gradient = new double[x.length];
        for (int k = 0; k < x.length; k++) {
            gradient[k] = 2 * byNorm * x[k] + byProduct * other[k];
        }
        return gradient;
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int k = 0; k < left.length; k++) {
            sum = Math.fma(left[k], right[k], sum);
        }
        return sum;
    }

    /** Both kernels at a pair of inputs and their gradients by the first. */
    public static final class Gradients {

        private final double nngp;
        private final double ntk;
        private final double[] nngpGradient;
        private final double[] ntkGradient;

        private Gradients(double nngp, double ntk, double[] nngpGradient, double[] ntkGradient) {
            this.nngp = nngp;
            this.ntk = ntk;
            this.nngpGradient = nngpGradient;
            this.ntkGradient = ntkGradient;
        }

        /** Returns {@code Sigma(x, x')}. */
        public double nngp() {
            return nngp;
        }

        /** Returns {@code Theta(x, x')}. */
        public double ntk() {
            return ntk;
        }

        /** Returns {@code d Sigma(x, x') / d x}, d numbers, as a copy. */
        public double[] nngpGradient() {
            return nngpGradient.clone();
        }

        /** Returns {@code d Theta(x, x') / d x}, d numbers, as a copy. */
        public double[] ntkGradient() {
            return ntkGradient.clone();
        }
    }
}
