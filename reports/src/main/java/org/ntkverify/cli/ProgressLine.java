package org.ntkverify.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.ntkverify.numeric.engine.ElapsedTime;

/** One line on standard error that is written over: which claim, how many draws of the present sample. */
final class ProgressLine {

    private static final int WIDTH = 79;
    private static final long INTERVAL_NANOS = 100_000_000;

    private final Optional<PrintWriter> writer;
    private String claim = "";
    private final ElapsedTime time;
    private long lastShown;

    private ProgressLine(Optional<PrintWriter> writer, LongSupplier nanoTime) {
        this.writer = writer;
        this.time = ElapsedTime.from(nanoTime);
    }

    static ProgressLine on(PrintWriter writer, LongSupplier nanoTime) {
        return new ProgressLine(Optional.of(writer), nanoTime);
    }

    static ProgressLine silent() {
        return new ProgressLine(Optional.empty(), System::nanoTime);
    }

    void claim(int index, int total, String id) {
        claim = "[%s/%s] %s".formatted(index, total, id);
        show(claim);
    }

    void draws(long done, long total) {
        if (time.nanos() - lastShown > INTERVAL_NANOS) {
            show("%s  %s %% of %s draws".formatted(claim, 100 * done / total, total));
        }
    }

    void clear() {
        show("");
        writer.ifPresent(line -> {
            line.print("\r");
            line.flush();
        });
    }

    private void show(String text) {
        lastShown = time.nanos();
        writer.ifPresent(line -> {
            String cut = text.length() > WIDTH ? text.substring(0, WIDTH) : text;
            line.print("\r" + cut + " ".repeat(WIDTH - cut.length()));
            line.flush();
        });
    }
}
