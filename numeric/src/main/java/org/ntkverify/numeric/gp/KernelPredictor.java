package org.ntkverify.numeric.gp;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.kernel.InfiniteWidthKernel;
import org.ntkverify.numeric.kernel.KernelGradient;
import org.ntkverify.symbolic.Architecture;

/**
 * What an infinitely wide network predicts after training to the end with squared loss from zero output:
 * {@code f(x) = Theta(x, X) (Theta(X, X) + ridge I)^(-1) y}, with its gradient by x. Sources: [JGH18], section 5; its gradient is what
 * attacks on kernel predictors follow, [TK22], section 3.
 *
 * <p>Immutable.
 */
public final class KernelPredictor {

    /** Pivots relative to the largest diagonal entry; below it the coefficients would have no digit. */
    private static final double POSITIVITY = 1e-14;

    private final KernelGradient gradient;
    private final double[][] points;
    private final double[] coefficients;

    private KernelPredictor(KernelGradient gradient, double[][] points, double[] coefficients) {
        this.gradient = gradient;
        this.points = points;
        this.coefficients = coefficients;
    }

    /**
     * Fits the predictor.
     *
     * @param architecture a network whose trained variables are standard normal
     * @param training N inputs X
     * @param targets y, N finite numbers
     * @param ridge added to the diagonal, at least 0
     * @throws IllegalArgumentException if {@code Theta(X, X) + ridge I} is not numerically positive definite
     */
    public static KernelPredictor fit(Architecture architecture, Inputs training, double[] targets, double ridge) {
        int count = training.count();
        if (targets.length != count || !Arrays.stream(targets).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "targets must be %s finite numbers but were %s".formatted(count, Arrays.toString(targets)));
        }
        if (!(ridge >= 0 && Double.isFinite(ridge))) {
            throw new IllegalArgumentException("ridge must be >= 0 and finite but was %s".formatted(ridge));
        }
        double[][] kernel =
                InfiniteWidthKernel.of(architecture).matrix(training).ntk();
        double largest = 0;
        for (int i = 0; i < count; i++) {
            kernel[i][i] += ridge;
            largest = Math.max(largest, kernel[i][i]);
        }
        return new KernelPredictor(
                KernelGradient.of(architecture), points(training), solved(kernel, targets, POSITIVITY * largest));
    }

    private static double[] solved(double[][] kernel, double[] targets, double positivity) {
        try {
            return new CholeskyDecomposition(new Array2DRowRealMatrix(kernel, false), POSITIVITY, positivity)
                    .getSolver()
                    .solve(new ArrayRealVector(targets, false))
                    .toArray();
        } catch (MathIllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "kernel matrix of the training inputs must be positive definite but was not%nMaybe two inputs are equal, or a ridge > 0 is meant."
                            .formatted(),
                    e);
        }
    }

    private static double[][] points(Inputs training) {
        double[][] points = new double[training.count()][training.dimension()];
        for (int i = 0; i < points.length; i++) {
            for (int k = 0; k < training.dimension(); k++) {
                points[i][k] = training.coordinate(i, k);
            }
        }
        return points;
    }

    /** Returns the coefficients {@code (Theta + ridge I)^(-1) y}, as a copy. */
    public List<Double> coefficients() {
        return Arrays.stream(coefficients).boxed().toList();
    }

    /** Returns {@code f(x)} and its gradient at {@code x}, d coordinates; it throws as {@link KernelGradient#at} does. */
    public Prediction at(double[] x) {
        double value = 0;
        double[] total = new double[x.length];
        for (int i = 0; i < points.length; i++) {
            KernelGradient.Gradients pair = gradient.at(x, points[i]);
            double[] slope = pair.ntkGradient();
            value += coefficients[i] * pair.ntk();
            for (int k = 0; k < x.length; k++) {
                total[k] += coefficients[i] * slope[k];
            }
        }
        return new Prediction(value, Arrays.stream(total).boxed().toList());
    }

    /**
     * A prediction.
     *
     * @param value {@code f(x)}
     * @param gradient {@code d f / d x}, d numbers
     */
    public record Prediction(double value, List<Double> gradient) {

        /** Copies the gradient. */
        public Prediction {
            gradient = List.copyOf(gradient);
        }
    }
}
