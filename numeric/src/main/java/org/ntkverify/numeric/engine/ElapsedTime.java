package org.ntkverify.numeric.engine;

import java.util.function.LongSupplier;

/**
 * How long something takes, by a clock that may jump: a machine that was asleep or was moved, a virtual clock that is corrected. A jump back counts as
 * no time, so that what is measured never is negative and never shrinks. Used by one thread.
 */
public final class ElapsedTime {

    private static final double NANOS_PER_SECOND = 1e9;

    private final LongSupplier nanoTime;
    private long last;
    private long nanos;

    private ElapsedTime(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.last = nanoTime.getAsLong();
    }

    /** Returns a time that begins now. */
    public static ElapsedTime begin() {
        return from(System::nanoTime);
    }

    /** Returns a time that begins now, by the clock {@code nanoTime}, which is read as {@link System#nanoTime}. */
    public static ElapsedTime from(LongSupplier nanoTime) {
        return new ElapsedTime(nanoTime);
    }

    /** Returns the nanoseconds until now; at least 0, and at least what was returned before. */
    public long nanos() {
        long now = nanoTime.getAsLong();
        // Readings may overflow, as those of System.nanoTime; their difference tells.
        nanos = Math.max(nanos, nanos + Math.max(0, now - last));
        last = now;
        return nanos;
    }

    /** Returns the seconds until now; at least 0, and at least what was returned before. */
    public double seconds() {
        return nanos() / NANOS_PER_SECOND;
    }
}
