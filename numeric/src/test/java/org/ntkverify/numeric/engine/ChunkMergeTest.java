package org.ntkverify.numeric.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunkMergeTest {

    /** Ten draws in four chunks; results are texts, so that the order of merging shows. */
    private record Letters() implements DrawTask<String> {

        @Override
        public long firstDraw() {
            return 100;
        }

        @Override
        public long draws() {
            return 10;
        }

        @Override
        public int chunkSize() {
            return 3;
        }

        @Override
        public DrawWorker<String> newWorker() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String merge(String first, String second) {
            return "(%s%s)".formatted(first, second);
        }
    }

    private static ChunkMerge<String> merge() {
        return new ChunkMerge<>(new Letters(), Progress.SILENT);
    }

    @Test
    void results_are_merged_from_left_to_right_in_whatever_order_they_come() {
        for (List<Long> order : List.of(List.of(0L, 1L, 2L, 3L), List.of(3L, 1L, 0L, 2L), List.of(3L, 2L, 1L, 0L))) {
            ChunkMerge<String> merge = merge();
            order.forEach(chunk -> merge.done(chunk, List.of("a", "b", "c", "d").get(chunk.intValue())));
            assertThat(merge.result()).isEqualTo("(((ab)c)d)");
        }
    }

    @Test
    void progress_counts_what_is_merged_and_not_what_came() {
        List<String> heard = new ArrayList<>();
        ChunkMerge<String> merge =
                new ChunkMerge<>(new Letters(), (done, total) -> heard.add("%s/%s".formatted(done, total)));
        merge.done(1, "b");
        merge.done(3, "d");
        assertThat(heard).isEmpty();
        merge.done(0, "a");
        assertThat(heard).containsExactly("3/10", "6/10");
        assertThat(merge.complete()).isFalse();
        merge.done(2, "c");
        assertThat(heard).containsExactly("3/10", "6/10", "9/10", "10/10");
        assertThat(merge.complete()).isTrue();
    }

    @Test
    void the_first_failure_in_index_order_is_thrown_when_its_turn_comes() {
        ChunkMerge<String> merge = merge();
        merge.failed(2, new IllegalStateException("late"));
        merge.done(0, "a");
        IllegalStateException first = new IllegalStateException("first");
        assertThatExceptionOfType(DrawFailedException.class)
                .isThrownBy(() -> merge.failed(1, first))
                .withMessage("draws of chunk 1 (from draw 103 on) must succeed but failed:"
                        + " java.lang.IllegalStateException: first")
                .withCause(first);
    }

    @Test
    void a_chunk_that_comes_twice_is_a_defect() {
        ChunkMerge<String> merge = merge();
        merge.done(0, "a");
        merge.done(2, "c");
        for (long chunk : new long[] {0, 2}) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> merge.done(chunk, "again"))
                    .withMessage("chunk %s must be added once but was added again".formatted(chunk));
        }
    }

    @Test
    void there_is_no_result_before_the_last_chunk() {
        ChunkMerge<String> merge = merge();
        merge.done(0, "a");
        assertThatIllegalStateException()
                .isThrownBy(merge::result)
                .withMessage("chunks must all be merged but were 1 of 4");
    }
}
