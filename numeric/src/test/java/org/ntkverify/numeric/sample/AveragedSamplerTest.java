package org.ntkverify.numeric.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.Parameterization;

/** Averaging over the backward pass leaves means unchanged, takes variance away, and is what the dense formula says. */
class AveragedSamplerTest {

    /** Two-sided normal quantile at level 1e-8: at most 100 comparisons give a false alarm with probability 1e-6. */
    private static final double CRITICAL = 5.73;

    private static RandomStreams streams(String plan) {
        return RandomStreams.of(20261125, "averaged", plan);
    }

    private static FiniteNetwork network(String activation, String widths, boolean bias, int count) {
        List<Integer> numbers =
                Arrays.stream(widths.split(" ")).map(Integer::valueOf).toList();
        return new FiniteNetwork(
                TestNetworks.unequalGains(
                        Activation.named(activation), numbers.size(), bias, Parameterization.NTK, InputScaling.SCALED),
                TestNetworks.inputs(count, 3),
                numbers);
    }

    @ParameterizedTest
    @CsvSource({
        "erf,  6,       true,  3",
        "relu, 6,       false, 3",
        "erf,  6 6,     true,  3",
        "relu, 6 6,     true,  3",
        "erf,  6 5 7,   true,  3",
        "relu, 8 8 8,   false, 3",
        "relu, 3 2 3,   false, 4",
        "erf,  6 6 6 6, false, 2",
    })
    void means_are_unchanged_and_variances_shrink(String activation, String widths, boolean bias, int count) {
        FiniteNetwork network = network(activation, widths, bias, count);
        Observable theta = Observable.join(
                List.of(Observable.theta(count), Observable.layerTheta(count, network.hiddenLayers() + 1)));
        int entries = theta.names().size();
        assertThat(entries).isLessThanOrEqualTo(100);
        NetworkSampler.Source drawn = new ConditionedSampler(network, streams(network.toString())).newSource();
        NetworkSampler.Source averaged = new AveragedSampler(network, streams(network.toString())).newSource();
        MomentsBuilder differences = new MomentsBuilder(theta.names());
        MomentsBuilder before = new MomentsBuilder(theta.names());
        MomentsBuilder after = new MomentsBuilder(theta.names());
        double[] first = new double[entries];
        double[] second = new double[entries];
        for (int draw = 0; draw < 60_000; draw++) {
            theta.observe(drawn.draw(draw), first);
            theta.observe(averaged.draw(draw), second);
            before.add(first);
            after.add(second);
            for (int i = 0; i < entries; i++) {
                first[i] -= second[i];
            }
            differences.add(first);
        }
        Moments difference = differences.build();
        Moments with = after.build();
        Moments without = before.build();
        for (int i = 0; i < entries; i++) {
            String name = theta.names().get(i);
            double error = Math.sqrt(difference.variance(i) / difference.count());
            double scale = Math.abs(without.mean(i)) + Math.sqrt(without.variance(i));
            assertThat(Math.abs(difference.mean(i))).as(name).isLessThanOrEqualTo(CRITICAL * error + 1e-13 * scale);
            assertThat(CRITICAL * error).as("power of %s", name).isLessThan(0.06 * scale);
            // The same features: the difference is uncorrelated with what is left.
            assertThat(with.variance(i)).as(name).isLessThan(without.variance(i) * 1.05 + 1e-20);
        }
    }

    /** With one hidden ReLU layer, relvar falls from 3/n to 2/n: {@code (Var phi^2 + Var 1{z>0} + 2 Cov)/4 = (5 + 1 + 2)/4}. */
    @Test
    void one_hidden_layer_has_the_variance_of_its_features() {
        int width = 32;
        FiniteNetwork network = TestNetworks.relu(TestNetworks.inputs(1, 3), TestNetworks.NO_BIAS, width);
        NetworkSampler.Source source = new AveragedSampler(network, streams("one layer")).newSource();
        MomentsBuilder builder = new MomentsBuilder(List.of("theta"));
        for (int draw = 0; draw < 200_000; draw++) {
            builder.add(new double[] {source.draw(draw).theta(0, 0)});
        }
        Moments moments = builder.build();
        double relative = width * moments.variance(0) / (moments.mean(0) * moments.mean(0));
        // Six standard errors of a variance from 200 000 draws of kurtosis below 5.
        assertThat(relative).isCloseTo(2, within(2 * 6 * Math.sqrt(4 / 200_000.0)));
    }

