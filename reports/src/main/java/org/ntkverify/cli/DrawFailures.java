package org.ntkverify.cli;

import org.ntkverify.numeric.engine.DrawFailedException;

/** Tells what the user can mend from what is a defect. */
final class DrawFailures {

    private DrawFailures() {}

    /** Returns a usage error if a number left the range of doubles or memory ran out, and {@code failure} otherwise. */
    static RuntimeException explained(DrawFailedException failure) {
        if (failure.getCause() instanceof ArithmeticException cause) {
            return new UsageException(
                    "kernels must be finite but are not: %s%nMaybe the gains are too large for this depth."
                            .formatted(cause.getMessage()));
        }
        if (failure.getCause() instanceof OutOfMemoryError) {
            return new UsageException(
                    "networks must fit into the memory of Java but do not%nMaybe NTKV_JAVA_OPTS=-Xmx.. gives it more, or --threads 1 needs less."
                            .formatted());
        }
        // Draws are saved while they are drawn.
        return failure.getCause() instanceof DiskException disk ? disk : failure;
    }
}
