package org.ntkverify.cli;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The two clocks of a run: when it was started, for people, and how long something takes, which must not depend on the former. Digits depend on neither.
 *
 * @param instants the time of day, which may be corrected at any moment
 * @param nanoTime read as {@link System#nanoTime}
 */
record TimeSource(InstantSource instants, LongSupplier nanoTime) {

    static TimeSource system() {
        return new TimeSource(InstantSource.system(), System::nanoTime);
    }
}
