package org.ntkverify.numeric.adversarial;

import java.util.Arrays;

/**
 * Perturbs inputs of a binary classifier f so that the margin {@code y f(x)} falls, within a ball of radius eps around each input:
 *
 * <pre>x_0 = x,   x_(k+1) = P(x_k - s y u(grad f(x_k))),   k = 0 .. K - 1</pre>
 *
 * with P the projection to the ball, {@code u(g) = sign(g)} for the maximum norm and {@code g/|g|} for the Euclidean norm. Every loss that decreases in
 * the margin has the same steps. One step of length eps is the fast gradient method [GSS15], several are projected gradient descent without a
 * random start [MMSTV18].
 *
 * <p>The step in the maximum norm and the Euclidean one are each the best of their length to first order: {@code min <g, v>} over
 * {@code |v| <= s} is attained at {@code -s u(g)}. Inputs are not clipped to a box: then that would not be so.
 *
 * @param norm of the ball
 * @param radius eps, at least 0
 * @param step s, at least 0
 * @param steps K, at least 1
 */
public record Attack(Norm norm, double radius, double step, int steps) {

    /** In which norm perturbations are small. */
    public enum Norm {
        /** The largest coordinate. */
        MAXIMUM,
        /** The root of the sum of squares. */
        EUCLIDEAN
    }

    /** Steps of projected descent cover the radius so many times in all. */
    private static final double REACH = 2.5;

    /** Checks the ranges. */
    public Attack {
        if (!(radius >= 0 && Double.isFinite(radius))) {
            throw new IllegalArgumentException("radius must be >= 0 and finite but was %s".formatted(radius));
        }
        if (!(step >= 0 && Double.isFinite(step))) {
            throw new IllegalArgumentException("step must be >= 0 and finite but was %s".formatted(step));
        }
        if (!(steps >= 1)) {
            throw new IllegalArgumentException("steps must be >= 1 but was %s".formatted(steps));
        }
    }

    /** Returns the fast gradient method: one step to the boundary of the ball. */
    public static Attack fast(Norm norm, double radius) {
        return new Attack(norm, radius, radius, 1);
    }

    /** Returns projected gradient descent in the maximum norm with steps of {@code 2.5 eps / K}. */
    public static Attack projected(double radius, int steps) {
        return new Attack(Norm.MAXIMUM, radius, REACH * radius / steps, steps);
    }

    /**
     * Returns the perturbed inputs, d x N.
     *
     * @param f the classifier
     * @param points d x N, left as they are
     * @param labels y, N numbers of which the signs count
     * @throws IllegalArgumentException if the shapes do not agree
     */
    public double[] perturbed(InputFunction f, double[] points, double[] labels) {
        double[] moved = new double[points.length];
        perturb(f, points, labels, moved, new double[points.length]);
        return moved;
    }

    /** Writes the perturbed inputs to {@code moved}; {@code gradients} is working memory of the same size. */
    void perturb(InputFunction f, double[] points, double[] labels, double[] moved, double[] gradients) {
        if (points.length != f.dimension() * labels.length) {
            throw new IllegalArgumentException("points must be %s x %s numbers but were %s"
                    .formatted(f.dimension(), labels.length, points.length));
        }
        System.arraycopy(points, 0, moved, 0, points.length);
        if (radius == 0) {
            return;
        }
        for (int k = 0; k < steps; k++) {
            f.gradients(moved, gradients);
            descend(labels, gradients, moved, points);
        }
    }

    private void descend(double[] labels, double[] gradients, double[] moved, double[] points) {
        int d = points.length / labels.length;
        for (int i = 0; i < labels.length; i++) {
            double down = -step * Math.signum(labels[i]);
            if (norm == Norm.MAXIMUM) {
                for (int at = i * d; at < (i + 1) * d; at++) {
                    double shift = moved[at] + down * Math.signum(gradients[at]) - points[at];
                    moved[at] = points[at] + Math.max(-radius, Math.min(radius, shift));
                }
            } else {
                descendInBall(down, gradients, moved, points, i * d, d);
            }
        }
    }

    private void descendInBall(double down, double[] gradients, double[] moved, double[] points, int from, int d) {
        double length = norm(gradients, from, d);
        if (length > 0) {
            for (int at = from; at < from + d; at++) {
                moved[at] += down * gradients[at] / length;
            }
        }
        double[] shift = new double[d];
        Arrays.setAll(shift, k -> moved[from + k] - points[from + k]);
        double far = norm(shift, 0, d);
        if (far > radius) {
            for (int k = 0; k < d; k++) {
                moved[from + k] = points[from + k] + shift[k] * radius / far;
            }
        }
    }

    private static double norm(double[] vector, int from, int count) {
        double sum = 0;
        for (int at = from; at < from + count; at++) {
            sum += vector[at] * vector[at];
        }
        return Math.sqrt(sum);
    }

    /** Returns the part of inputs with {@code y f(x) > 0}, given the values of f. */
    public static double accuracy(double[] values, double[] labels) {
        int right = 0;
        for (int i = 0; i < labels.length; i++) {
            if (values[i] * labels[i] > 0) {
                right++;
            }
        }
        return (double) right / labels.length;
    }
}
