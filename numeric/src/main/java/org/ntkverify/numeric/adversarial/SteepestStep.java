package org.ntkverify.numeric.adversarial;

import java.util.Arrays;
import java.util.List;
import org.ntkverify.numeric.adversarial.Attack.Norm;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.RandomStream;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;

/**
 * Whether one small step of the fast gradient method lowers the margin {@code y f(x)} of a kernel predictor by {@code eps |grad f|_*}, with the dual norm,
 * and no other step in the ball by more: to first order that is Hoelder's inequality and where it is sharp.
 *
 * @param dimension d
 * @param samples n
 */
public record SteepestStep(int dimension, int samples) implements Experiment {

    /** Both steps are the best of their ball. */
    public static final Event BOTH =
            new Event("the gradient step gains eps |grad|_2, the sign step eps |grad|_1, no other step more");

    /** False: the sign step in the Euclidean ball. */
    public static final Event SIGN_IN_EUCLIDEAN = new Event("the sign step of Euclidean length eps gains eps |grad|_2");

    /** False: the gradient step in the cube. */
    public static final Event GRADIENT_IN_CUBE = new Event("the gradient step of maximum norm eps gains eps |grad|_1");

    /** False by little: turned by a random angle. */
    public static final Event TURNED =
            new Event("the gradient step turned by an angle of 0.0238 N(0,1) gains eps |grad|_2");

    /** Curvature changes gains by about eps relative to the first order; rounding by 1e-15/eps. */
    private static final double RADIUS = 1e-6;

    /** Relative: far above both, far below what another direction loses. */
    private static final double TOLERANCE = 1e-3;

    /** {@code 1 - cos(angle)} exceeds the tolerance where the angle exceeds 0.0447: for {@code |N(0,1)| > 1.88}, 6 % of the instances. */
    private static final double ANGLE = 0.0238;

    private static final int CANDIDATES = 200;

    @Override
    public String text() {
        return "steps of length %s against kernel regression with n = %s inputs N(0, I) in R^%s and targets N(0, 1), and %s random steps"
                .formatted(RADIUS, samples, dimension, CANDIDATES);
    }

    @Override
    public List<String> names() {
        return Event.indicators(BOTH, SIGN_IN_EUCLIDEAN, GRADIENT_IN_CUBE, TURNED);
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        return (draw, target) -> {
            RandomStream stream = streams.at(draw, 0, StreamRole.EXPERIMENT_DATA, 0);
            KernelInstance instance = KernelInstance.draw(stream, dimension, samples, 1);
            double[] label = {stream.nextNormal() < 0 ? -1 : 1};
            Local local = new Local(instance, label);
            double[] gradientStep = local.step(Norm.EUCLIDEAN);
            double[] signStep = local.step(Norm.MAXIMUM);
            double best = local.bestOf(stream, CANDIDATES, Norm.EUCLIDEAN) / local.steepest(Norm.EUCLIDEAN);
            double bestInCube = local.bestOf(stream, CANDIDATES, Norm.MAXIMUM) / local.steepest(Norm.MAXIMUM);
            double shortfall = Math.max(
                    Math.abs(1 - local.gain(gradientStep) / local.steepest(Norm.EUCLIDEAN)),
                    Math.abs(1 - local.gain(signStep) / local.steepest(Norm.MAXIMUM)));
            Event.write(Event.within(Math.max(shortfall, Math.max(best, bestInCube) - 1), TOLERANCE), target, 0);
            double[] shorter = scaled(signStep, RADIUS / norm(signStep, Norm.EUCLIDEAN));
            Event.write(Event.within(1 - local.gain(shorter) / local.steepest(Norm.EUCLIDEAN), TOLERANCE), target, 2);
            double[] longer = scaled(gradientStep, RADIUS / norm(gradientStep, Norm.MAXIMUM));
            Event.write(Event.within(1 - local.gain(longer) / local.steepest(Norm.MAXIMUM), TOLERANCE), target, 4);
            double[] turned = turned(gradientStep, ANGLE * stream.nextNormal(), stream);
            Event.write(Event.within(1 - local.gain(turned) / local.steepest(Norm.EUCLIDEAN), TOLERANCE), target, 6);
        };
    }

    private static double[] scaled(double[] v, double factor) {
        return Arrays.stream(v).map(x -> factor * x).toArray();
    }

    private static double norm(double[] v, Norm norm) {
        return norm == Norm.MAXIMUM
                ? Arrays.stream(v).map(Math::abs).max().orElseThrow()
                : Math.sqrt(Arrays.stream(v).map(x -> x * x).sum());
    }

    /** Turns {@code v} by an angle in the plane of v and a random direction. */
    private static double[] turned(double[] v, double angle, RandomStream stream) {
        double[] other = new double[v.length];
        stream.fillNormals(other, 0, other.length);
        double length = norm(v, Norm.EUCLIDEAN);
        double along = 0;
        for (int k = 0; k < v.length; k++) {
            along += other[k] * v[k] / (length * length);
        }
        KernelInstance.add(other, -along, v);
        double[] result = scaled(v, Math.cos(angle));
        KernelInstance.add(result, Math.sin(angle) * length / norm(other, Norm.EUCLIDEAN), other);
        return result;
    }

    /** The margin near one input. */
    private static final class Local {

        private final KernelClassifier f;
        private final double[] point;
        private final double[] label;
        private final double[] gradient;
        private final double margin;

        Local(KernelInstance instance, double[] label) {
            this.f = new KernelClassifier(instance.kernel(), instance.solved(instance.targets()));
            this.point = instance.tests();
            this.label = label;
            this.gradient = new double[point.length];
            f.gradients(point, gradient);
            this.margin = margin(point);
        }

        private double margin(double[] x) {
            double[] value = new double[1];
            f.values(x, value);
            return label[0] * value[0];
        }

        double[] step(Norm norm) {
            double[] step = Attack.fast(norm, RADIUS).perturbed(f, point, label);
            KernelInstance.add(step, -1, point);
            return step;
        }

        double gain(double[] step) {
            double[] moved = point.clone();
            KernelInstance.add(moved, 1, step);
            return margin - margin(moved);
        }

        /** {@code eps |grad f|} in the dual norm. */
        double steepest(Norm norm) {
            return RADIUS
                    * (norm == Norm.MAXIMUM
                            ? Arrays.stream(gradient).map(Math::abs).sum()
                            : SteepestStep.norm(gradient, Norm.EUCLIDEAN));
        }

        double bestOf(RandomStream stream, int candidates, Norm norm) {
            double best = Double.NEGATIVE_INFINITY;
            double[] step = new double[point.length];
            for (int k = 0; k < candidates; k++) {
                stream.fillNormals(step, 0, step.length);
                best = Math.max(best, gain(scaled(step, RADIUS / SteepestStep.norm(step, norm))));
            }
            return best;
        }
    }
}
