package org.ntkverify.numeric.engine;

/** Runs draws on threads of this process, which live as long as one run. */
public final class LocalDrawEngine implements DrawEngine {

    private final int threads;

    /** Creates an engine with the given number of threads, at least 1. */
    public LocalDrawEngine(int threads) {
        if (!(threads >= 1)) {
            throw new IllegalArgumentException("threads must be >= 1 but was %s".formatted(threads));
        }
        this.threads = threads;
    }

    @Override
    public String name() {
        return "local, %s thread%s".formatted(threads, threads == 1 ? "" : "s");
    }

    @Override
    public <R> R run(DrawTask<R> task, Progress progress) {
        return new LocalRun<>(task, threads).result(progress);
    }
}
