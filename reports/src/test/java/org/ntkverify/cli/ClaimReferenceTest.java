package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reference in {@code docs} is what the catalogue says. */
class ClaimReferenceTest {

    @Test
    void the_page_is_written_by_the_command() throws IOException {
        Console console = Console.run("list", "--markdown");

        assertThat(console.exitCode()).isZero();
        assertThat(Files.readString(Path.of("../docs/claims.md")))
                .as("ntkv list --markdown > docs/claims.md")
                .isEqualTo(console.output());
    }
}
