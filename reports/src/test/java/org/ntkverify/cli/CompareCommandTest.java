package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntkverify.report.Golden;

/** {@code ntkv compare} on files as {@code verify} writes them. */
class CompareCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private Path results(String name, String... options) {
        Path out = folder.resolve(name);
        String[] arguments = new String[options.length + 7];
        System.arraycopy(
                new String[] {"verify", "jacot2018/p2-4-kurtosis", "--tier", "smoke", "--quiet", "--out", out.toString()
                },
                0,
                arguments,
                0,
                7);
        System.arraycopy(options, 0, arguments, 7, options.length);
        assertThat(Console.run(arguments).exitCode()).isZero();
        return out.resolve("results.json");
    }

    private Path changed(Path file, String name, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        return Files.writeString(folder.resolve(name), text.replace(from, to));
    }

    @Test
    void other_seeds_are_the_same_and_another_verdict_is_not() throws IOException {
        Path before = results("old");
        Path after = results("new", "--seed", "3");
        Console same = Console.run("compare", before.toString(), after.toString());
        assertThat(same.error()).isEmpty();
        assertThat(same.output()).contains("result     same: no verdict changed, no estimate moved");
        assertThat(same.output().lines()).allMatch(line -> line.length() <= 80 || line.contains(folder.toString()));
        assertThat(same.exitCode()).isZero();
        Path refuted = changed(after, "refuted.json", "\"verdict\": \"PROVED\"", "\"verdict\": \"REFUTED\"");
        Console other = Console.run("compare", before.toString(), refuted.toString());
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.output()).contains("PROVED (as-expected) -> REFUTED (as-expected)");
        Console json = Console.run("compare", before.toString(), refuted.toString(), "--json");
        assertThat(json.output()).contains("\"same\": false").contains("\"new\": \"REFUTED\"");
    }

    @Test
    void the_page_reads_well() throws IOException {
        Path before = Files.writeString(folder.resolve("a.json"), SavedRuns.BEFORE);
        Path after = Files.writeString(folder.resolve("b.json"), SavedRuns.AFTER);
        Console console = Console.run("compare", before.toString(), after.toString());
        assertThat(console.exitCode()).isEqualTo(1);
        Golden.assertMatches("compare.txt", console.output().replace(folder + "/", ""));
    }

    @Test
    void a_missing_file_and_a_file_of_something_else_are_usage_errors() throws IOException {
        Path before = results("old");
        Path other = Files.writeString(folder.resolve("other.json"), "{}");
        assertThat(Console.run(
                                "compare",
                                before.toString(),
                                folder.resolve("none.json").toString())
                        .exitCode())
                .isEqualTo(2);
        Console console = Console.run("compare", before.toString(), other.toString());
        assertThat(console.exitCode()).isEqualTo(2);
        assertThat(console.error()).contains("schema of").contains("must be 'ntkv/results/1'");
        assertThat(Console.run("compare", before.toString()).exitCode()).isEqualTo(2);
    }
}
