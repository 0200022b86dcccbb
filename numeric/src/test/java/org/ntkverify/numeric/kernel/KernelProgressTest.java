package org.ntkverify.numeric.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.data.InputsText;
import org.ntkverify.numeric.network.NetworkDescription;

class KernelProgressTest {

    private static KernelTask task(String network, BoundKind bound) {
        NetworkDescription description = NetworkDescription.parse(network);
        return new KernelTask(description.architecture(), description.widths(), KernelKind.NTK, Optional.of(bound));
    }

    private static Inputs data(String text) {
        return InputsText.read(text, Path.of("."));
    }

    /** Keeps what is told; not safe for threads, as none is promised to need it. */
    private static final class Told implements KernelProgress {

        private final List<Long> done = new ArrayList<>();
        private final List<String> stages = new ArrayList<>();
        private long total;

        @Override
        public void stage(String stage) {
            stages.add(stage);
        }

        @Override
        public void entriesDone(long entries, long all) {
            done.add(entries);
            total = all;
        }
    }

    @ParameterizedTest
    @CsvSource({
        // The diagonal first, then 20 * 21 / 2 entries.
        "relu*2, RIGOROUS, 230, 0",
        // Entries, then probes.
        "relu*2, ESTIMATED, 210, 1",
        "gelu*2, ESTIMATED, 210, 1",
        // Entries of two layers, each after its expansions.
        "tanh*2, ESTIMATED, 420, 2"
    })
    void progress_grows_to_all_entries(String network, BoundKind kind, long total, int stages) {
        for (int threads : new int[] {1, 3}) {
            Told told = new Told();
            KernelTask task = task(network, kind);
            BoundedKernel heard = task.of(data("sphere:20x3"), threads, told);
            assertThat(told.done).isSorted().doesNotHaveDuplicates().endsWith(total);
            assertThat(told.total).isEqualTo(total);
            assertThat(told.stages).hasSize(stages);
            assertThat(heard.value(3, 2))
                    .isEqualTo(task.of(data("sphere:20x3"), threads).value(3, 2));
        }
        Told told = new Told();
        task(network, kind).between(data("sphere:7x3"), data("sphere:3x3"), 2, told);
        assertThat(told.done).endsWith(told.total);
    }
}
