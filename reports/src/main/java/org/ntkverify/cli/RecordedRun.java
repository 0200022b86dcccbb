package org.ntkverify.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.ntkverify.numeric.engine.DrawEngine;
import org.ntkverify.numeric.engine.DrawsInterruptedException;
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
            PrintWriter error,
            LongSupplier nanoTime) {
        this.folder = folder;
        this.ledger = ledger;
        this.ledgerFile = ledgerFile;
        this.error = error;
        this.engine = ledger.isPresent() ? new RecordingEngine(drawing, ledger.get(), nanoTime) : drawing;
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
     * @param nanoTime read as {@link System#nanoTime}; tells when a checkpoint is due
     */
    static RecordedRun open(
            Optional<Path> out,
            boolean resume,
            RunKey key,
            DrawEngine drawing,
            PrintWriter error,
            LongSupplier nanoTime) {
        if (out.isEmpty()) {
            if (resume) {
                throw new UsageException(
                        "resume must come with --out, beside which the ledger lies, but --out was not given");
            }
            return new RecordedRun(Optional.empty(), Optional.empty(), Path.of(""), drawing, error, nanoTime);
        }
        OutputFolder.requireWritable(out.get());
        Path file = out.get().resolveSibling(out.get().getFileName() + ".ledger");
        // Who holds the ledger holds the folder: no other run touches either, so this comes first.
        RunLedger ledger = ledger(file, resume, key, error);
        try {
            OutputFolder folder = OutputFolder.prepare(out.get());
            return new RecordedRun(Optional.of(folder), Optional.of(ledger), file, drawing, error, nanoTime);
        } catch (RuntimeException e) {
            giveUp(ledger);
            throw e;
        }
    }

    /** Keeps what was drawn, if anything was. */
    private static void giveUp(RunLedger ledger) {
        if (ledger.isEmpty()) {
            ledger.discard();
        } else {
            ledger.close();
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

    /**
     * Puts the results in place, if there is an output folder, and gives up the ledger.
     *
     * @throws DiskException if the disk does not take them; the ledger stays
     * @throws DrawsInterruptedException if the process was told to end meanwhile; the ledger stays too
     */
    void publish(SortedMap<String, String> files) {
        try {
            folder.ifPresent(place -> place.publish(files));
        } catch (DiskException e) {
            // Files are closed on a thread that is interrupted, which looks like a disk that fails.
            requireGoingOn();
            throw e;
        }
        published = true;
        ledger.ifPresent(RunLedger::discard);
    }

    /** Tells the user what an interruption left; returns the exit code. */
    int interrupted() {
        error.println("ntkv: interrupted; " + left());
        error.flush();
        return ExitCodes.INTERRUPTED;
    }

    /** Tells the user what is left when the engine or the disk broke down; returns the exit code. A signal that ends the process may break them too. */
    int broken(RuntimeException failure) {
        if (stopping) {
            return interrupted();
        }
        error.printf("ntkv: %s%nntkv: %s%n", Printable.text(String.valueOf(failure.getMessage())), left());
        error.flush();
        return ExitCodes.INTERNAL_ERROR;
    }

    private String left() {
        if (ledger.isEmpty()) {
            return "nothing was written (with --out DIR a run can be resumed)";
        }
        return ledger.get().isEmpty()
                ? "nothing that takes time was done; the same command begins again"
                : "the same command with --resume goes on from " + ledgerFile;
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
        try {
            folder.ifPresent(OutputFolder::close);
            if (!published) {
                ledger.ifPresent(RecordedRun::giveUp);
            }
        } finally {
            closed.countDown();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(signalled);
        } catch (IllegalStateException e) {
            // The process is ending: the hook is what waits for this.
            error.flush();
        }
    }
}
