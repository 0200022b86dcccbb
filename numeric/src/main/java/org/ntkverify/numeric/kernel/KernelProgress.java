package org.ntkverify.numeric.kernel;

/** Hears how far the computation of a kernel matrix is, from one thread at a time. */
public interface KernelProgress {

    /** Hears nothing. */
    KernelProgress SILENT = new KernelProgress() {
        @Override
        public void stage(String stage) {}

        @Override
        public void entriesDone(long done, long total) {}
    };

    /** Called before a part that nothing tells the duration of. */
    void stage(String stage);

    /** Called with {@code done} increasing up to {@code total}; an entry counts once for each layer if layers are worked out one by one. */
    void entriesDone(long done, long total);
}
