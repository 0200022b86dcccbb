package org.ntkverify.numeric.train;

/**
 * What training minimises, as a function of the outputs: {@code C = factor sum_i loss(f_i - o_i, y_i)} over the k N outputs.
 *
 * <p>With offsets {@code o = f(X; theta_0)} the training is centred: it starts from the zero function. Instances are immutable.
 */
public final class Objective {

    private final Loss loss;
    private final double[] targets;
    private final double[] offsets;
    private final double factor;

    /**
     * Describes the objective.
     *
     * @param loss of one output
     * @param targets y, k N finite numbers; copied
     * @param offsets o, as many; copied
     * @param factor of the sum, for example 1/N; positive
     */
    public Objective(Loss loss, double[] targets, double[] offsets, double factor) {
        if (targets.length == 0 || offsets.length != targets.length) {
            throw new IllegalArgumentException("offsets must be as many as targets, at least 1, but were %s for %s"
                    .formatted(offsets.length, targets.length));
        }
        if (!(factor > 0 && Double.isFinite(factor))) {
            throw new IllegalArgumentException("factor must be > 0 and finite but was %s".formatted(factor));
        }
        this.loss = loss;
        this.targets = targets.clone();
        this.offsets = offsets.clone();
        this.factor = factor;
    }

    /** Returns the sum of squared losses, {@code sum_i (f_i - y_i)^2 / 2}. */
    public static Objective squared(double[] targets) {
        return new Objective(Loss.SQUARED, targets, new double[targets.length], 1);
    }

    /** Returns the mean of squared losses, {@code (1/N) sum_i (f_i - y_i)^2 / 2}, of a network with one output. */
    public static Objective meanSquared(double[] targets) {
        return new Objective(Loss.SQUARED, targets, new double[targets.length], 1.0 / targets.length);
    }

    /** Returns this objective for {@code f - offsets}. */
    public Objective centredAt(double[] newOffsets) {
        return new Objective(loss, targets, newOffsets, factor);
    }

    /** Returns the number of outputs. */
    public int size() {
        return targets.length;
    }

    /** Returns the factor of the sum. */
    public double factor() {
        return factor;
    }

    /** Returns C; not finite where the outputs are not. */
    public double value(double[] outputs) {
        require(outputs);
        double sum = 0;
        for (int i = 0; i < targets.length; i++) {
            sum += loss.value(outputs[i] - offsets[i], targets[i]);
        }
        return factor * sum;
    }

    /** Writes {@code d C / d f_i} to {@code target}. */
    public void slopes(double[] outputs, double[] target) {
        require(outputs);
        for (int i = 0; i < targets.length; i++) {
            target[i] = factor * loss.slope(outputs[i] - offsets[i], targets[i]);
        }
    }

    /** Writes {@code d^2 C / d f_i^2} to {@code target}; mixed derivatives are 0. */
    public void curvatures(double[] outputs, double[] target) {
        require(outputs);
        for (int i = 0; i < targets.length; i++) {
            target[i] = factor * loss.curvature(outputs[i] - offsets[i], targets[i]);
        }
    }

    private void require(double[] outputs) {
        if (outputs.length != targets.length) {
            throw new IllegalArgumentException(
                    "outputs must be %s but were %s".formatted(targets.length, outputs.length));
        }
    }
}
