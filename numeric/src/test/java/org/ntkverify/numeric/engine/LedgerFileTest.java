package org.ntkverify.numeric.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may have a ledger when several want it, and what a process that was killed at a bad moment leaves. */
class LedgerFileTest {

    private static final RunKey KEY = new RunKey(Map.of("seed", "7"));

    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = folder.resolve("run.ledger");
    }

    @Test
    void beginning_beside_a_run_that_goes_on_says_so() {
        try (RunLedger ledger = RunLedger.begin(file, KEY)) {
            assertThat(ledger.isEmpty()).isTrue();
            assertThatExceptionOfType(LedgerException.class)
                    .isThrownBy(() -> RunLedger.begin(file, KEY))
                    .withMessage("ledger %s must not be in use but another process holds it".formatted(file));
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void what_a_run_left_that_was_killed_while_it_began_is_no_obstacle() throws IOException {
        Files.writeString(folder.resolve("run.ledger.new"), "ntkv-ledger 1\nseed 7");
        RunLedger.begin(file, KEY).close();
        RunLedger.resume(file, KEY).discard();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_name_that_is_taken_is_not_taken_over() throws IOException {
        Path fresh = Files.writeString(folder.resolve("fresh"), "mine");
        LedgerFile.place(fresh, file);
        assertThat(file).hasContent("mine");
        assertThat(fresh).doesNotExist();
        Path second = Files.writeString(folder.resolve("second"), "other");
        assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> LedgerFile.place(second, file));
        assertThat(file).hasContent("mine");
    }

    @Test
    void reasons_are_those_of_the_system() {
        assertThat(FileReason.of(new AccessDeniedException("x"))).isEqualTo("permission denied");
        assertThat(FileReason.of(new NoSuchFileException("x"))).isEqualTo("there is no such file or folder");
        assertThat(FileReason.of(new FileAlreadyExistsException("x"))).isEqualTo("a file or folder is in its place");
        assertThat(FileReason.of(new FileSystemException("x", null, "Read-only file system")))
                .isEqualTo("Read-only file system");
        assertThat(FileReason.of(new FileNotFoundException("/a (b)/x.ledger (Is a directory)")))
                .isEqualTo("Is a directory");
        assertThat(FileReason.of(new FileNotFoundException())).isEqualTo("there is no such file or folder");
        assertThat(FileReason.of(new IOException("No space left on device"))).isEqualTo("No space left on device");
        assertThat(FileReason.of(new IOException())).isEqualTo("IOException");
    }
}
