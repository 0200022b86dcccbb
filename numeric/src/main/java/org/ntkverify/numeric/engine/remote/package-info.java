/**
 * Draws in other processes. What is sent there is an address; the process makes the task again, computes chunks and sends their results back, encoded, to be
 * merged in index order where the run is. A process that would make another task, or compute with other software, refuses.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * import java.util.ServiceLoader;
 *
 * boolean holds = ServiceLoader.load(RemoteEngineProvider.class).stream()
 *         .noneMatch(found -> found.get().name().isBlank());
 * }</pre>
 */
@NullMarked
package org.ntkverify.numeric.engine.remote;

import org.jspecify.annotations.NullMarked;
