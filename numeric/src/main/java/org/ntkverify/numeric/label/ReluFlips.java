package org.ntkverify.numeric.label;

import java.util.Arrays;
import java.util.List;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.RandomStreams;

/**
 * {@code S_m = sqrt(m) (K_end - K_0)} on the diagonal for a two-layer ReLU network after centred gradient descent on {@link LabelledPoints#THREE},
 * averaged over the labels y and -y. Observed: {@code 2 S_(4m) - S_m} of two independent networks, in which a term {@code b/sqrt(m)} of S cancels.
 *
 * <p>A neuron at distance {@code O(m^(-1/2))} from the kink of point i may change sides, and {@code K_ii} with it by {@code a^2/m}. The gradient of point i
 * acts on active neurons only, so changes in and out do not balance. In the limit {@code v = sqrt(m) u_i/|a|} follows
 * {@code v' = v + eta sign(a) sum_j e_j 1_j c_ij} with {@code e = (1 - eta H)^k y} at step k, {@code 1_j} fixed for {@code j != i} and
 * {@code 1_i = 1{v > 0}}; hence
 *
 * <pre>lim sqrt(m) E(K_end - K_0)_ii = c_ii/(|x_i| sqrt(2 pi)) E|a|^3 E[ integral of 1{v_end > 0} - 1{v_0 > 0} over v_0 ],</pre>
 *
 * the outer expectation over sign(a) and over the {@code 1_j} given {@code u_i = 0}.
 *
 * @param root sqrt(m) of the narrower network
 */
public record ReluFlips(int root) implements Experiment {

    /** Learning rate; the largest eigenvalue of H is 1.52. */
    public static final double RATE = 0.25;

    /** Until {@code (1 - eta lambda_min)^k} is 7e-6. */
    public static final int STEPS = 80;

    /** Nodes of the integral; the integrand has jumps. */
    private static final int NODES = 200_000;

    /** Neurons that start farther away do not change sides: {@code eta sum_k |e_k|_1} is below it. */
    private static final double REACH = 12;

    @Override
    public String text() {
        return "two-layer relu networks of widths %s and %s on three points, gradient descent with rate %s on y and on -y"
                .formatted(root * root, 4 * root * root, RATE);
    }

    @Override
    public List<String> names() {
        return List.of("(1,1)", "(2,2)", "(3,3)");
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        int n = LabelledPoints.THREE.count();
        GramNetwork narrow = network(root);
        GramNetwork wide = network(2 * root);
        double[] first = new double[n];
        double[] second = new double[n];
        return (index, target) -> {
            // Twice the index and the next: two networks that share no weight.
            scaledShift(narrow, root, streams, 2 * index, first);
            scaledShift(wide, 2 * root, streams, 2 * index + 1, second);
            for (int i = 0; i < n; i++) {
                target[i] = 2 * second[i] - first[i];
            }
        };
    }

    private static GramNetwork network(int root) {
        return new GramNetwork(
                NeuronActivation.RELU, LabelledPoints.THREE.gram(), LabelledPoints.THREE.count(), root * root);
    }

    private static void scaledShift(GramNetwork network, int root, RandomStreams streams, long index, double[] target) {
        int n = target.length;
        double[] offsets = new double[n];
        double[] before = new double[n * n];
        double[] after = new double[n * n];
        network.draw(streams, index);
        network.kernel(before);
        network.outputs(offsets);
        Arrays.fill(target, 0);
        for (int sign = 1; sign >= -1; sign -= 2) {
            double[] labels = LabelledPoints.THREE.targets();
            for (int i = 0; i < n; i++) {
                labels[i] *= sign;
            }
            network.restart();
            network.descend(labels, offsets, RATE, STEPS);
            network.kernel(after);
            for (int i = 0; i < n; i++) {
                target[i] += root * (after[i + n * i] - before[i + n * i]) / 2;
            }
        }
    }

    /**
     * Returns the limit of component i = 0, 1, 2.
     *
     * <p><i>Accuracy:</i> 2e-4, from the jumps of the integrand.
     */
    public static double limit(int i) {
        double[] gram = LabelledPoints.THREE.gram();
        int n = LabelledPoints.THREE.count();
        int j = (i + 1) % n;
        int k = (i + 2) % n;
        double[][] errors = errors(gram, n);
        double between = gram[j + n * k] - gram[i + n * j] * gram[i + n * k];
        double norms = Math.sqrt((1 - gram[i + n * j] * gram[i + n * j]) * (1 - gram[i + n * k] * gram[i + n * k]));
        double equal = 0.25 + Math.asin(between / norms) / (2 * Math.PI);
        double sum = 0;
        for (int pattern = 0; pattern < 4; pattern++) {
            int gateJ = pattern & 1;
            int gateK = pattern >> 1;
            double probability = gateJ == gateK ? equal : 0.5 - equal;
            for (int sign = 1; sign >= -1; sign -= 2) {
                double[] others = new double[STEPS];
                double[] own = new double[STEPS];
                for (int step = 0; step < STEPS; step++) {
                    double[] e = errors[step];
                    others[step] = sign * RATE * (e[j] * gram[i + n * j] * gateJ + e[k] * gram[i + n * k] * gateK);
                    own[step] = sign * RATE * e[i] * gram[i + n * i];
                }
                sum += probability / 2 * flips(others, own);
            }
        }
        double thirdMoment = 2 * Math.sqrt(2 / Math.PI);
        return sum * thirdMoment / Math.sqrt(2 * Math.PI);
    }

    /** The errors e at each step. */
    private static double[][] errors(double[] gram, int n) {
        double[] kernel = ReluKernel.of(gram, n);
        double[][] errors = new double[STEPS][];
        double[] e = LabelledPoints.THREE.targets();
        for (int step = 0; step < STEPS; step++) {
            errors[step] = e;
            double[] next = e.clone();
            for (int p = 0; p < n; p++) {
                for (int q = 0; q < n; q++) {
                    next[p] -= RATE * kernel[p + n * q] * e[q];
                }
            }
            e = next;
        }
        return errors;
    }

    /** The integral of the change of sides over all starts. */
    private static double flips(double[] others, double[] own) {
        double cell = 2 * REACH / NODES;
        int balance = 0;
        for (int node = 0; node < NODES; node++) {
            double start = -REACH + (node + 0.5) * cell;
            double v = start;
            for (int step = 0; step < STEPS; step++) {
                v += v > 0 ? others[step] + own[step] : others[step];
            }
            balance += (v > 0 ? 1 : 0) - (start > 0 ? 1 : 0);
        }
        return balance * cell;
    }
}
