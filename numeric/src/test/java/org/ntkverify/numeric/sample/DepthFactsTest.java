package org.ntkverify.numeric.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.kernel.InfiniteWidthKernel;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.network.RandomNetwork;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.Layer;
import org.ntkverify.symbolic.Parameterization;
import org.ntkverify.symbolic.expression.Expression;

/**
 * Facts about deep ReLU networks of finite width: P2-5, P2-6, P4-6 and P10-C5 of the theory notes. Two-sided comparisons at level
 * 1e-6 (4.89), fewer than 50 of them, each with its interval inside a relative margin.
 */
class DepthFactsTest {

    private static final double CRITICAL = 4.89;

    private static final Inputs UNIT = Inputs.of("one point", new double[][] {{0.6, 0.8}});

    /** Unit vectors at angle 1.2. */
    private static final Inputs ANGLE = Inputs.of("angle 1.2", new double[][] {{1, 0}, {Math.cos(1.2), Math.sin(1.2)}});

    private static Moments moments(RandomNetwork network, Observable observable, long draws) {
        SamplePlan plan = new SamplePlan(
                9, "depth-facts", network.toString(), SamplerKind.CONDITIONED, network, observable, 0, draws);
        return Sampling.run(plan, new LocalDrawEngine(2), Progress.SILENT);
    }

    private static double relativeVariance(Moments moments) {
        return moments.variance(0) / (moments.mean(0) * moments.mean(0));
    }

    /** Half the interval: the relative errors of a variance, sqrt((kurtosis - 1) / T), and of a squared mean. */
    private static double interval(Moments moments) {
        double ofVariance = Math.sqrt((moments.excessKurtosis(0) + 2) / moments.count());
        double ofMean = 2 * moments.standardError(0) / moments.mean(0);
        return CRITICAL * relativeVariance(moments) * (ofVariance + ofMean);
    }

    private static double[] equalMeans(int terms) {
        double[] means = new double[terms];
        Arrays.fill(means, 1);
        return means;
    }

    /** The limits that the notes state, from the exact value at width 10^6. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 8, 32})
    void the_exact_variance_has_the_limits_of_the_notes(int hiddenLayers) {
        int million = 1_000_000;
        double layers = hiddenLayers;
        // P2-6 with L + 1 equal terms, P4-6 where the term of the readout vanishes. Next order: (11 L / 3)^2 / n.
        double readoutCounts = 5 * layers - 4 * ((layers + 1) * (layers + 1) - 1) / (3 * (layers + 1));
        assertThat(million * ReluDiagonalVariance.relative(million, equalMeans(hiddenLayers + 1)))
                .isCloseTo(readoutCounts, within(1e-4 * readoutCounts * layers));
        double readoutVanishes = 5 * layers - 4 * (layers * layers - 1) / (3 * layers);
        assertThat(million * ReluDiagonalVariance.relative(million, meansOfRaw(hiddenLayers, million)))
                .isCloseTo(readoutVanishes, within(1e-4 * readoutVanishes * layers));
    }

    /** P2-6 at finite width, with no extrapolation. */
    @ParameterizedTest
    @CsvSource({"1, 8", "2, 8", "2, 32", "3, 32", "4, 32", "4, 64"})
    void the_diagonal_has_the_exact_relative_variance(int hiddenLayers, int width) {
        FiniteNetwork network = new FiniteNetwork(
                Architecture.ntk(Activation.RELU, hiddenLayers, Expression.ONE, Expression.ZERO),
                UNIT,
                Collections.nCopies(hiddenLayers, width));
        Moments moments = moments(network, Observable.theta(1), 200_000);
        // Gain 1 halves the terms at each layer alike.
        double exact = ReluDiagonalVariance.relative(width, equalMeans(hiddenLayers + 1));
        assertThat(Math.abs(relativeVariance(moments) - exact))
                .as("%s against %s", relativeVariance(moments), exact)
                .isLessThan(interval(moments));
        assertThat(interval(moments)).isLessThan(0.15 * exact);
        if (hiddenLayers == 4) {
            // "5 (L - 1)" and "3 (L - 1)" in the paper's count of layers.
            assertThat(Math.abs(relativeVariance(moments) - 20.0 / width)).isGreaterThan(interval(moments));
            assertThat(Math.abs(relativeVariance(moments) - 12.0 / width)).isGreaterThan(interval(moments));
        }
    }

    /** Means of the terms of Theta over n/2 for {@link #unnormalised}: 1 each, 2/n for the readout. */
    private static double[] meansOfRaw(int hiddenLayers, int width) {
        double[] means = equalMeans(hiddenLayers + 1);
        means[hiddenLayers] = 2.0 / width;
        return means;
    }

