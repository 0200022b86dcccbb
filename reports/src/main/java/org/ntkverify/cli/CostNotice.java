package org.ntkverify.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.ntkverify.numeric.engine.ElapsedTime;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.kernel.KernelProgress;
import org.ntkverify.report.number.DurationText;

/**
 * Says once, early in a long run, how long all of it takes; the line that is written over goes on below. The first second is the pilot: what
 * was done in it tells how long the rest takes.
 */
final class CostNotice implements Progress, KernelProgress {

    /** Shorter runs are over before anybody has thought about ending them. */
    static final double WORTH_SAYING_SECONDS = 20;

    private static final double PILOT_SECONDS = 1;

    private final EtaLine line;
    private final PrintWriter error;
    private final String what;
    private final LongSupplier nanoTime;
    private boolean decided;
    private long firstDone;
    private Optional<ElapsedTime> pilot = Optional.empty();

    private CostNotice(EtaLine line, PrintWriter error, String what, LongSupplier nanoTime) {
        this.line = line;
        this.error = error;
        this.what = what;
        this.nanoTime = nanoTime;
    }

    /**
     * Returns a notice.
     *
     * @param line goes on showing what is done
     * @param error where it is said
     * @param what takes long, in a few words
     * @param nanoTime read as {@link System#nanoTime}
     */
    static CostNotice over(EtaLine line, PrintWriter error, String what, LongSupplier nanoTime) {
        return new CostNotice(line, error, what, nanoTime);
    }

    @Override
    public void drawsDone(long done, long total) {
        if (!decided) {
            decide(done, total);
        }
        line.drawsDone(done, total);
    }

    @Override
    public void entriesDone(long done, long total) {
        drawsDone(done, total);
    }

    @Override
    public void stage(String stage) {
        line.stage(stage);
    }

    private void decide(long done, long total) {
        if (pilot.isEmpty()) {
            // What came before, as code that was compiled or draws of a ledger, says nothing about the rest.
            firstDone = done;
            pilot = Optional.of(ElapsedTime.from(nanoTime));
            return;
        }
        double seconds = pilot.get().seconds();
        if (seconds < PILOT_SECONDS || !(done > firstDone)) {
            return;
        }
        decided = true;
        double rest = seconds * (total - firstDone) / (done - firstDone);
        if (rest > WORTH_SAYING_SECONDS) {
            line.clear();
            error.printf("ntkv: %s takes about %s%n", what, DurationText.text(rest));
            error.flush();
        }
    }
}
