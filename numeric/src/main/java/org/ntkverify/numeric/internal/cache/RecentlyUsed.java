package org.ntkverify.numeric.internal.cache;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Remembers the results of a function at the arguments that were used last. Safe for use by several threads.
 *
 * @param <K> arguments, equal if and only if the results may be shared
 * @param <V> results, which must not change
 */
public final class RecentlyUsed<K, V> {

    private final Function<? super K, ? extends V> function;
    private final Map<K, V> results;

    /**
     * Starts without results.
     *
     * @param most how many results are kept; the one that was used the longest ago leaves first
     */
    public RecentlyUsed(int most, Function<? super K, ? extends V> function) {
        this.function = function;
        this.results = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /** Returns the result at {@code argument}. What the function throws is thrown, and nothing is remembered. */
    public V at(K argument) {
        synchronized (results) {
            V known = results.get(argument);
            if (known != null) {
                return known;
            }
        }
        // Without the lock: two threads may both work it out, and one result is kept.
        V result = function.apply(argument);
        synchronized (results) {
            V other = results.putIfAbsent(argument, result);
            return other == null ? result : other;
        }
    }
}
