package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Five hundred malformed claim files, generated from a valid one by a seeded generator: each is refused with exit code 2 and one paragraph, in less
 * than five seconds, without reading beside its folder and without writing anything.
 */
class MalformedClaimFilesTest {

    private static final int FILES = 500;

    private static final long SEED = 20_261_126;

    private static final long MOST_NANOS = 5_000_000_000L;

    @TempDir
    private Path root = Path.of(".");

    private Path folder() throws IOException {
        Path folder = Files.createDirectory(root.resolve("claims"));
        Files.writeString(root.resolve(MalformedClaimFiles.SECRET + ".csv"), "1,0\n0,1\n");
        Files.createSymbolicLink(folder.resolve("link.csv"), root.resolve(MalformedClaimFiles.SECRET + ".csv"));
        Files.createDirectory(folder.resolve("folder.csv"));
        Files.createDirectory(folder.resolve("data"));
        Files.writeString(folder.resolve("empty.csv"), "");
        Files.writeString(folder.resolve("ragged.csv"), "1,0\n0\n");
        Files.writeString(folder.resolve("text.npy"), "not an array");
        return folder;
    }

    @Test
    void each_is_refused_in_one_paragraph_and_nothing_is_written() throws IOException {
        Path folder = folder();
        Path file = folder.resolve("claims.yaml");
        Files.writeString(file, MalformedClaimFiles.valid());
        SortedSet<String> before = files();
        MalformedClaimFiles generator = new MalformedClaimFiles(root, SEED);
        SortedSet<String> seen = new TreeSet<>();
        for (int number = 0; number < FILES; number++) {
            String text = generator.text(number);
            seen.add(text);
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
            long start = System.nanoTime();

            Console console = Console.run(
                    "verify",
                    file.toString(),
                    "--tier",
                    "smoke",
                    "--out",
                    root.resolve("out").toString());

            assertThat(System.nanoTime() - start).as(text).isLessThan(MOST_NANOS);
            assertThat(console.exitCode()).as(text + "\n" + console.error()).isEqualTo(ExitCodes.USAGE);
            assertThat(console.output()).as(text).isEmpty();
            assertThat(console.error())
                    .as(text)
                    .startsWith("ntkv: ")
                    .doesNotContain("Exception", "\tat ", "null", "\n\n")
                    .hasSizeLessThan(1500);
            assertThat(console.error().strip().lines().count())
                    .as(console.error())
                    .isLessThanOrEqualTo(5);
        }
        assertThat(seen).as("different files").hasSizeGreaterThan(FILES / 2);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void the_file_that_they_come_from_is_valid() throws IOException {
        Path file = folder().resolve("claims.yaml");
        Files.writeString(file, MalformedClaimFiles.valid());

        Console console = Console.run(
                "verify",
                file.toString(),
                "--tier",
                "smoke",
                "--out",
                root.resolve("out").toString());

        assertThat(console.exitCode()).as(console.error()).isZero();
    }

    private SortedSet<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return new TreeSet<>(all.map(Path::toString).toList());
        }
    }
}
