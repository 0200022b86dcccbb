package org.ntkverify.numeric.landscape;

import java.util.List;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.network.TrainingPass;
import org.ntkverify.numeric.sample.Agreement;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.InitialParameters;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;
import org.ntkverify.numeric.spectrum.Eigenvalues;
import org.ntkverify.numeric.train.LossHessian;
import org.ntkverify.numeric.train.Objective;
import org.ntkverify.symbolic.Parameterization;

/**
 * The Gauss-Newton split {@code H = G + R} of {@link LossHessian} against differences of gradients, and the nonzero eigenvalues of G against those of the
 * tangent kernel over the number of samples: a tanh network of width N on the sign-product task at random weights. Agreement is to {@value Agreement#TOLERANCE} of the
 * larger side, in the largest entry.
 *
 * @param width N, at least the number of samples over the number of weights of a neuron
 * @param shift relative error of the factor of the kernel in {@link #OTHER_FACTOR}
 */
public record HessianSplit(int width, double shift) implements Experiment {

    /** {@code H v = G v + R v}. */
    public static final Event SPLIT = new Event("H v = G v + R v");

    /** {@code H v = G v}. */
    public static final Event ALONE = new Event("H v = G v");

    /** {@code H v = G v - R v}. */
    public static final Event OTHER_SIGN = new Event("H v = G v - R v");

    /** {@code H v = G v + (1 + 1.5e-10) R v}, wrong by more than the tolerance where R has two thirds of H: in about half of the draws. */
    public static final Event NEARLY_SPLIT = new Event("H v = G v + (1 + 1.5e-10) R v");

    /** G has the eigenvalues of the kernel over the number of samples, then zeros. */
    public static final Event SPECTRUM = new Event("spectrum of G is that of Theta/n and zeros");

    /** G has the eigenvalues of the kernel itself. */
    public static final Event UNSCALED = new Event("spectrum of G is that of Theta and zeros");

    /** G has the eigenvalues of the kernel over a slightly different number. */
    public static final Event OTHER_FACTOR = new Event("spectrum of G is that of Theta over slightly more than n");

    /**
     * All eigenvalues but the largest one are off by 1.4e-10 of themselves, more than the tolerance where the second has five sevenths of the first: in about half
     * of the draws.
     */
    public static final Event NEARLY_SPECTRUM =
            new Event("spectrum of G is that of Theta/n but for 1.4e-10 below the top");

    private static final double RESIDUAL_SHIFT = 1.5e-10;

    private static final double SHIFT_BELOW_TOP = 1.4e-10;

    /**
     * Weights of the central difference of order 8, {@code (1/h) sum_k c_k (g(k h) - g(-k h))}: its error is {@code h^8 g^(9)/630}. For steps of length 1/50
     * and tanh this is below 1e-12; rounding adds some 1e-14.
     */
    private static final double[] DIFFERENCES = {4.0 / 5, -1.0 / 5, 4.0 / 105, -1.0 / 280};

    private static final double STEP = 0.02;

    @Override
    public String text() {
        return "Hessian against differences of gradients, sign-product task, one hidden tanh layer of width %s, other factor by %s"
                .formatted(width, shift);
    }

