package org.ntkverify.numeric.kernel;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.ntkverify.numeric.arithmetic.DoubleArithmetic;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.kernel.HermiteExpansion.PairErrors;
import org.ntkverify.numeric.quadrature.Estimate;
import org.ntkverify.numeric.quadrature.ScalarFunction;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.Parameterization;
import org.ntkverify.symbolic.expression.Expression;

/**
 * Kernels of activations without closed form, layer by layer through {@link LayerDual}: one expansion for each point and layer, one short
 * sum for each pair; or one integral for each pair where the activation is not smooth.
 *
 * <p><b>Error.</b> Estimated, to first order: every layer adds the errors of its expansions and what the errors of the variances, of the
 * correlation and of Theta before it become, doubled. Smooth activations keep some 1e-14; where the estimate exceeds
 * {@value #USELESS} of the entries there is no number to report.
 */
final class ExpansionKernel {

    private static final double USELESS = 1e-6;

    /** What first order leaves out. */
    private static final double SAFETY = 2;

    private static final double ROUNDING = 4 * Math.ulp(1.0);

    private final KernelTask task;
    private final Inputs points;
    private final KernelShape shape;
    private final HermiteRule rule = new HermiteRule();
    private final ScalarFunction phi;
    private final ScalarFunction slope;
    private final ScalarFunction curvature;

    /** {@code Sigma(x, x)} and its error. */
    private final double[] variance;

    private final double[] varianceError;

    /** {@code Sigma(x, x')} and {@code Theta(x, x')} of the stored pairs and their errors. */
    private final double[] covariance;

    private final double[] covarianceError;
    private final double[] tangent;
    private final double[] tangentError;

    ExpansionKernel(KernelTask task, Inputs points, KernelShape shape) {
        this.task = task;
        this.points = points;
        this.shape = shape;
        Activation activation = task.architecture().activation();
        this.phi = ScalarFunction.of(activation.phi());
        this.slope = ScalarFunction.of(activation.derivative());
        this.curvature = ScalarFunction.of(activation.derivative().derivative(Activation.Z));
        this.variance = new double[points.count()];
        this.varianceError = new double[points.count()];
        this.covariance = new double[shape.size()];
        this.covarianceError = new double[shape.size()];
        this.tangent = new double[shape.size()];
        this.tangentError = new double[shape.size()];
    }

    private boolean ntk() {
        return task.kind() == KernelKind.NTK;
    }

    BoundedKernel compute(int threads, KernelProgress progress) {
        Architecture architecture = task.architecture();
        var layers = LayerNumbers.of(architecture, task.widths(), points.dimension());
        inputLayer(layers.get(0), threads);
        EntryCount count = new EntryCount(progress, (layers.size() - 1L) * shape.size());
        for (int m = 2; m <= layers.size(); m++) {
            count.stage("expanding the activation of layer %s of %s".formatted(m - 1, layers.size() - 1));
            new Step(layers.get(m - 1), joint(architecture, m), threads).run(threads, count);
        }
        double[] values = ntk() ? tangent : covariance;
        double[] errors = ntk() ? tangentError : covarianceError;
        Arrays.setAll(errors, k -> SAFETY * errors[k]);
        requireUseful(values, errors);
        return new BoundedKernel(shape, BoundKind.ESTIMATED, values, (i, j) -> errors[shape.index(i, j)]);
    }

    private static void requireUseful(double[] values, double[] errors) {
        double size = Arrays.stream(values).map(Math::abs).max().orElse(Double.NaN);
        double error = Arrays.stream(errors).max().orElse(Double.NaN);
        if (!(error <= USELESS * size || error == 0)) {
            throw new ArithmeticException(
                    "kernel must be found to %s of its size but its error is %s of %s%nMaybe the activation jumps or a gain is too large; %s"
                            .formatted(USELESS, error, size, "activations with closed form have no such limit."));
        }
    }

    private Joint joint(Architecture architecture, int m) {
        Optional<Expression> square = architecture.squaredBranchScale(m);
        boolean divided = m == architecture.layers().size() && architecture.parameterization() == Parameterization.MUP;
        double scale = square.map(constant -> constant.evaluate(DoubleArithmetic.INSTANCE, Map.of()))
                .orElse(divided ? 1.0 / task.widths().get(m - 2) : 1.0);
        return new Joint(square.isPresent() ? 1 : 0, scale);
    }

    /** New value = skipped * value before + scale * branch. */
    private record Joint(double skipped, double scale) {
        double of(double before, double branch) {
            return Math.fma(scale, branch, skipped * before);
        }
    }

