package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands whose disk is full: at the first byte, in the middle of a ledger, of draws, of a report, and of what is printed. */
class FullDiskTest {

    private static final int NOTHING = 0;

    /** A kernel of four inputs fits, the note beside it does not. */
    private static final int NO_NOTE = 512;

    /** The ledger fits, the page of the report does not. */
    private static final int NO_REPORT = 16 * 1024;

    /** The header of the ledger fits, and some checkpoints. */
    private static final int HALF_A_LEDGER = 1024;

    private static final String FULL = " failed (File too large)\nMaybe the disk is full";

    @TempDir
    private static Path shared = Path.of("");

    @TempDir
    private Path folder = Path.of("");

    private static Map<String, String> undisturbed = Map.of();

    @BeforeAll
    static void run_undisturbed() throws Exception {
        Path place = FaultyRuns.place(shared, "undisturbed");
        assertThat(process(place)
                        .runAll(List.of(FaultyRuns.verify(place)))
                        .get(0)
                        .exitCode())
                .isZero();
        undisturbed = FaultyRuns.results(place);
    }

    private static NtkvProcess process(Path place) {
        return new NtkvProcess(place, List.of()).quick().withoutNativeCode();
    }

    @Test
    void a_disk_without_room_for_a_header_ends_a_run_before_it_begins_and_leaves_no_half_of_a_file() throws Exception {
        Path place = FaultyRuns.place(folder, "none");
        Path mine = Files.createDirectory(place.resolve("mine"));
        assertThat(kernel(place, "circle:3")).isZero();
        byte[] matrix = Files.readAllBytes(place.resolve("K.npy"));
        String note = Files.readString(place.resolve("K.npy.json"));
        List<Console> consoles = new ArrayList<>(process(place)
                .withFilesUpTo(NOTHING)
                .runAll(List.of(FaultyRuns.verify(place), List.of("init", "mine"))));
        consoles.addAll(process(place)
                .withFilesUpTo(NO_NOTE)
                .runAll(List.of(List.of("kernel", "--network", "relu*2", "--data", "circle:4", "--out", "K.npy"))));

        assertThat(consoles).extracting(Console::exitCode).containsOnly(ExitCodes.USAGE);
        assertThat(consoles)
                .extracting(Console::error)
                .containsExactly(
                        "ntkv: ledger %s must be writable but is not (File too large)%n"
                                .formatted(FaultyRuns.ledger(place)),
                        "ntkv: 'mine/claims.yaml' must be writable but was not (File too large)\n",
                        "ntkv: out must be writable but writing 'K.npy'%s, or choose another name with --out.%n"
                                .formatted(FULL));
        assertThat(FaultyRuns.oldReportIsThere(place)).isTrue();
        assertThat(FaultyRuns.entries(mine)).isEmpty();
        assertThat(Files.readAllBytes(place.resolve("K.npy"))).isEqualTo(matrix);
        assertThat(place.resolve("K.npy.json")).hasContent(note);
        assertThat(FaultyRuns.entries(place)).containsExactly("K.npy", "K.npy.json", "mine", "report", "small.yaml");
    }

