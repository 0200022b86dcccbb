package org.ntkverify.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The inputs by which fuzzing reached most of each reader: each goes through the check of its target once more, in less than five seconds. */
class FuzzCorpusTest {

    private static final Path CORPUS = Path.of("src", "test", "resources", "fuzz");

    /** What the threat model promises for a file. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static final Map<String, Consumer<byte[]>> TARGETS = new TreeMap<>(Map.ofEntries(
            Map.entry("AlgebraCache", AlgebraCacheFuzz::fuzzerTestOneInput),
            Map.entry("ClaimFile", ClaimFileFuzz::fuzzerTestOneInput),
            Map.entry("Csv", CsvFuzz::fuzzerTestOneInput),
            Map.entry("Expression", ExpressionFuzz::fuzzerTestOneInput),
            Map.entry("GeneratedCode", GeneratedCodeFuzz::fuzzerTestOneInput),
            Map.entry("InputsText", InputsTextFuzz::fuzzerTestOneInput),
            Map.entry("Ledger", LedgerFuzz::fuzzerTestOneInput),
            Map.entry("Network", NetworkFuzz::fuzzerTestOneInput),
            Map.entry("Npy", NpyFuzz::fuzzerTestOneInput),
            Map.entry("Results", ResultsFuzz::fuzzerTestOneInput),
            Map.entry("Widths", WidthsFuzz::fuzzerTestOneInput)));

    static Set<String> targets() {
        return TARGETS.keySet();
    }

    private static List<Path> inputs(String target) throws IOException {
        try (Stream<Path> files = Files.list(CORPUS.resolve(target))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void every_input_that_was_kept_is_read_or_refused(String target) throws IOException {
        Consumer<byte[]> check = Objects.requireNonNull(TARGETS.get(target));
        // Loads what the first input would have to wait for.
        check.accept(new byte[0]);
        List<Path> inputs = inputs(target);
        assertThat(inputs).hasSizeGreaterThan(3);
        for (Path input : inputs) {
            byte[] data = Files.readAllBytes(input);
            assertTimeoutPreemptively(LIMIT, () -> check.accept(data), input::toString);
        }
    }

    @Test
    void the_input_that_reaches_the_planted_defect_was_found() throws IOException {
        assertThat(inputs("Planted")).hasSize(1).allSatisfy(input -> {
            byte[] data = Files.readAllBytes(input);
            assertThatThrownBy(() -> PlantedFuzz.fuzzerTestOneInput(data))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("planted");
        });
    }

    @Test
    void each_target_has_a_corpus_and_a_dictionary() throws IOException {
        Set<String> wanted = Stream.concat(TARGETS.keySet().stream(), Stream.of("Planted"))
                .flatMap(target -> Stream.of(target, target + ".dict"))
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> files = Files.list(CORPUS)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(wanted);
        }
    }
}
