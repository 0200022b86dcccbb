package org.ntkverify.check.catalogue;

import java.util.Optional;
import java.util.function.Supplier;

/** A value computed when it is first asked for, so that listing the catalogue costs nothing. */
final class Remembered<T> implements Supplier<T> {

    private final Supplier<T> computation;
    private Optional<T> value = Optional.empty();

    Remembered(Supplier<T> computation) {
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