    /** The network of P4: all hidden weights of variance 2/n, standard normal readout, weights themselves trained, |x| = 1. */
    private static FiniteNetwork unnormalised(int hiddenLayers, int width) {
        Expression two = Expression.integer(2);
        List<Layer> layers = new ArrayList<>(Collections.nCopies(hiddenLayers + 1, new Layer(two, Expression.ZERO)));
        layers.set(0, new Layer(Expression.ratio(2, width), Expression.ZERO));
        Architecture architecture =
                new Architecture(Activation.RELU, layers, Parameterization.STANDARD, InputScaling.RAW);
        return FiniteNetwork.withUnitReadout(architecture, UNIT, Collections.nCopies(hiddenLayers, width));
    }

    /** P4-6 at finite width, with no extrapolation. */
    @ParameterizedTest
    @CsvSource({"1, 32", "2, 32", "4, 32", "4, 64"})
    void unnormalised_networks_have_the_exact_relative_variance(int hiddenLayers, int width) {
        Moments moments = moments(unnormalised(hiddenLayers, width), Observable.theta(1), 200_000);
        double mean = hiddenLayers * width / 2.0 + 1;
        assertThat(Math.abs(moments.mean(0) - mean)).isLessThan(CRITICAL * moments.standardError(0));
        double exact = ReluDiagonalVariance.relative(width, meansOfRaw(hiddenLayers, width));
        assertThat(Math.abs(relativeVariance(moments) - exact))
                .as("%s against %s", relativeVariance(moments), exact)
                .isLessThan(interval(moments));
        assertThat(interval(moments)).isLessThan(0.15 * exact);
        if (hiddenLayers == 4) {
            // "The relative variance does not depend on the depth."
            double shallow = ReluDiagonalVariance.relative(width, meansOfRaw(1, width));
            assertThat(relativeVariance(moments) - shallow).isGreaterThan(interval(moments));
        }
    }

    /** P2-5: the diagonal mean is the limit, off the diagonal it is not, by 0.415 / n of the diagonal at n = 16. */
    @Test
    void off_the_diagonal_deep_networks_have_a_bias() {
        int width = 16;
        Architecture architecture =
                Architecture.ntk(Activation.RELU, 4, Expression.integer(2).sqrt(), Expression.ZERO);
        FiniteNetwork network = new FiniteNetwork(architecture, ANGLE, Collections.nCopies(4, width));
        Moments moments = moments(network, Observable.theta(2), 400_000);
        double[][] limit = InfiniteWidthKernel.of(architecture).matrix(ANGLE).ntk();
        for (int at : new int[] {0, 2}) {
            double error = CRITICAL * moments.standardError(at);
            assertThat(Math.abs(moments.mean(at) - limit[0][0])).isLessThan(error);
            assertThat(error).isLessThan(0.02 * limit[0][0]);
        }
        double bias = width * (moments.mean(1) - limit[0][1]) / limit[0][0];
        double error = width * CRITICAL * moments.standardError(1) / limit[0][0];
        // "The off-diagonal mean is the limit."
        assertThat(bias).isGreaterThan(error);
        assertThat(Math.abs(bias - 0.415) + error).as("bias %s", bias).isLessThan(0.2);
    }

    /** P10-C5: a readout of variance 1/n instead of 1 divides what hidden layers contribute by exactly n, draw by draw. */
    @Test
    void the_scale_of_the_readout_divides_the_kernel_of_the_hidden_layers() {
        int width = 20;
        Architecture small = Architecture.standard(Activation.ERF, 2, Expression.ONE, Expression.ZERO);
        List<Integer> widths = List.of(width, width);
        NetworkSampler.Source unit = source(FiniteNetwork.withUnitReadout(small, ANGLE, widths));
        NetworkSampler.Source divided = source(new FiniteNetwork(small, ANGLE, widths));
        for (int draw = 0; draw < 5; draw++) {
            NetworkDraw first = unit.draw(draw);
            NetworkDraw second = divided.draw(draw);
            for (int layer = 1; layer <= 2; layer++) {
                double expected = first.layerTheta(layer, 0, 1) / width;
                assertThat(second.layerTheta(layer, 0, 1)).isCloseTo(expected, within(1e-12 * first.theta(0, 0)));
            }
            assertThat(second.layerTheta(3, 0, 1)).isEqualTo(first.layerTheta(3, 0, 1));
        }
    }

    private static NetworkSampler.Source source(FiniteNetwork network) {
        return new ExplicitSampler(network, RandomStreams.of(9, "depth-facts", "readout")).newSource();
    }
}
