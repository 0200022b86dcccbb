package org.ntkverify.numeric.engine;

import java.util.function.Function;

/**
 * How another process computes chunks of a task.
 *
 * @param address of the whole task
 * @param key of the whole task; a process that makes another one of the address must refuse
 * @param decoder turns what that process encodes into the result of one chunk; throws {@link IllegalArgumentException} for other bytes
 * @param <R> the result of a chunk
 */
public record RemoteChunks<R>(TaskAddress address, String key, Function<byte[], R> decoder) {}
