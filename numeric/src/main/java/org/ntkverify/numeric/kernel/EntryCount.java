package org.ntkverify.numeric.kernel;

/** Counts entries that are done, for those who wait. Used by one thread at a time. */
final class EntryCount {

    private final KernelProgress progress;
    private final long total;
    private long done;

    EntryCount(KernelProgress progress, long total) {
        this.progress = progress;
        this.total = total;
    }

    void add(long entries) {
        done += entries;
        progress.entriesDone(done, total);
    }

    void stage(String stage) {
        progress.stage(stage);
    }
}