    /** What the dense formula may get wrong. */
    enum Defect {
        NONE,
        /** As if the backward weights were fresh. */
        CONDITIONING_DROPPED,
        /** Y^T Y in place of Y^T D D' Y. */
        SLOPES_FORGOTTEN,
        /** The whole space in place of the complement of the features. */
        PROJECTION_DROPPED
    }

    @ParameterizedTest
    @EnumSource
    void it_is_the_dense_formula(Defect defect) {
        FiniteNetwork network = network("erf", "7 8 6", true, 3);
        ConditionedLayers drawn = ConditionedLayers.of(network, streams("dense"));
        double worst = 0;
        for (int index = network.hiddenLayers(); index >= 1; index--) {
            double[][] expected = drawn.expectedGram(index, defect);
            double[] actual = drawn.layers().get(index - 1).backwardGram;
            for (int j = 0; j < 3; j++) {
                for (int i = 0; i <= j; i++) {
                    worst = Math.max(worst, Math.abs(actual[i + 3 * j] / expected[i][j] - 1));
                }
            }
        }
        if (defect == Defect.NONE) {
            // Orthonormality of Q to the condition number of three features in eight dimensions.
            assertThat(worst).isLessThan(1e-9);
        } else {
            assertThat(worst).as("planted").isGreaterThan(1e-2);
        }
    }

    /** One draw of the sampler's layers with the dense covariances of its backward pass, n x n. */
    private record ConditionedLayers(List<ConditionedLayer> layers) {

        static ConditionedLayers of(FiniteNetwork network, RandomStreams streams) {
            List<ConditionedLayer> layers = new ArrayList<>();
            for (int index = 1; index <= network.hiddenLayers(); index++) {
                layers.add(new ConditionedLayer(network, index, FirstLayer.of(network)));
            }
            ForwardTile forward = new ForwardTile(network, streams, layers);
            AveragedBackward backward = new AveragedBackward(layers);
            for (ConditionedLayer layer : layers) {
                layer.clearSums();
                if (layer.index > 1) {
                    layer.condition(layers.get(layer.index - 2).forwardGram, ConditionedSource.RANK_CUT_OFF);
                }
                if (layer.last) {
                    backward.begin(layer);
                }
                forward.run(layer, 0, 0);
                if (layer.last) {
                    backward.add(layer, 0);
                }
            }
            backward.readOut(layers.get(layers.size() - 1));
            for (int at = layers.size() - 2; at >= 0; at--) {
                backward.step(layers.get(at), layers.get(at + 1));
            }
            return new ConditionedLayers(layers);
        }

        double[][] expectedGram(int index, Defect defect) {
            int count = layers.get(0).inputCount;
            double[][] gram = new double[count][count];
            for (int i = 0; i < count; i++) {
                for (int j = 0; j < count; j++) {
                    gram[i][j] = deltas(index, i, j, defect).getTrace();
                }
            }
            return gram;
        }

