package org.ntkverify.numeric.engine;

/** A draw threw; the cause is what it threw. */
public final class DrawFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DrawFailedException(long chunk, long firstDraw, Throwable cause) {
        super(
                "draws of chunk %s (from draw %s on) must succeed but failed: %s".formatted(chunk, firstDraw, cause),
                cause);
    }
}
