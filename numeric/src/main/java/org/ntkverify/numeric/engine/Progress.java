package org.ntkverify.numeric.engine;

/** Hears how far a run is. */
@FunctionalInterface
public interface Progress {

    /** Hears nothing. */
    Progress SILENT = (done, total) -> {};

    /** Called after each chunk, with {@code done} increasing up to {@code total}. */
    void drawsDone(long done, long total);
}