        /** {@code E[delta_l(x_i) delta_l(x_j)^T]}. */
        private RealMatrix deltas(int index, int i, int j, Defect defect) {
            ConditionedLayer layer = layers.get(index - 1);
            RealMatrix covariance;
            double variance = layer.nextWeightScale * layer.nextWeightScale;
            if (layer.last) {
                covariance = MatrixUtils.createRealIdentityMatrix(layer.width).scalarMultiply(variance);
            } else {
                ConditionedLayer next = layers.get(index);
                RealMatrix above = deltas(index + 1, i, j, defect);
                RealMatrix y = y(next);
                RealMatrix q = q(layer, next);
                RealMatrix inner = defect == Defect.SLOPES_FORGOTTEN
                        ? y.transpose().multiply(y).scalarMultiply(above.getTrace() / next.width)
                        : y.transpose().multiply(above).multiply(y);
                RealMatrix seen = q.multiply(inner).multiply(q.transpose());
                RealMatrix whole = MatrixUtils.createRealIdentityMatrix(layer.width);
                RealMatrix complement =
                        defect == Defect.PROJECTION_DROPPED ? whole : whole.subtract(q.multiply(q.transpose()));
                RealMatrix fresh = complement.scalarMultiply(above.getTrace());
                covariance = defect == Defect.CONDITIONING_DROPPED
                        ? whole.scalarMultiply(variance * above.getTrace())
                        : seen.add(fresh).scalarMultiply(variance);
            }
            return slopes(layer, i).multiply(covariance).multiply(slopes(layer, j));
        }

        private static RealMatrix slopes(ConditionedLayer layer, int input) {
            return MatrixUtils.createRealDiagonalMatrix(
                    Arrays.copyOfRange(layer.slopes, input * layer.width, (input + 1) * layer.width));
        }

        private static RealMatrix columns(double[] values, int from, int rows, int columns) {
            RealMatrix matrix = MatrixUtils.createRealMatrix(rows, columns);
            for (int k = 0; k < columns; k++) {
                matrix.setColumn(k, Arrays.copyOfRange(values, from + k * rows, from + (k + 1) * rows));
            }
            return matrix;
        }

        private static RealMatrix y(ConditionedLayer layer) {
            return columns(layer.weights, layer.biasColumns * layer.width, layer.width, layer.inputFactor.rank());
        }

        /** {@code H R^-1}, with R from the sampler, because Y refers to that basis. */
        private static RealMatrix q(ConditionedLayer layer, ConditionedLayer next) {
            int rank = next.inputFactor.rank();
            double[] rows = new double[rank * layer.inputCount];
            next.inputFactor.copyRows(1, rows, 0, rank);
            RealMatrix r = columns(rows, 0, rank, layer.inputCount);
            RealMatrix h = columns(layer.values, 0, layer.width, layer.inputCount);
            return h.multiply(new SingularValueDecomposition(r).getSolver().getInverse());
        }
    }

    @Test
    void moments_are_the_same_bit_by_bit_for_any_number_of_threads() {
        FiniteNetwork network = network("erf", "1100 70", true, 3);
        SamplePlan plan =
                new SamplePlan(7, "averaged", "threads", SamplerKind.AVERAGED, network, Observable.theta(3), 0, 60);
        byte[] one = Sampling.run(plan, new LocalDrawEngine(1), Progress.SILENT).encode();
        for (int threads = 2; threads <= 3; threads++) {
            assertThat(Sampling.run(plan, new LocalDrawEngine(threads), Progress.SILENT)
                            .encode())
                    .as("%s threads", threads)
                    .isEqualTo(one);
        }
    }

    @Test
    void outputs_are_not_numbers_and_no_sample_takes_them() {
        FiniteNetwork network = network("relu", "6 6", true, 2);
        NetworkDraw draw =
                new AveragedSampler(network, streams("outputs")).newSource().draw(0);
        assertThat(draw.output(0)).isNaN();
        MomentsBuilder builder = new MomentsBuilder(List.of("f"));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> builder.add(new double[] {draw.output(0)}));
    }

    @Test
    void other_networks_are_refused() {
        FiniteNetwork residual = TestNetworks.residual(Activation.RELU, false, Parameterization.NTK, 1, 6, 6);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AveragedSampler(residual, streams("residual")))
                .withMessageStartingWith(
                        "network of the averaged sampler must be dense with one output but was a residual one");
    }
}
