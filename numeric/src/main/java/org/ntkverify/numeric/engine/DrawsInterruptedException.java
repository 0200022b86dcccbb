package org.ntkverify.numeric.engine;

/** The thread that asked for draws was interrupted before they were done, or the run was told to stop. */
public final class DrawsInterruptedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The run was told to stop between its draws. */
    public DrawsInterruptedException() {
        super("a run must not be told to stop but was");
    }

    DrawsInterruptedException(long done, long total, InterruptedException cause) {
        super("draws must not be interrupted but were after %s of %s".formatted(done, total), cause);
    }
}
