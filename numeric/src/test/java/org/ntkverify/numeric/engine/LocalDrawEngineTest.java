package org.ntkverify.numeric.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalDrawEngineTest {

    /** Lists the draws in the order in which they were reduced. */
    private record Listing(long firstDraw, long draws, int chunkSize, LongConsumer onDraw)
            implements DrawTask<List<Long>> {

        @Override
        public DrawWorker<List<Long>> newWorker() {
            return new DrawWorker<>() {
                private List<Long> chunk = new ArrayList<>();

                @Override
                public void draw(long index) {
                    onDraw.accept(index);
                    chunk.add(index);
                }

                @Override
                public List<Long> finishChunk() {
                    List<Long> finished = List.copyOf(chunk);
                    chunk = new ArrayList<>();
                    return finished;
                }
            };
        }

        @Override
        public List<Long> merge(List<Long> first, List<Long> second) {
            List<Long> all = new ArrayList<>(first);
            all.addAll(second);
            return List.copyOf(all);
        }
    }

    private static long liveDrawThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("draws-"))
                .count();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void every_draw_is_reduced_once_and_in_order_for_any_number_of_threads(int threads) {
        for (int chunkSize : new int[] {1, 3, 7, 100}) {
            List<Long> drawn =
                    new LocalDrawEngine(threads).run(new Listing(1000, 50, chunkSize, index -> {}), Progress.SILENT);
            assertThat(drawn).isEqualTo(LongStream.range(1000, 1050).boxed().toList());
        }
        assertThat(liveDrawThreads()).isZero();
    }

    @Test
    void progress_rises_to_the_total() {
        List<String> heard = new ArrayList<>();
        new LocalDrawEngine(2)
                .run(new Listing(0, 7, 3, index -> {}), (done, total) -> heard.add("%s/%s".formatted(done, total)));
        assertThat(heard).containsExactly("3/7", "6/7", "7/7");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void an_exception_in_a_draw_is_thrown_with_its_cause(int threads) {
        IllegalStateException broken = new IllegalStateException("broken draw");
        Listing task = new Listing(0, 100, 10, index -> {
            if (index == 25) {
                throw broken;
            }
        });
        assertThatExceptionOfType(DrawFailedException.class)
                .isThrownBy(() -> new LocalDrawEngine(threads).run(task, Progress.SILENT))
                .withMessage("draws of chunk 2 (from draw 20 on) must succeed but failed:"
                        + " java.lang.IllegalStateException: broken draw")
                .withCause(broken);
        assertThat(liveDrawThreads()).isZero();
    }

    @Test
    void of_several_failures_the_first_in_index_order_is_thrown() {
        CountDownLatch laterFailed = new CountDownLatch(1);
        Listing task = new Listing(0, 40, 10, index -> {
            if (index == 15) {
                awaitQuietly(laterFailed);
                throw new IllegalStateException("first");
            }
            if (index == 25) {
                laterFailed.countDown();
                throw new IllegalStateException("later");
            }
        });
        assertThatExceptionOfType(DrawFailedException.class)
                .isThrownBy(() -> new LocalDrawEngine(2).run(task, Progress.SILENT))
                .withMessage("draws of chunk 1 (from draw 10 on) must succeed but failed:"
                        + " java.lang.IllegalStateException: first");
        assertThat(liveDrawThreads()).isZero();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_worker_that_cannot_be_made_fails_its_chunk() {
        OutOfMemoryError full = new OutOfMemoryError("heap");
        DrawTask<String> task = new DrawTask<>() {
            @Override
            public long firstDraw() {
                return 0;
            }

            @Override
            public long draws() {
                return 10;
            }

            @Override
            public int chunkSize() {
                return 5;
            }

            @Override
            public DrawWorker<String> newWorker() {
                throw full;
            }

            @Override
            public String merge(String first, String second) {
                return first + second;
            }
        };
        assertThatExceptionOfType(DrawFailedException.class)
                .isThrownBy(() -> new LocalDrawEngine(3).run(task, Progress.SILENT))
                .withMessage("draws of chunk 0 (from draw 0 on) must succeed but failed:"
                        + " java.lang.OutOfMemoryError: heap")
                .withCause(full);
    }

    @Test
    void an_interrupted_caller_stops_the_workers_and_keeps_its_flag() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        List<Throwable> thrown = new ArrayList<>();
        List<Boolean> flag = new ArrayList<>();
        // Would run for ever: one chunk after another.
        Listing task = new Listing(0, Long.MAX_VALUE / 2, 1000, index -> begun.countDown());
        Thread caller = new Thread(() -> {
            Throwable exception = catchThrowable(() -> new LocalDrawEngine(2).run(new Endless(task), Progress.SILENT));
            thrown.add(exception);
            flag.add(Thread.currentThread().isInterrupted());
        });
        caller.start();
        begun.await();
        caller.interrupt();
        caller.join(10_000);
        assertThat(caller.isAlive()).isFalse();
        assertThat(thrown).hasSize(1).hasOnlyElementsOfType(DrawsInterruptedException.class);
        assertThat(flag).containsExactly(true);
        assertThat(liveDrawThreads()).isZero();
    }

    /** Keeps nothing, so that an endless run needs no memory. */
    private record Endless(Listing listing) implements DrawTask<List<Long>> {

        @Override
        public long firstDraw() {
            return listing.firstDraw();
        }

        @Override
        public long draws() {
            return listing.draws();
        }

        @Override
        public int chunkSize() {
            return listing.chunkSize();
        }

        @Override
        public DrawWorker<List<Long>> newWorker() {
            return listing.newWorker();
        }

        @Override
        public List<Long> merge(List<Long> first, List<Long> second) {
            return List.of();
        }
    }

    @Test
    void a_listener_that_throws_ends_the_run_and_its_threads() {
        IllegalStateException full = new IllegalStateException("log is full");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> new LocalDrawEngine(2).run(new Listing(0, 1000, 1, index -> {}), (done, total) -> {
                    throw full;
                }))
                .isSameAs(full);
        assertThat(liveDrawThreads()).isZero();
    }

    @Test
    void bad_numbers_are_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LocalDrawEngine(0))
                .withMessage("threads must be >= 1 but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LocalDrawEngine(1).run(new Listing(0, 0, 1, index -> {}), Progress.SILENT))
                .withMessage("draws must be >= 1 but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LocalDrawEngine(1).run(new Listing(0, 1, 0, index -> {}), Progress.SILENT))
                .withMessage("chunkSize must be >= 1 but was 0");
    }

    @Test
    void the_engine_names_itself() {
        assertThat(new LocalDrawEngine(1).name()).isEqualTo("local, 1 thread");
        assertThat(new LocalDrawEngine(4).name()).isEqualTo("local, 4 threads");
    }
}
