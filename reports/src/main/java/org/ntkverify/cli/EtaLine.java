package org.ntkverify.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.ntkverify.numeric.engine.ElapsedTime;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.report.number.DurationText;

/** One line on standard error that is written over: how much is done and how long the rest will take. */
final class EtaLine implements Progress {

    private static final int WIDTH = 79;
    private static final long INTERVAL_NANOS = 200_000_000;

    /** Before, the first draws, which also compile code, say little about the rest. */
    private static final double FEWEST_SECONDS = 1;

    private final Optional<PrintWriter> writer;
    private final String what;
    private final ElapsedTime time;
    private long nextShown;
    private double firstDone = -1;

    private EtaLine(Optional<PrintWriter> writer, String what, LongSupplier nanoTime) {
        this.time = ElapsedTime.from(nanoTime);
        this.writer = writer;
        this.what = what;
    }

    /** Returns a line on {@code writer}, or a silent one if it is not {@code shown}. */
    static EtaLine on(PrintWriter writer, boolean shown, String what) {
        return on(writer, shown, what, System::nanoTime);
    }

    static EtaLine on(PrintWriter writer, boolean shown, String what, LongSupplier nanoTime) {
        return new EtaLine(shown ? Optional.of(writer) : Optional.empty(), what, nanoTime);
    }

    @Override
    public void drawsDone(long done, long total) {
        if (firstDone < 0) {
            // What a resumed run finds done took no time.
            firstDone = (double) done;
        }
        long now = time.nanos();
        if (now >= nextShown) {
            nextShown = now + INTERVAL_NANOS;
            show("%s  %s %%%s".formatted(what, (long) (100.0 * done / total), rest(done, total, now / 1e9)));
        }
    }

    private String rest(long done, long total, double seconds) {
        if (seconds < FEWEST_SECONDS || !(done > firstDone)) {
            return "";
        }
        return ", about %s left".formatted(DurationText.text(seconds * (total - done) / (done - firstDone)));
    }

    /** Says what is worked out now, where nothing tells how long it takes. */
    void stage(String stage) {
        show("%s  %s ...".formatted(what, stage));
    }

    void clear() {
        show("");
        writer.ifPresent(line -> {
            line.print("\r");
            line.flush();
        });
    }

    private void show(String text) {
        writer.ifPresent(line -> {
            String cut = text.length() > WIDTH ? text.substring(0, WIDTH) : text;
            line.print("\r" + cut + " ".repeat(WIDTH - cut.length()));
            line.flush();
        });
    }
}
