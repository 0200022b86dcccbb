package org.ntkverify.cli;

import org.ntkverify.numeric.engine.Progress;

/** Times the later half of a pilot sample: during the first, code is still being compiled. */
final class PilotClock implements Progress {

    private long startNanos;
    private long startDraws;
    private double secondsPerDraw;

    @Override
    public void drawsDone(long done, long total) {
        long now = System.nanoTime();
        if (startDraws == 0 && 2 * done >= total) {
            startNanos = now;
            startDraws = done;
        } else if (startDraws > 0) {
            secondsPerDraw = (now - startNanos) / 1e9 / (done - startDraws);
        }
    }

    /** Returns the time of one draw over all threads; 0 if the sample came from a ledger. */
    double secondsPerDraw() {
        return secondsPerDraw;
    }
}
