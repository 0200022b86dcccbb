package org.ntkverify.numeric.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalArithmetic;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.exact.NormalForm;
import org.ntkverify.symbolic.expression.Expression;

/**
 * One network with given weights, whose kernel is enclosed: {@code f = v.F_(L-1)}, {@code F_l = phi(W_l F_(l-1))}, {@code F_0 = x}.
 *
 * <p>Its unnormalised tangent kernel {@code K = J J^T} is a sum over layers l = 1 .. L, the readout being layer L:
 *
 * <pre>K = sum_l (F_(l-1) F_(l-1)^T) o (B_l B_l^T),   B_L = 1,   B_(L-1) = phi'(z_(L-1)) o v,   B_l = phi'(z_l) o (W_(l+1)^T B_(l+1))</pre>
 *
 * ([BAM22, Section 4], our reading). Weights and inputs are the doubles they are, exactly; everything else is interval arithmetic. The Gram matrix of
 * layer l has {@code n_(l-1) n_l} columns, which bounds its rank.
 */
public final class ConcreteNetwork {

    private final List<Integer> widths;
    private final int count;

    /** {@code F_(l-1)}: for each layer l = 1 .. L, each input, the neurons. */
    private final List<Interval[][]> features;

    /** {@code B_l}: for each layer l = 1 .. L, each input, the neurons. */
    private final List<Interval[][]> backward;

    private ConcreteNetwork(Activation activation, List<Integer> widths, double[][] inputs, List<double[][]> weights) {
        this.widths = widths;
        this.count = inputs.length;
        this.features = new ArrayList<>();
        this.backward = new ArrayList<>();
        int layers = weights.size();
        List<Interval[][]> slopes = new ArrayList<>();
        features.add(points(inputs));
        for (int l = 1; l < layers; l++) {
            Interval[][] z = products(weights.get(l - 1), features.get(l - 1));
            features.add(applied(activation.phi(), z));
            slopes.add(applied(activation.derivative(), z));
        }
        Interval[][] ones = new Interval[count][1];
        for (Interval[] row : ones) {
            row[0] = Interval.ONE;
        }
        backward.add(ones);
        for (int l = layers - 1; l >= 1; l--) {
            backward.add(0, before(weights.get(l), backward.get(0), slopes.get(l - 1)));
        }
    }

    /**
     * Returns the network with {@code W_l ~ N(0, 1/n_(l-1))} and {@code v ~ N(0, I)} at {@code x_i ~ N(0, I)}, rounded to doubles, from {@code seed}.
     *
     * @param samples N
     * @param dimension d
     * @param widths n_1 .. n_(L-1), at least one
     */
    public static ConcreteNetwork drawn(
            Activation activation, int samples, int dimension, List<Integer> widths, long seed) {
        if (widths.isEmpty()) {
            throw new IllegalArgumentException("widths must name at least one hidden layer but were []");
        }
        List<Integer> all = new ArrayList<>();
        all.add(dimension);
        all.addAll(widths);
        all.add(1);
        RandomStreams streams = RandomStreams.of(seed, "concrete network", "widths %s".formatted(all));
        double[][] points = matrix(streams, 0, StreamRole.EXPERIMENT_DATA, samples, dimension, 1);
        List<double[][]> weights = new ArrayList<>();
        for (int l = 1; l < all.size(); l++) {
            int rows = all.get(l);
            int columns = all.get(l - 1);
            double scale = l == all.size() - 1 ? 1 : 1 / Math.sqrt(columns);
            weights.add(matrix(streams, l, StreamRole.EXPERIMENT_WEIGHTS, rows, columns, scale));
        }
        return new ConcreteNetwork(activation, List.copyOf(all), points, weights);
    }

    private static double[][] matrix(
            RandomStreams streams, int layer, StreamRole role, int rows, int columns, double scale) {
        double[] normals = new double[rows * columns];
        streams.fillNormals(0, layer, role, normals, normals.length);
        double[][] matrix = new double[rows][columns];
        for (int at = 0; at < normals.length; at++) {
            matrix[at / columns][at % columns] = scale * normals[at];
        }
        return matrix;
    }

