package org.ntkverify.numeric.engine;

/** The thread that asked for draws was interrupted before they were done. */
public final class DrawsInterruptedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DrawsInterruptedException(long done, long total, InterruptedException cause) {
        super("draws must not be interrupted but were after %s of %s".formatted(done, total), cause);
    }
}
