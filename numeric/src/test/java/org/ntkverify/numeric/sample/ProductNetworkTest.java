package org.ntkverify.numeric.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.network.ProductNetwork;
import org.ntkverify.numeric.sample.TwoSamples.Eigenvalue;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.ProductVariant;

/** Networks of products: the Jacobian as oracle, one law of both samplers, the exact mean and variance. Seeds are fixed. */
class ProductNetworkTest {

    private static final double CRITICAL = 4.89;
    private static final RandomStreams STREAMS = RandomStreams.of(20261125, "product", "test");

    static Stream<PlainProduct> tinyNetworks() {
        return Stream.of(Activation.RELU, Activation.ERF, Activation.named("identity"))
                .flatMap(phi -> Stream.of(ProductVariant.values())
                        .flatMap(variant -> Stream.of(1, 2, 4)
                                .map(degree -> new PlainProduct(phi, degree, variant, TestNetworks.inputs(3, 2), 5))));
    }

    private static ProductNetwork network(PlainProduct plain) {
        return new ProductNetwork(plain.phi(), plain.degree(), plain.variant(), plain.inputs(), plain.width());
    }

    @ParameterizedTest
    @MethodSource("tinyNetworks")
    void theta_is_the_product_of_jacobians_and_outputs_are_the_network(PlainProduct plain) {
        NetworkDraw draw =
                new ExplicitSampler(network(plain), STREAMS).newSource().draw(2);
        double[] variables = plain.variablesOf(STREAMS, 2);
        double[][] jacobian = new double[3][];
        for (int i = 0; i < 3; i++) {
            assertThat(draw.output(i)).isCloseTo(plain.output(variables, i), within(1e-11));
            jacobian[i] = plain.gradient(variables, i);
        }
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                assertKernel(plain, draw, jacobian, i, j);
            }
        }
    }

    private static void assertKernel(PlainProduct plain, NetworkDraw draw, double[][] jacobian, int i, int j) {
        double total = 0;
        double size = 0;
        int matrix = plain.width() * plain.features();
        for (int layer = 1; layer <= plain.degree() + 1; layer++) {
            double product = 0;
            int end = layer <= plain.degree() ? layer * matrix : plain.parameters();
            for (int v = (layer - 1) * matrix; v < end; v++) {
                product += jacobian[i][v] * jacobian[j][v];
                size += Math.abs(jacobian[i][v] * jacobian[j][v]);
            }
            assertThat(draw.layerTheta(layer, i, j)).isCloseTo(product, within(1e-9 * Math.max(size, 1)));
            total += product;
        }
        assertThat(draw.theta(i, j)).isCloseTo(total, within(1e-9 * Math.max(size, 1)));
        assertThat(draw.layerCount()).isEqualTo(plain.degree() + 1);
    }

    private static TwoSamples compare(ProductNetwork first, ProductNetwork second) {
        int count = first.inputCount();
        return TwoSamples.of(
                TwoSamples.everything(count, 1, first.degree() + 1, Eigenvalue.NONE),
                new ExplicitSampler(first, STREAMS).newSource(),
                new ConditionedSampler(second, STREAMS).newSource(),
                20_000);
    }

    // In dimension 6 the covariance of 3 inputs is factored; in dimension 2 the weights are drawn.
    @ParameterizedTest
    @CsvSource({
        "relu, 1, PLAIN, 6, 4",
        "relu, 2, PLAIN, 6, 6",
        "relu, 3, SKIP, 6, 6",
        "relu, 2, AUGMENTED, 6, 3",
        "erf, 3, PLAIN, 5, 2",
        "erf, 2, AUGMENTED, 2, 6",
    })
    void explicit_and_conditioned_draws_have_one_law(
            String phi, int degree, ProductVariant variant, int dimension, int width) {
        Inputs inputs = TestNetworks.inputs(3, dimension);
        ProductNetwork network = new ProductNetwork(Activation.named(phi), degree, variant, inputs, width);
        TwoSamples samples = compare(network, network);
        assertThat(samples.comparisons()).isLessThanOrEqualTo(200);
        assertThat(samples.largestZ()).as(samples.worst()).isLessThan(TwoSamples.CRITICAL);
        // Twice 5.85 sqrt(2 / 20000), rounded up.
        assertThat(samples.smallestMargin()).isLessThan(0.12);
    }

    /** What is wrong with a sampler of products. */
    private enum Defect {
        NONE,
        ONE_MATRIX_FOR_ALL_FACTORS,
        INPUTS_INDEPENDENT
    }

    /** Degree 2, plain, by loops over neurons with gradients by each pre-activation. */
    private static NetworkSampler.Source literal(ProductNetwork network, Defect defect) {
        int count = network.inputCount();
        return index -> {
            RandomStream stream = STREAMS.at(index, 9, StreamRole.EXPLICIT_WEIGHTS, 0);
            double[] theta = new double[count * count];
            double[] readoutPart = new double[count * count];
            double[] outputs = new double[count];
            double scale = 2.0 / network.width();
            for (int neuron = 0; neuron < network.width(); neuron++) {
                double[] first = preActivations(network, stream, defect);
                double[] second =
                        defect == Defect.ONE_MATRIX_FOR_ALL_FACTORS ? first : preActivations(network, stream, defect);
                double v = stream.nextNormal();
                for (int i = 0; i < count; i++) {
                    outputs[i] += Math.sqrt(scale) * v * Math.max(first[i], 0) * Math.max(second[i], 0);
                    for (int j = 0; j < count; j++) {
                        double firstProduct = Math.max(first[i], 0) * Math.max(first[j], 0);
                        double secondProduct = Math.max(second[i], 0) * Math.max(second[j], 0);
                        double slopes = (first[i] > 0 && first[j] > 0 ? secondProduct : 0)
                                + (second[i] > 0 && second[j] > 0 ? firstProduct : 0);
                        double gram = dot(network.features(i), network.features(j));
                        readoutPart[i + j * count] += scale * firstProduct * secondProduct;
                        theta[i + j * count] += scale * (firstProduct * secondProduct + v * v * gram * slopes);
                    }
                }
            }
            return new NetworkDraw(count, 1, theta, readoutPart, readoutPart, outputs, false);
        };
    }

    private static double[] preActivations(ProductNetwork network, RandomStream stream, Defect defect) {
        double[] result = new double[network.inputCount()];
        double[] weights = new double[network.features(0).length];
        stream.fillNormals(weights, 0, weights.length);
        for (int i = 0; i < result.length; i++) {
            if (defect == Defect.INPUTS_INDEPENDENT) {
                stream.fillNormals(weights, 0, weights.length);
            }
            result[i] = dot(weights, network.features(i));
        }
        return result;
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            sum += x[k] * y[k];
        }
        return sum;
    }

    @ParameterizedTest
    @EnumSource(Defect.class)
    void the_comparison_sees_a_planted_defect(Defect defect) {
        ProductNetwork network =
                new ProductNetwork(Activation.RELU, 2, ProductVariant.PLAIN, TestNetworks.inputs(3, 6), 6);
        TwoSamples samples = TwoSamples.of(
                TwoSamples.everything(3, Eigenvalue.NONE),
                new ConditionedSampler(network, STREAMS).newSource(),
                literal(network, defect),
                20_000);
        if (defect == Defect.NONE) {
            assertThat(samples.largestZ()).as(samples.worst()).isLessThan(TwoSamples.CRITICAL);
        } else {
            assertThat(samples.largestZ()).isGreaterThan(TwoSamples.CRITICAL);
        }
    }

    private static Moments moments(SamplerKind kind, ProductNetwork network, long draws) {
        Observable theta = Observable.theta(network.inputCount());
        SamplePlan plan = new SamplePlan(5, "product", network.toString(), kind, network, theta, 0, draws);
        return Sampling.run(plan, new LocalDrawEngine(2), Progress.SILENT);
    }

    /** The kernel of ReLU products; {@code repeats} is D on the derivative term, a mistake if it is not. */
    private static double kernel(ProductVariant variant, int degree, double[] x, double[] y, double repeats) {
        double product = dot(x, y);
        double norms = Math.sqrt(dot(x, x) * dot(y, y));
        double cosine = Math.max(-1, Math.min(1, product / norms));
        double angle = Math.acos(cosine);
        double dual = norms * (Math.sin(angle) + (Math.PI - angle) * cosine) / (2 * Math.PI);
        double slope = (Math.PI - angle) / (2 * Math.PI);
        if (variant != ProductVariant.SKIP) {
            return 2 * (Math.pow(dual, degree) + repeats * product * slope * Math.pow(dual, degree - 1));
        }
        double joined = 1 + (Math.sqrt(dot(x, x)) + Math.sqrt(dot(y, y))) / Math.sqrt(2 * Math.PI) + dual;
        return 2
                * (dual * Math.pow(joined, degree - 1)
                        + product * slope * Math.pow(joined, degree - 1)
                        + (repeats - 1) * product * slope * dual * Math.pow(joined, degree - 2));
    }

    /** P5-1: neurons are independent, so the mean is the kernel at every width. */
    @ParameterizedTest
    @CsvSource({"PLAIN, 1", "PLAIN, 2", "PLAIN, 3", "SKIP, 2", "SKIP, 3", "AUGMENTED, 2"})
    void the_mean_of_theta_is_its_limit_at_every_width(ProductVariant variant, int degree) {
        Inputs inputs = Inputs.of("two points", new double[][] {{0.6, 0.8, 0}, {0.5, -0.25, 0.75}});
        ProductNetwork network = new ProductNetwork(Activation.RELU, degree, variant, inputs, 64);
        Moments moments = moments(SamplerKind.CONDITIONED, network, 40_000);
        double scale = kernel(variant, degree, network.features(0), network.features(0), degree);
        for (int at = 0; at < 3; at++) {
            double[] x = network.features(at == 2 ? 1 : 0);
            double[] y = network.features(at == 0 ? 0 : 1);
            double error = CRITICAL * moments.standardError(at);
            assertThat(Math.abs(moments.mean(at) - kernel(variant, degree, x, y, degree)))
                    .as("entry %s", at)
                    .isLessThan(error);
            assertThat(error).isLessThan(0.05 * scale);
            if (degree > 1 && at != 1) {
                assertThat(Math.abs(moments.mean(at) - kernel(variant, degree, x, y, 1)))
                        .isGreaterThan(error);
            }
        }
    }

    /** P5-2: {@code n relvar = 6^D (1 + 5D/3 + D(D-1)/3) / (D+1)^2 - 1} at every width. */
    private static double relativeVariance(int degree) {
        double joint = 1 + 5.0 * degree / 3 + degree * (degree - 1) / 3.0;
        return Math.pow(6, degree) * joint / ((degree + 1) * (degree + 1)) - 1;
    }

    @Test
    void exact_relative_variances_are_those_of_the_theory_note() {
        assertThat(relativeVariance(1)).isCloseTo(3, within(1e-12));
        assertThat(relativeVariance(2)).isCloseTo(19, within(1e-12));
        assertThat(relativeVariance(3)).isCloseTo(107, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"EXPLICIT, 1, 64", "CONDITIONED, 1, 64", "EXPLICIT, 2, 1024", "CONDITIONED, 2, 1024"})
    void plain_products_have_the_exact_relative_variance(SamplerKind kind, int degree, int width) {
        assertRelativeVariance(kind, degree, width, 60_000);
    }

    @Tag("slow")
    @Test
    void plain_products_of_degree_3_have_the_exact_relative_variance() {
        assertRelativeVariance(SamplerKind.CONDITIONED, 3, 8192, 30_000);
    }

    private static void assertRelativeVariance(SamplerKind kind, int degree, int width, long draws) {
        Inputs unit = Inputs.of("one point", new double[][] {{0.6, 0.8}});
        ProductNetwork network = new ProductNetwork(Activation.RELU, degree, ProductVariant.PLAIN, unit, width);
        Moments moments = moments(kind, network, draws);
        double exact = Math.scalb(1.0, 1 - degree) * (degree + 1);
        double relative = width * moments.variance(0) / (exact * exact);
        // The variance is a mean of squares, whose relative error is sqrt((kurtosis - 1) / T).
        double error = CRITICAL * relative * Math.sqrt((moments.excessKurtosis(0) + 2) / moments.count());
        assertThat(Math.abs(relative - relativeVariance(degree)) + error)
                .as("%s, error %s", relative, error)
                .isLessThan(0.15 * relativeVariance(degree));
        // "The relative variance does not depend on the degree."
        if (degree > 1) {
            assertThat(relative - relativeVariance(1)).isGreaterThan(error);
        }
    }

    @Test
    void impossible_shapes_are_rejected() {
        Inputs inputs = TestNetworks.inputs(2, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProductNetwork(Activation.RELU, 0, ProductVariant.PLAIN, inputs, 4))
                .withMessage("degree must be in [1, 1000] but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProductNetwork(Activation.RELU, 2, ProductVariant.PLAIN, inputs, 0))
                .withMessage("width must be >= 1 but was 0");
    }

    @Test
    void zero_inputs_and_wide_networks_give_finite_draws() {
        Inputs inputs = Inputs.of("zero and one", new double[][] {{0, 0, 0}, {1, 0, 1}});
        ProductNetwork network = new ProductNetwork(Activation.RELU, 3, ProductVariant.SKIP, inputs, 1500);
        for (SamplerKind kind : SamplerKind.OF_NETWORKS) {
            NetworkDraw draw = kind.of(network, STREAMS).newSource().draw(0);
            assertThat(draw.theta(0, 0)).isEqualTo(0);
            assertThat(draw.theta(1, 1)).isPositive().isFinite();
            assertThat(draw.theta(0, 1)).isEqualTo(draw.theta(1, 0));
        }
    }
}
