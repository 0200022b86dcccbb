package org.ntkverify.cli;

import java.util.function.LongSupplier;
import org.ntkverify.numeric.engine.ElapsedTime;
import org.ntkverify.numeric.engine.Progress;

/** Times the later half of a pilot sample: during the first, code is still being compiled. */
final class PilotClock implements Progress {

    private final ElapsedTime time;
    private long startNanos;
    private long startDraws;
    private double secondsPerDraw;

    PilotClock(LongSupplier nanoTime) {
        this.time = ElapsedTime.from(nanoTime);
    }

    @Override
    public void drawsDone(long done, long total) {
        long now = time.nanos();
        if (startDraws == 0 && 2 * done >= total) {
            startNanos = now;
            startDraws = done;
        } else if (startDraws > 0 && done > startDraws) {
            secondsPerDraw = (now - startNanos) / 1e9 / (done - startDraws);
        }
    }

    /** Returns the time of one draw over all threads; 0 if the sample came from a ledger. */
    double secondsPerDraw() {
        return secondsPerDraw;
    }
}
