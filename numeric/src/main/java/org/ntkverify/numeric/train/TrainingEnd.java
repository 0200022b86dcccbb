package org.ntkverify.numeric.train;

/** How a run of training ended. */
public sealed interface TrainingEnd {

    /** All steps were made. */
    record Reached(double loss) implements TrainingEnd {}

    /** The loss was not a finite number after {@code step} steps. */
    record Diverged(int step) implements TrainingEnd {}

    /**
     * Returns the loss at the end.
     *
     * @throws ArithmeticException if the run diverged
     */
    default double loss() {
        if (this instanceof Reached reached) {
            return reached.loss();
        }
        throw new ArithmeticException("training must converge but %s".formatted(this));
    }
}
