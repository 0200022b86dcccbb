package org.ntkverify.numeric.label;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;

/**
 * The truncated hierarchy {@code K2' = -sum_i K3[i] r_i}, {@code K3[i]' = -sum_j K4[i, j] r_j}, {@code r' = -H r}, integrated numerically and compared
 * with {@link HierarchyShift} plus {@code y^T H^(-1) K3(0)}. K3(0), K4 (without symmetries), y and {@code H = 1/2 + G G^T/(2 n)} are random, from
 * standard normal numbers. Observed: whether the two agree to 1e-10 of the sum of the absolute values of both parts, and the same for planted mistakes.
 */
public record HierarchyFlow() implements Experiment {

    /** The formula with H + 1e-10 in place of H. */
    public static final Event REGULARISED = new Event("agrees to 1e-10: H + 1e-10");

    private static final double JITTER = 1e-10;

    private static final double AGREEMENT = 1e-10;

    private static final int LABELS = 4;

    /** Of the integrator, relative and absolute; its global error is some ten times that. */
    private static final double TOLERANCE = 1e-13;

    /** {@code e^(-END/2)}, the largest part of r that is left, is 1e-15. */
    private static final double END = 70;

    /** Returns the event that a form of the shift agrees. */
    public static Event agrees(HierarchyShift form) {
        return new Event("agrees to 1e-10: " + form.text());
    }

    @Override
    public String text() {
        return "random hierarchies of %s labels".formatted(LABELS);
    }

    @Override
    public List<String> names() {
        return Stream.concat(Arrays.stream(HierarchyShift.values()).map(HierarchyFlow::agrees), Stream.of(REGULARISED))
                .flatMap(event -> event.indicators().stream())
                .toList();
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        double[] normals = new double[LABELS * (2 * LABELS + 2)];
        return (index, target) -> {
            streams.fillNormals(index, 0, StreamRole.EXPERIMENT_DATA, normals, normals.length);
            Instance instance = new Instance(normals);
            double truth = instance.integrated();
            int at = 0;
            for (HierarchyShift form : HierarchyShift.values()) {
                write(instance.deviation(form, 0, truth), target, at);
                at += 2;
            }
            write(instance.deviation(HierarchyShift.FULL, JITTER, truth), target, at);
        };
    }

    private static void write(double deviation, double[] target, int at) {
        Event.write(Event.atMost(Interval.of(deviation), Interval.of(AGREEMENT)), target, at);
    }

    /** One hierarchy. */
    private static final class Instance implements OrdinaryDifferentialEquation {

        private final double[] kernel = new double[LABELS * LABELS];
        private final double[] fourth = new double[LABELS * LABELS];
        private final double[] third = new double[LABELS];
        private final double[] labels = new double[LABELS];

        Instance(double[] normals) {
            int n = LABELS;
            System.arraycopy(normals, n * n, fourth, 0, n * n);
            System.arraycopy(normals, 2 * n * n, third, 0, n);
            System.arraycopy(normals, 2 * n * n + n, labels, 0, n);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    double sum = i == j ? 0.5 : 0;
                    for (int k = 0; k < n; k++) {
                        sum += normals[i + n * k] * normals[j + n * k] / (2 * n);
                    }
                    kernel[i + n * j] = sum;
                }
            }
        }

        double deviation(HierarchyShift form, double shift, double truth) {
            double[] regularised = kernel.clone();
            for (int i = 0; i < LABELS; i++) {
                regularised[i + LABELS * i] += shift;
            }
            HierarchyShift.Modes modes = new HierarchyShift.Modes(regularised, labels);
            double linear = modes.linear(third);
            double quadratic = modes.shift(form, fourth);
            double scale = Math.abs(linear) + Math.abs(quadratic);
            return Math.abs(linear + quadratic - truth) / scale;
        }

        double integrated() {
            double[] start = new double[getDimension()];
            for (int i = 0; i < LABELS; i++) {
                start[i] = -labels[i];
                start[LABELS + i] = third[i];
            }
            return new DormandPrince853Integrator(1e-8, END, TOLERANCE, TOLERANCE)
                    .integrate(this, new ODEState(0, start), END)
                    .getPrimaryState()[2 * LABELS];
        }

        @Override
        public int getDimension() {
            return 2 * LABELS + 1;
        }

        /** The state is r, K3, K2. */
        @Override
        public double[] computeDerivatives(double time, double[] state) {
            double[] velocity = new double[state.length];
            for (int i = 0; i < LABELS; i++) {
                for (int j = 0; j < LABELS; j++) {
                    velocity[i] -= kernel[i + LABELS * j] * state[j];
                    velocity[LABELS + i] -= fourth[i + LABELS * j] * state[j];
                }
                velocity[2 * LABELS] -= state[LABELS + i] * state[i];
            }
            return velocity;
        }
    }
}
