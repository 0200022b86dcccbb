package org.ntkverify.check.bound;

import java.util.Optional;
import java.util.function.Supplier;

/** A value computed when it is first asked for. Safe for several threads. */
final class Deferred<T> implements Supplier<T> {

    private final Supplier<T> computation;
    private Optional<T> value = Optional.empty();

    Deferred(Supplier<T> computation) {
        this.computation = computation;
    }

    @Override
    public synchronized T get() {
        if (value.isEmpty()) {
            value = Optional.of(computation.get());
        }
        return value.get();
    }
}
