package org.ntkverify.numeric.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads that die while they draw, and threads that the system does not start. */
@Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LostThreadsTest {

    private static final int THREADS = 3;

    private static final RecordedSum TASK = new RecordedSum("sum", 500, 7, index -> {});

    private static double expected() {
        return new LocalDrawEngine(1).run(TASK, Progress.SILENT);
    }

    private static double drawn(ThreadFactory factory) {
        return new LocalRun<>(TASK, THREADS, factory).result(Progress.SILENT);
    }

    /** A thread that cannot be started: Java says so with an error of this kind. */
    private static final class Refused extends Thread {

        Refused() {
            super("refused");
        }

        @Override
        public synchronized void start() {
            throw new OutOfMemoryError("unable to create native thread");
        }
    }

    @Test
    void a_thread_that_dies_before_its_first_chunk_leaves_it_to_the_others() {
        AtomicInteger made = new AtomicInteger();
        double result = drawn(work -> new Thread(made.getAndIncrement() == 0 ? () -> {} : work));
        assertThat(Double.doubleToRawLongBits(result)).isEqualTo(Double.doubleToRawLongBits(expected()));
    }

    @Test
    void threads_that_all_die_without_a_word_fail_the_draws_instead_of_keeping_the_run_waiting() {
        assertThatExceptionOfType(DrawFailedException.class)
                .isThrownBy(() -> drawn(work -> new Thread(() -> {})))
                .withMessage("draws of chunk 0 (from draw 100 on) must succeed but failed: java.lang.OutOfMemoryError:"
                        + " the thread that drew them died, as one does without memory")
                .withCauseInstanceOf(OutOfMemoryError.class);
    }

    /** As memory that runs out once more while it is reported that it ran out: what the thread threw is heard by nobody. */
    @Test
    void a_thread_that_dies_in_the_middle_of_a_chunk_is_missed_when_its_turn_comes() {
        RecordedSum dying = new RecordedSum("sum", 500, 7, index -> {
            if (index == 150) {
                throw new Unprintable();
            }
        });
        assertThatExceptionOfType(DrawFailedException.class)
                .isThrownBy(() -> new LocalRun<>(dying, THREADS, Thread::new).result(Progress.SILENT))
                .withMessageStartingWith("draws of chunk 7 (from draw 149 on) must succeed but failed: ");
    }

    /** What a draw throws. */
    private static final class Unprintable extends Error {

        private static final long serialVersionUID = 1L;

        Unprintable() {
            super("planted");
        }
    }

    @Test
    void a_system_without_threads_to_give_draws_with_those_that_it_gave() {
        AtomicInteger made = new AtomicInteger();
        double result = drawn(work -> made.getAndIncrement() == 0 ? new Thread(work) : new Refused());
        assertThat(made).hasValue(2);
        assertThat(Double.doubleToRawLongBits(result)).isEqualTo(Double.doubleToRawLongBits(expected()));
    }

    @Test
    void a_system_that_gives_no_thread_at_all_fails_the_engine_and_no_claim() {
        assertThatExceptionOfType(EngineFailedException.class)
                .isThrownBy(() -> drawn(work -> new Refused()))
                .withMessage(
                        "the system must start a thread for draws but does not (unable to create native thread)%nMaybe other programs must end first."
                                .formatted());
    }
}