    private void inputLayer(LayerNumbers layer, int threads) {
        for (int i = 0; i < points.count(); i++) {
            double square = dot(i, i);
            variance[i] = layer.after(square);
            varianceError[i] = dotError(square) * layer.weight() + ROUNDING * variance[i];
        }
        RowThreads.run(shape.rows(), threads, () -> i -> {
            for (int j = 0; j < shape.length(i); j++) {
                int k = shape.index(i, j);
                double product = dot(i, shape.firstColumn() + j);
                double error = dotError(Math.sqrt(dot(i, i) * dot(shape.firstColumn() + j, shape.firstColumn() + j)));
                covariance[k] = layer.after(product);
                covarianceError[k] =
                        layer.weight() * error + ROUNDING * (layer.weight() * Math.abs(product) + layer.bias());
                tangent[k] = Math.fma(layer.trainedWeight(), product, layer.trainedBias());
                tangentError[k] = layer.trainedWeight() * error
                        + ROUNDING * (layer.trainedWeight() * Math.abs(product) + layer.trainedBias());
            }
        });
    }

    private double dot(int i, int j) {
        double sum = 0;
        for (int k = 0; k < points.dimension(); k++) {
            sum = Math.fma(points.coordinate(i, k), points.coordinate(j, k), sum);
        }
        return sum;
    }

    /** Each fused operation errs by half an ulp of a sum that the norms bound, and each coordinate by as much. */
    private double dotError(double norms) {
        return (points.dimension() + 2) * Math.ulp(1.0) * norms;
    }

    /** One layer after the first. */
    private final class Step {

        private final LayerNumbers layer;
        private final Joint joint;
        private final double[] deviation;
        private final double[] deviationError;
        private final LayerDual outputs;
        private final Optional<LayerDual> slopes;

        Step(LayerNumbers layer, Joint joint, int threads) {
            this.layer = layer;
            this.joint = joint;
            this.deviation = Arrays.stream(variance).map(Math::sqrt).toArray();
            this.deviationError = new double[deviation.length];
            // A variance that may be 0 has a deviation up to the root of its error.
            Arrays.setAll(
                    deviationError,
                    i -> varianceError[i] == 0
                            ? 0
                            : varianceError[i] / (deviation[i] + Math.sqrt(varianceError[i])) + Math.ulp(deviation[i]));
            this.outputs = LayerDual.of(rule, phi, slope, deviation, shape.size(), threads);
            this.slopes = ntk()
                    ? Optional.of(LayerDual.of(rule, slope, curvature, deviation, shape.size(), threads))
                    : Optional.empty();
        }

        void run(int threads, EntryCount count) {
            RowThreads.run(shape.rows(), threads, i -> count.add(shape.length(i)), this::row);
            for (int i = 0; i < points.count(); i++) {
                Estimate square = outputs.square(i, deviationError[i]);
                double branch = layer.after(square.value());
                double error = layer.weight() * square.errorBound() + ROUNDING * branch;
                variance[i] = joint.of(variance[i], branch);
                varianceError[i] = joint.of(varianceError[i], error) + ROUNDING * variance[i];
            }
        }

        private IntConsumer row() {
            double[] k = new double[2];
            double[] slopeK = new double[2];
            return i -> {
                for (int j = 0; j < shape.length(i); j++) {
                    entry(i, shape.firstColumn() + j, shape.index(i, j), k, slopeK);
                }
            };
        }

        private void entry(int i, int j, int place, double[] k, double[] slopeK) {
            double rho = i == j ? 1 : correlation(i, j, place);
            PairErrors errors = errors(i, j, place, rho);
            outputs.product(i, j, rho, errors, k);
            if (slopes.isPresent()) {
                slopes.get().product(i, j, rho, errors, slopeK);
                double before = tangent[place];
                double inherited = layer.weight() * slopeK[0] * before;
                double branch = layer.trainedWeight() * k[0] + layer.trainedBias() + inherited;
                double size = layer.trainedWeight() * Math.abs(k[0]) + layer.trainedBias() + Math.abs(inherited);
                double error = layer.trainedWeight() * k[1]
                        + layer.weight()
                                * (Math.abs(slopeK[0]) * tangentError[place]
                                        + slopeK[1] * (Math.abs(before) + tangentError[place]))
                        + ROUNDING * size;
                tangent[place] = joint.of(before, branch);
                tangentError[place] = joint.of(tangentError[place], error) + ROUNDING * Math.abs(tangent[place]);
            }
            double branch = layer.after(k[0]);
            double error = layer.weight() * k[1] + ROUNDING * (layer.weight() * Math.abs(k[0]) + layer.bias());
            covariance[place] = joint.of(covariance[place], branch);
            covarianceError[place] = joint.of(covarianceError[place], error) + ROUNDING * Math.abs(covariance[place]);
        }

        private double correlation(int i, int j, int place) {
            double scale = deviation[i] * deviation[j];
            return scale == 0 ? 0 : Math.max(-1, Math.min(1, covariance[place] / scale));
        }

        private PairErrors errors(int i, int j, int place, double rho) {
            double scale = deviation[i] * deviation[j];
            if (i == j || scale == 0) {
                return new PairErrors(deviationError[i], deviationError[j], 0);
            }
            double correlation = covarianceError[place] / scale
                    + Math.abs(rho) * (deviationError[i] / deviation[i] + deviationError[j] / deviation[j])
                    + ROUNDING;
            return new PairErrors(deviationError[i], deviationError[j], Math.min(2, correlation));
        }
    }
}
