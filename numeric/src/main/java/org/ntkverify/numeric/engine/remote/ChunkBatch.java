package org.ntkverify.numeric.engine.remote;

import java.io.Serializable;
import java.util.List;
import org.ntkverify.numeric.engine.ChunkMerge;
import org.ntkverify.numeric.engine.EngineFailedException;
import org.ntkverify.numeric.engine.RemoteChunks;

/** What a process answers that was asked for consecutive chunks; to be sent back. */
public sealed interface ChunkBatch extends Serializable {

    /**
     * Adds the answer to the results so far.
     *
     * @param remote reads the results
     * @throws org.ntkverify.numeric.engine.DrawFailedException if a draw failed and its turn has come
     * @throws EngineFailedException if the process refused
     */
    <R> void addTo(ChunkMerge<R> merge, RemoteChunks<R> remote);

    /**
     * All went well.
     *
     * @param first index of the first chunk
     * @param results of one chunk after another, encoded
     */
    record Done(long first, List<byte[]> results) implements ChunkBatch {

        /** Copies the list. */
        public Done {
            results = List.copyOf(results);
        }

        @Override
        public <R> void addTo(ChunkMerge<R> merge, RemoteChunks<R> remote) {
            for (int i = 0; i < results.size(); i++) {
                merge.done(first + i, remote.decoder().apply(results.get(i)));
            }
        }
    }

    /**
     * A draw threw; the chunks behind it were not tried.
     *
     * @param first index of the first chunk
     * @param results of the chunks before the one that failed, encoded
     * @param thrown what it threw
     */
    record Failed(long first, List<byte[]> results, SentThrowable thrown) implements ChunkBatch {

        /** Copies the list. */
        public Failed {
            results = List.copyOf(results);
        }

        @Override
        public <R> void addTo(ChunkMerge<R> merge, RemoteChunks<R> remote) {
            new Done(first, results).addTo(merge, remote);
            merge.failed(first + results.size(), thrown.received());
        }
    }

    /**
     * The process cannot compute what was asked for.
     *
     * @param reason a sentence
     */
    record Refused(String reason) implements ChunkBatch {

        @Override
        public <R> void addTo(ChunkMerge<R> merge, RemoteChunks<R> remote) {
            throw new EngineFailedException(reason);
        }
    }
}
