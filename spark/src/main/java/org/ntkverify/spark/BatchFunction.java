package org.ntkverify.spark;

import java.io.Serializable;
import org.apache.spark.TaskContext;
import org.ntkverify.numeric.engine.remote.ChunkBatch;
import org.ntkverify.numeric.engine.remote.ChunkJob;
import scala.Function1;
import scala.collection.Iterator;

/**
 * What an executor does for one partition, whose one element is the number of a batch of consecutive chunks.
 *
 * @param job which chunks there are
 * @param batches among how many batches they are divided
 */
record BatchFunction(ChunkJob job, int batches) implements Function1<Iterator<Integer>, ChunkBatch>, Serializable {

    @Override
    public ChunkBatch apply(Iterator<Integer> partition) {
        int batch = partition.next();
        TaskContext context = TaskContext.get();
        return job.run(firstChunkOf(batch), firstChunkOf(batch + 1), context::isInterrupted);
    }

    /** Returns where a batch begins; batches differ by at most one chunk. */
    long firstChunkOf(int batch) {
        return job.chunks() / batches * batch + Math.min(batch, job.chunks() % batches);
    }
}