    @Override
    public List<String> names() {
        return Event.indicators(
                SPLIT, ALONE, OTHER_SIGN, SPECTRUM, UNSCALED, OTHER_FACTOR, NEARLY_SPLIT, NEARLY_SPECTRUM);
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        NetworkFunction function = SignProductTask.dense(Parameterization.NTK, 1, width);
        Objective objective = SignProductTask.objective();
        Gradients gradients = new Gradients(function, objective);
        int size = function.layout().size();
        double[] direction = new double[size];
        return (index, target) -> {
            double[] parameters = InitialParameters.of(function.network(), streams, index);
            streams.fillNormals(index, 1, StreamRole.LANCZOS_START, direction, size);
            normalise(direction);
            LossHessian hessian = new LossHessian(function, objective, parameters);
            double[] seen = gradients.derivative(parameters, direction);
            double[] gaussNewton = hessian.gaussNewton(direction);
            double[] residual = hessian.residual(direction);
            write(seen, sum(gaussNewton, residual, 1), target, 0);
            write(seen, gaussNewton, target, 2);
            write(seen, sum(gaussNewton, residual, -1), target, 4);
            double[] spectrum = Eigenvalues.of(dense(hessian), size).ascending();
            double[] kernel = Eigenvalues.of(function.at(parameters).tangentKernel(), SignProductTask.COUNT)
                    .ascending();
            write(spectrum, padded(kernel, 1.0 / SignProductTask.COUNT, size), target, 6);
            write(spectrum, padded(kernel, 1, size), target, 8);
            write(spectrum, padded(kernel, (1 - shift) / SignProductTask.COUNT, size), target, 10);
            write(seen, sum(gaussNewton, residual, 1 + RESIDUAL_SHIFT), target, 12);
            write(spectrum, shiftedBelowTop(padded(kernel, 1.0 / SignProductTask.COUNT, size)), target, 14);
        };
    }

    /** Gradients of the loss. */
    private static final class Gradients {

        private final TrainingPass pass;
        private final Objective objective;
        private final double[] cotangent;

        Gradients(NetworkFunction function, Objective objective) {
            this.pass = new TrainingPass(function);
            this.objective = objective;
            this.cotangent = new double[objective.size()];
        }

        /** {@code d/dt grad C(theta + t v)} at t = 0. */
        double[] derivative(double[] parameters, double[] v) {
            double[] derivative = new double[v.length];
            for (int k = 1; k <= DIFFERENCES.length; k++) {
                double[] ahead = at(parameters, v, k * STEP);
                double[] behind = at(parameters, v, -k * STEP);
                for (int i = 0; i < v.length; i++) {
                    derivative[i] += DIFFERENCES[k - 1] * (ahead[i] - behind[i]) / STEP;
                }
            }
            return derivative;
        }

        private double[] at(double[] parameters, double[] v, double step) {
            double[] moved = sum(parameters, v, step);
            double[] gradient = new double[v.length];
            objective.slopes(pass.outputs(moved), cotangent);
            pass.gradient(moved, cotangent, gradient);
            return gradient;
        }
    }

    private static void normalise(double[] v) {
        double norm = 0;
        for (double entry : v) {
            norm = Math.hypot(norm, entry);
        }
        for (int i = 0; i < v.length; i++) {
            v[i] /= norm;
        }
    }

    private static double[] dense(LossHessian hessian) {
        int size = hessian.size();
        double[] matrix = new double[size * size];
        double[] unit = new double[size];
        for (int j = 0; j < size; j++) {
            unit[j] = 1;
            System.arraycopy(hessian.gaussNewton(unit), 0, matrix, j * size, size);
            unit[j] = 0;
        }
        return matrix;
    }

    /** The eigenvalues of the kernel times a factor, after zeros. */
    private static double[] padded(double[] kernel, double factor, int size) {
        double[] padded = new double[size];
        for (int i = 0; i < kernel.length; i++) {
            padded[size - kernel.length + i] = factor * kernel[i];
        }
        return padded;
    }

    private static double[] shiftedBelowTop(double[] ascending) {
        double[] shifted = ascending.clone();
        for (int i = 0; i < shifted.length - 1; i++) {
            shifted[i] *= 1 + SHIFT_BELOW_TOP;
        }
        return shifted;
    }

    private static double[] sum(double[] x, double[] y, double factor) {
        double[] sum = x.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * y[i];
        }
        return sum;
    }

    private static void write(double[] seen, double[] claimed, double[] target, int at) {
        double distance = 0;
        double size = 0;
        for (int i = 0; i < seen.length; i++) {
            distance = Math.max(distance, Math.abs(seen[i] - claimed[i]));
            size = Math.max(size, Math.max(Math.abs(seen[i]), Math.abs(claimed[i])));
        }
        Agreement.write(distance / size, target, at);
    }
}