    private static Interval[][] points(double[][] inputs) {
        return Arrays.stream(inputs)
                .map(row -> Arrays.stream(row).mapToObj(Interval::of).toArray(Interval[]::new))
                .toArray(Interval[][]::new);
    }

    private static Interval[][] products(double[][] weights, Interval[][] values) {
        Interval[][] result = new Interval[values.length][weights.length];
        for (int i = 0; i < values.length; i++) {
            for (int r = 0; r < weights.length; r++) {
                Interval sum = Interval.ZERO;
                for (int c = 0; c < weights[r].length; c++) {
                    sum = sum.plus(Interval.of(weights[r][c]).times(values[i][c]));
                }
                result[i][r] = sum;
            }
        }
        return result;
    }

    private static Interval[][] before(double[][] weights, Interval[][] later, Interval[][] slopes) {
        Interval[][] result = new Interval[later.length][weights[0].length];
        for (int i = 0; i < later.length; i++) {
            for (int c = 0; c < weights[0].length; c++) {
                Interval sum = Interval.ZERO;
                for (int r = 0; r < weights.length; r++) {
                    sum = sum.plus(Interval.of(weights[r][c]).times(later[i][r]));
                }
                result[i][c] = slopes[i][c].times(sum);
            }
        }
        return result;
    }

    private static Interval[][] applied(Expression function, Interval[][] z) {
        Interval[][] result = new Interval[z.length][z[0].length];
        for (int i = 0; i < z.length; i++) {
            for (int k = 0; k < z[i].length; k++) {
                result[i][k] = function.evaluate(IntervalArithmetic.INSTANCE, Map.of(Activation.Z.name(), z[i][k]));
            }
        }
        return result;
    }

    /** Returns L, the number of layers with weights. */
    public int layers() {
        return widths.size() - 1;
    }

    /** Returns the number of weights of layer l = 1 .. L: the columns of its Jacobian. */
    public int weights(int layer) {
        return widths.get(layer) * widths.get(layer - 1);
    }

    /**
     * Returns whether {@code phi(z) = a z} exactly: then f and its gradients are linear in x. Derivatives alone do not tell, those of a kink are taken
     * almost everywhere.
     */
    public static boolean isLinear(Activation activation) {
        Expression slope = activation.derivative();
        return slope.variables().isEmpty() && NormalForm.equal(activation.phi(), slope.times(Activation.Z));
    }

    /** Returns {@code F_(l-1) F_(l-1)^T}, N x N. */
    public IntervalMatrix featureGram(int layer) {
        return matrix((i, j) -> dot(features.get(layer - 1), i, j));
    }

    /** Returns {@code B_l B_l^T}, N x N. */
    public IntervalMatrix backwardGram(int layer) {
        return matrix((i, j) -> dot(backward.get(layer - 1), i, j));
    }

    /** Returns the kernel of the weights of one layer, N x N. */
    public IntervalMatrix block(int layer) {
        return matrix((i, j) -> entry(layer, i, j));
    }

    /** Returns K, N x N. */
    public IntervalMatrix kernel() {
        return matrix((i, j) -> {
            Interval sum = Interval.ZERO;
            for (int l = 1; l <= layers(); l++) {
                sum = sum.plus(entry(l, i, j));
            }
            return sum;
        });
    }

    private Interval entry(int layer, int i, int j) {
        return dot(features.get(layer - 1), i, j).times(dot(backward.get(layer - 1), i, j));
    }

    private static Interval dot(Interval[][] rows, int i, int j) {
        Interval sum = Interval.ZERO;
        for (int k = 0; k < rows[i].length; k++) {
            sum = sum.plus(rows[i][k].times(rows[j][k]));
        }
        return sum;
    }

    /** An entry of a symmetric matrix. */
    private interface Entry {
        Interval at(int i, int j);
    }

    private IntervalMatrix matrix(Entry entry) {
        return IntervalMatrix.ofLowerTriangle(count, i -> {
            Interval[] row = new Interval[i + 1];
            for (int j = 0; j <= i; j++) {
                row[j] = entry.at(i, j);
            }
            return row;
        });
    }
}
