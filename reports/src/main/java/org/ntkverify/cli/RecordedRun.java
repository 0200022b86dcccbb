package org.ntkverify.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ntkverify.numeric.engine.DrawEngine;
import org.ntkverify.numeric.engine.DrawsInterruptedException;
import org.ntkverify.numeric.engine.EngineFailedException;
import org.ntkverify.numeric.engine.Fingerprint;
import org.ntkverify.numeric.engine.RecordingEngine;
import org.ntkverify.numeric.engine.RunKey;
import org.ntkverify.numeric.engine.RunLedger;

/**
 * A run of draws that may be interrupted. With an output folder, what is drawn is kept in {@code FOLDER.ledger} beside it until the results are in
 * place; without one nothing is written. A signal that ends the process first lets the run write down how far it is.
 */
final class RecordedRun implements AutoCloseable {

    /** Writing a checkpoint takes less; a disk that hangs must not keep the process alive. */
    private static final long PATIENCE_SECONDS = 5;

    private final Optional<OutputFolder> folder;
    private final Optional<RunLedger> ledger;
    private final DrawEngine engine;
    private final Path ledgerFile;
    private final PrintWriter error;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread signalled;
    private volatile boolean stopping;
    private boolean published;

    private RecordedRun(
            Optional<OutputFolder> folder,
            Optional<RunLedger> ledger,
            Path ledgerFile,
            DrawEngine drawing,
            PrintWriter error) {
        this.folder = folder;
        this.ledger = ledger;
        this.ledgerFile = ledgerFile;
        this.error = error;
        this.engine = ledger.isPresent() ? new RecordingEngine(drawing, ledger.get()) : drawing;
        Thread caller = Thread.currentThread();
        this.signalled = new Thread(() -> stop(caller));
        Runtime.getRuntime().addShutdownHook(signalled);
    }

    /**
     * Begins a run, or goes on with one.
     *
     * @param out the output folder, if there is one
     * @param resume whether to go on with an interrupted run, if there is one
     * @param key what makes it the same run
     * @param drawing where draws run
     * @param error hears where a run goes on and what was damaged
     */
    static RecordedRun open(Optional<Path> out, boolean resume, RunKey key, DrawEngine drawing, PrintWriter error) {
        if (out.isEmpty()) {
            if (resume) {
                throw new UsageException(
                        "resume must come with --out, beside which the ledger lies, but --out was not given");
            }
            return new RecordedRun(Optional.empty(), Optional.empty(), Path.of(""), drawing, error);
        }
        OutputFolder folder = OutputFolder.prepare(out.get());
        Path file = out.get().resolveSibling(out.get().getFileName() + ".ledger");
        try {
            return new RecordedRun(
                    Optional.of(folder), Optional.of(ledger(file, resume, key, error)), file, drawing, error);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static RunLedger ledger(Path file, boolean resume, RunKey key, PrintWriter error) {
        if (!resume) {
            return RunLedger.begin(file, key);
        }
        if (!Files.exists(file)) {
            error.printf("ntkv: there is no ledger %s; beginning with the first draw%n", file);
            return RunLedger.begin(file, key);
        }
        RunLedger ledger = RunLedger.resume(file, key);
        ledger.damage()
                .ifPresent(damage ->
                        error.printf("ntkv: %s; it is dropped, and what was behind it is drawn again%n", damage));
        error.printf("ntkv: going on from %s%n", file);
        return ledger;
    }

    DrawEngine engine() {
        return engine;
    }

    /** Returns a short name by which files that go on with this run are found again; none if the run is not recorded. */
    Optional<String> name() {
        return ledger.map(kept -> name(ledgerFile));
    }

    static String name(Path ledgerFile) {
        return "run" + Fingerprint.of(ledgerFile.toAbsolutePath().normalize().toString());
    }

    /**
     * To be called between parts that do not draw.
     *
     * @throws DrawsInterruptedException if the process was told to end
     */
    void requireGoingOn() {
        if (stopping) {
            throw new DrawsInterruptedException();
        }
    }

    /** Puts the results in place, if there is an output folder, and gives up the ledger. */
    void publish(SortedMap<String, String> files) {
        folder.ifPresent(place -> place.publish(files));
        published = true;
        ledger.ifPresent(RunLedger::discard);
    }

    /** Tells the user what an interruption left; returns the exit code. */
    int interrupted() {
        error.println("ntkv: interrupted; " + left());
        error.flush();
        return ExitCodes.INTERRUPTED;
    }

    /** Tells the user what the engine left when it broke down; returns the exit code. A signal that ends the process may break it too. */
    int broken(EngineFailedException failure) {
        if (stopping) {
            return interrupted();
        }
        error.printf("ntkv: %s%nntkv: %s%n", Printable.text(String.valueOf(failure.getMessage())), left());
        error.flush();
        return ExitCodes.INTERNAL_ERROR;
    }

    private String left() {
        return ledger.isPresent() && !ledger.get().isEmpty()
                ? "the same command with --resume goes on from " + ledgerFile
                : "nothing was written (with --out DIR a run can be resumed)";
    }

    /** Runs when the process is told to end: the calling thread writes its last checkpoint meanwhile. */
    private void stop(Thread caller) {
        stopping = true;
        caller.interrupt();
        try {
            closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (!published) {
            ledger.ifPresent(kept -> {
                if (kept.isEmpty()) {
                    kept.discard();
                } else {
                    kept.close();
                }
            });
        }
        folder.ifPresent(OutputFolder::close);
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(signalled);
        } catch (IllegalStateException e) {
            // The process is ending: the hook is what waits for this.
            error.flush();
        }
    }
}
