package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that may not write where they are told to; for root too, in a process that has no privileges. */
class ReadOnlyFolderTest {

    @TempDir
    private Path folder = Path.of("");

    private Path place = Path.of("");
    private Path report = Path.of("");

    @BeforeEach
    void write_an_old_report() throws Exception {
        place = FaultyRuns.place(folder, "place");
        report = place.resolve("report");
    }

    @AfterEach
    void let_the_folder_be_deleted() throws Exception {
        Privileges.giveBack(place);
        Privileges.giveBack(report);
    }

    private List<Console> run(List<List<String>> commands) throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        return new NtkvProcess(elsewhere, List.of()).quick().asOthers().runAll(commands);
    }

    private String in(String name) {
        return place.resolve(name).toString();
    }

    @Test
    void nothing_begins_in_a_folder_that_cannot_be_written() throws Exception {
        Privileges.takeFrom(place);
        List<Console> consoles = run(List.of(
                FaultyRuns.verify(place),
                List.of("kernel", "--network", "relu*2", "--data", "circle:4", "--out", in("K.npy")),
                List.of("init", place.toString()),
                List.of("sample", "--network", "relu*2", "--data", "circle:4", "--width", "8", "--save", in("d.npy")),
                List.of("converge", "--network", "relu*2", "--data", "circle:4", "--out", in("study"))));

        assertThat(consoles).extracting(Console::exitCode).containsOnly(ExitCodes.USAGE);
        assertThat(consoles)
                .extracting(Console::error)
                .containsExactly(
                        unwritable("report"),
                        "ntkv: out must be in a folder that exists and is writable but was '%s'%n"
                                .formatted(in("K.npy")),
                        "ntkv: '%s' must be writable but was not (permission denied)%n".formatted(in("claims.yaml")),
                        "ntkv: save must be writable but '%s' is not (Permission denied)%n".formatted(in("d.npy")),
                        unwritable("study"));
        assertThat(FaultyRuns.oldReportIsThere(place)).isTrue();
        assertThat(FaultyRuns.entries(place)).containsExactly("report", "small.yaml");
    }

    private String unwritable(String name) {
        return "ntkv: out must be writable but '%s' is not (permission denied)%nMaybe choose another folder with --out.%n"
                .formatted(in(name));
    }

    @Test
    void a_report_or_a_ledger_that_cannot_be_written_is_told_before_anything_is_drawn() throws Exception {
        assertThat(FaultyRuns.interrupted(place, 40).exitCode()).isEqualTo(ExitCodes.INTERRUPTED);
        byte[] drawn = Files.readAllBytes(FaultyRuns.ledger(place));
        Privileges.takeFrom(FaultyRuns.ledger(place));
        Console ledger = run(List.of(FaultyRuns.verify(place, "--resume"))).get(0);
        Privileges.takeFrom(report);
        Console old = run(List.of(FaultyRuns.verify(place, "--resume"))).get(0);

        assertThat(ledger.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(ledger.error())
                .isEqualTo("ntkv: ledger %s must be writable but is not (Permission denied)%n"
                        .formatted(FaultyRuns.ledger(place)));
        assertThat(old.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(old.error()).isEqualTo("ntkv: out must be writable but '%s' is not%n".formatted(report));
        assertThat(Files.readAllBytes(FaultyRuns.ledger(place))).isEqualTo(drawn);
        assertThat(FaultyRuns.oldReportIsThere(place)).isTrue();
        assertThat(FaultyRuns.entries(place)).containsExactly("report", "report.ledger", "small.yaml");
    }
}
