package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionTest {

    @ParameterizedTest
    @CsvSource({
        "0123456789ab false, 0123456789ab",
        "0123456789ab true, 0123456789ab-dirty",
        "${git.commit.id.abbrev} ${git.dirty}, unknown",
        "'', unknown",
    })
    void the_commit_that_a_build_wrote_reads_as_the_launcher_would_write_it(String written, String commit) {
        assertThat(Version.commit(written + "\n")).isEqualTo(commit);
    }
}
