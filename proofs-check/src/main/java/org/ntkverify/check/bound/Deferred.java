package org.ntkverify.check.bound;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A value computed when it is first asked for, so that stating a bound or a claim costs nothing. Safe for several threads, which wait for the one
 * that computes; a computation that throws is tried again when the value is asked for again.
 *
 * @param <T> of the value
 */
public final class Deferred<T> implements Supplier<T> {

    private final Supplier<T> computation;
    private Optional<T> value = Optional.empty();

    /** Creates the value of {@code computation}, which is not run yet. */
    public Deferred(Supplier<T> computation) {
        this.computation = computation;
    }

    /** Returns the value, always the same one. */
    @Override
    public synchronized T get() {
        if (value.isEmpty()) {
            value = Optional.of(computation.get());
        }
        return value.get();
    }
}
