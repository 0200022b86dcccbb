package org.ntkverify.numeric.landscape;

import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;
import org.ntkverify.numeric.spectrum.Lanczos;
import org.ntkverify.numeric.train.LossHessian;
import org.ntkverify.numeric.train.Objective;

/**
 * Sharpness: the largest eigenvalue of the Hessian of the training loss, in the unit in which widths compare, {@code gamma^2 lambda_max(H)}, where
 * {@code gamma^2} is the factor of the learning rate that belongs to the parameterisation [NMHO24]. By Lanczos iteration to {@value #TOLERANCE}, relative.
 */
public final class Sharpness {

    private static final double TOLERANCE = 1e-6;

    /** Far above what the networks here need. */
    private static final int MOST_PRODUCTS = 400;

    private final NetworkFunction function;
    private final Objective objective;
    private final RandomStreams streams;

    /** Prepares to look at the loss {@code objective} of one network; start vectors come from {@code streams}. */
    public Sharpness(NetworkFunction function, Objective objective, RandomStreams streams) {
        this.function = function;
        this.objective = objective;
        this.streams = streams;
    }

    /**
     * Returns the sharpness.
     *
     * @param parameters where
     * @param draw address of the start vector
     * @throws ArithmeticException if the iteration does not end or meets a number that is not finite
     */
    public double at(double[] parameters, long draw) {
        return function.network().learningRateScale()
                * upperEnd(parameters, draw).largest();
    }

    /** Returns what the iteration found. */
    Lanczos upperEnd(double[] parameters, long draw) {
        double[] start = new double[parameters.length];
        streams.fillNormals(draw, 0, StreamRole.LANCZOS_START, start, start.length);
        // A gap between Ritz values may be wider than that between eigenvalues, and the error larger in proportion.
        Lanczos end =
                Lanczos.largest(new LossHessian(function, objective, parameters), start, TOLERANCE / 10, MOST_PRODUCTS);
        if (!end.converged()) {
            throw new ArithmeticException(
                    "Lanczos iteration must end within %s products but did not".formatted(MOST_PRODUCTS));
        }
        return end;
    }
}
