package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code init} writes runs, and nothing is overwritten. */
class InitCommandTest {

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void the_file_that_is_written_runs_as_expected() {
        assertThat(Console.run("init", folder.toString()).exitCode()).isZero();

        Console console = Console.run(
                "verify",
                folder.resolve("claims.yaml").toString(),
                "--strict",
                "--out",
                folder.resolve("report").toString());

        assertThat(console.exitCode()).as(console.error() + console.output()).isZero();
        assertThat(console.output()).contains("relu-dual-without-one-half", "REFUTED", "SUPPORTED", "PROVED");
    }

    @ParameterizedTest
    @CsvSource({"github, .github/workflows/ntk-claims.yml", "gitlab, .gitlab-ci.yml"})
    void a_workflow_is_yaml_that_runs_the_file(String service, String name) throws IOException {
        assertThat(Console.run("init", folder.toString(), "--ci", service).exitCode())
                .isZero();

        JsonNode workflow = new YAMLMapper().readTree(Files.readString(folder.resolve(name)));

        assertThat(workflow.toString()).contains("ntkv verify claims.yaml", "ntkv-report");
    }

    @Test
    void nothing_is_overwritten() throws IOException {
        Path claims = Files.writeString(folder.resolve("claims.yaml"), "mine");

        Console console = Console.run("init", folder.toString());

        assertThat(console.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(console.error()).contains("must not exist but does; nothing is overwritten");
        assertThat(Files.readString(claims)).isEqualTo("mine");
        assertThat(folder.resolve(".github")).doesNotExist();
    }

    @Test
    void a_folder_that_does_not_exist_is_refused() {
        assertThat(Console.run("init", folder.resolve("no").toString()).exitCode())
                .isEqualTo(ExitCodes.USAGE);
    }
}
