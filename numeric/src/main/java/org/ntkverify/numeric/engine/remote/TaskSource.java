package org.ntkverify.numeric.engine.remote;

import java.io.Serializable;
import org.ntkverify.numeric.engine.RecordedTask;
import org.ntkverify.numeric.engine.TaskAddress;

/**
 * What a run is about, small enough to be sent to other processes, which make its tasks from their addresses. Instances are immutable and have
 * value equality; they are safe for use by several threads, and keep in each process what is slow to make.
 */
public interface TaskSource extends Serializable {

    /**
     * Returns the task at {@code address}, the same in every process.
     *
     * @throws IllegalArgumentException if the run has no such task
     */
    RecordedTask<?> task(TaskAddress address);

    /** Returns what the digits of a draw depend on besides its task, in the process that asks: Java, processor, linear algebra. */
    String environment();
}
