package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Between the two moves that replace a report. */
class OutputFolderTest {

    @TempDir
    private Path folder = Path.of("");

    /** Files whose folder is deleted by somebody who tidies up, when all of them are written. */
    private static final class TidiedAway extends TreeMap<String, String> {

        private static final long serialVersionUID = 1L;

        private final transient Path place;

        TidiedAway(Path place) {
            this.place = place;
        }

        @Override
        public Set<Map.Entry<String, String>> entrySet() {
            try (Stream<Path> files = Files.walk(place)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    if (file.toString().contains(".report-")) {
                        Files.delete(file);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Set.of();
        }
    }

    @Test
    void a_report_that_cannot_be_put_in_place_gives_the_place_back_to_the_old_one() throws IOException {
        Path place = FaultyRuns.place(folder, "place");
        try (OutputFolder output = OutputFolder.prepare(place.resolve("report"))) {
            assertThatExceptionOfType(DiskException.class)
                    .isThrownBy(() -> output.publish(new TidiedAway(place)))
                    .withMessage(
                            "out must be writable but writing 'report' failed (there is no such file or folder)%nMaybe the disk is full."
                                    .formatted());
        }
        assertThat(FaultyRuns.oldReportIsThere(place)).isTrue();
        assertThat(FaultyRuns.entries(place)).containsExactly("report", "small.yaml");
    }
}