    @Test
    void a_disk_that_is_full_when_files_are_put_in_place_leaves_the_old_ones_and_the_draws() throws Exception {
        Path place = FaultyRuns.place(folder, "report");
        assertThat(kernel(place, "circle:4")).isZero();
        byte[] matrix = Files.readAllBytes(place.resolve("K.npy"));
        String note = Files.readString(place.resolve("K.npy.json"));
        List<Console> consoles = process(place)
                .withFilesUpTo(NO_REPORT)
                .runAll(List.of(
                        FaultyRuns.verify(place),
                        List.of("kernel", "--network", "relu*2", "--data", "circle:80", "--out", "K.npy"),
                        List.of("kernel", "--network", "relu*2", "--data", "circle:80", "--out", "K.csv"),
                        List.of(
                                "sample --network relu*1 --data circle:4 --width 8 --draws 400 --save draws.npy --out study"
                                        .split(" ", -1))));

        assertThat(consoles.get(0).exitCode()).isEqualTo(ExitCodes.INTERNAL_ERROR);
        assertThat(consoles.get(0).error())
                .isEqualTo(
                        "ntkv: out must be writable but writing 'report'%s.%nntkv: the same command with --resume goes on from %s%n"
                                .formatted(FULL, FaultyRuns.ledger(place)));
        assertThat(FaultyRuns.oldReportIsThere(place)).isTrue();

        assertThat(consoles.get(1).exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(consoles.get(1).error()).startsWith("ntkv: out must be writable but writing 'K.npy'" + FULL);
        assertThat(Files.readAllBytes(place.resolve("K.npy"))).isEqualTo(matrix);
        assertThat(place.resolve("K.npy.json")).hasContent(note);
        assertThat(consoles.get(2).error()).startsWith("ntkv: out must be writable but writing 'K.csv'" + FULL);

        assertThat(consoles.get(3).exitCode()).isEqualTo(ExitCodes.INTERNAL_ERROR);
        assertThat(consoles.get(3).error()).startsWith("ntkv: save must be writable but writing 'draws.npy'" + FULL);
        assertThat(FaultyRuns.entries(place).stream().filter(name -> !name.matches("\\.draws.*part|study.ledger")))
                .as("nothing half-written, no staging folder")
                .containsExactly("K.npy", "K.npy.json", "report", "report.ledger", "small.yaml");

        List<Console> again = process(place).runAll(List.of(FaultyRuns.verify(place, "--resume")));
        assertThat(again.get(0).exitCode()).isZero();
        assertThat(again.get(0).error()).isEqualTo("ntkv: going on from %s%n".formatted(FaultyRuns.ledger(place)));
        assertThat(FaultyRuns.results(place)).isEqualTo(undisturbed);
    }

    private static int kernel(Path place, String data) {
        return Console.run(
                        "kernel",
                        "--network",
                        "relu*2",
                        "--data",
                        data,
                        "--out",
                        place.resolve("K.npy").toString())
                .exitCode();
    }

    @Test
    void a_disk_that_is_full_in_the_middle_of_the_draws_ends_the_run_and_keeps_what_was_drawn() throws Exception {
        Path place = FaultyRuns.place(folder, "ledger");
        Path ledger = FaultyRuns.ledger(place);
        Console console = process(place)
                .withFilesUpTo(HALF_A_LEDGER)
                .runAll(List.of(FaultyRuns.verify(place)))
                .get(0);

        assertThat(console.exitCode()).isEqualTo(ExitCodes.INTERNAL_ERROR);
        assertThat(console.error())
                .isEqualTo(
                        "ntkv: ledger %s must be writable but is not (File too large)%nntkv: the same command with --resume goes on from %s%n"
                                .formatted(ledger, ledger));
        assertThat(Files.readString(ledger)).as("no half of a checkpoint").endsWith("\n");
        assertThat(FaultyRuns.oldReportIsThere(place)).isTrue();
        assertThat(FaultyRuns.entries(place)).containsExactly("report", "report.ledger", "small.yaml");

        Console again = process(place)
                .runAll(List.of(FaultyRuns.verify(place, "--resume")))
                .get(0);
        assertThat(again.exitCode()).isZero();
        assertThat(again.error()).as("no damage").isEqualTo("ntkv: going on from %s%n".formatted(ledger));
        assertThat(FaultyRuns.results(place)).isEqualTo(undisturbed);
    }

    @Test
    void an_answer_that_standard_output_does_not_take_is_not_a_success() throws IOException, InterruptedException {
        NtkvProcess run =
                NtkvProcess.in(folder, "output", List.of("list")).quick().withFilesUpTo(HALF_A_LEDGER);

        assertThat(run.exitCode()).isEqualTo(ExitCodes.INTERNAL_ERROR);
        assertThat(run.error())
                .isEqualTo(
                        "ntkv: standard output must be writable but is not (File too large)\nMaybe the disk is full.\n");
    }

    @Test
    void the_exit_code_of_a_verdict_survives_and_a_reader_that_has_read_enough_is_none_of_our_business() {
        assertThat(StandardOutputs.exitCode(ExitCodes.UNEXPECTED, "No space left on device"))
                .isEqualTo(ExitCodes.UNEXPECTED);
        assertThat(StandardOutputs.exitCode(ExitCodes.OK, "No space left on device"))
                .isEqualTo(ExitCodes.INTERNAL_ERROR);
        assertThat(StandardOutputs.exitCode(ExitCodes.OK, "Broken pipe")).isZero();
    }

    /** Streams that fail. */
    private static final class StandardOutputs {

        static int exitCode(int code, String reason) {
            StandardOutput output = new StandardOutput(new OutputStream() {
                @Override
                public void write(int octet) throws IOException {
                    throw new IOException(reason);
                }
            });
            PrintWriter writer = new PrintWriter(output, true, StandardCharsets.UTF_8);
            writer.println("an answer");
            return output.exitCode(code, new PrintWriter(PrintWriter.nullWriter()));
        }
    }
}
