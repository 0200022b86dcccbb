package org.ntkverify.numeric.engine;

import java.util.Optional;

/**
 * A task that another process can make from an address.
 *
 * @param task the task
 * @param address where it stands in its run
 * @param <R> the result of a chunk of draws
 */
public record AddressedTask<R>(RecordedTask<R> task, TaskAddress address) implements RecordedTask<R> {

    @Override
    public Optional<RemoteChunks<R>> remote() {
        return Optional.of(new RemoteChunks<>(address, key(), this::decode));
    }

    @Override
    public long firstDraw() {
        return task.firstDraw();
    }

    @Override
    public long draws() {
        return task.draws();
    }

    @Override
    public int chunkSize() {
        return task.chunkSize();
    }

    @Override
    public DrawWorker<R> newWorker() {
        return task.newWorker();
    }

    @Override
    public R merge(R first, R second) {
        return task.merge(first, second);
    }

    @Override
    public String key() {
        return task.key();
    }

    @Override
    public byte[] encode(R result) {
        return task.encode(result);
    }

    @Override
    public R decode(byte[] bytes) {
        return task.decode(bytes);
    }
}
