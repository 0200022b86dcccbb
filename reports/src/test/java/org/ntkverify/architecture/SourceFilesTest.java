package org.ntkverify.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class that no longer fits on a few screens does more than one thing. */
class SourceFilesTest {

    private static final int MAX_LINES = 300;

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static List<String> tooLong(List<Path> files) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files) {
            int lines = Files.readAllLines(file).size();
            if (lines > MAX_LINES) {
                found.add("%s has %s lines".formatted(file.getFileName(), lines));
            }
        }
        return found;
    }

    @Test
    void sources_stay_under_300_lines() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String module : List.of("symbolic", "numeric", "proofs-check", "reports", "spark")) {
            files.addAll(sources(Path.of("..", module, "src")));
        }
        assertThat(files)
                .as("sources of programs, tests and benchmarks, so that the test is not vacuous")
                .hasSizeGreaterThan(500);
        assertThat(tooLong(files)).isEmpty();
    }

    @Test
    void a_file_of_301_lines_is_found(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("Fits.java"), "//\n".repeat(300));
        Files.writeString(folder.resolve("Long.java"), "//\n".repeat(301));
        assertThat(tooLong(sources(folder))).containsExactly("Long.java has 301 lines");
    }
}
