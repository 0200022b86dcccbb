package org.ntkverify.check.judge;

/** Counts operations, so that a formula from a stranger ends by a limit that is the same on every machine. */
final class Work {

    private final long limit;
    private long done;

    Work(long limit) {
        this.limit = limit;
    }

    /** Adds {@code units}; throws {@link SpentException} when the limit is passed. */
    void add(long units) {
        done += units;
        if (done > limit) {
            throw new SpentException("more than %s units of work were needed".formatted(limit));
        }
    }

    /** The limit is reached. */
    static final class SpentException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        SpentException(String message) {
            super(message);
        }
    }
}
