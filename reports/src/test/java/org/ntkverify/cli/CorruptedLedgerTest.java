package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ledgers of an interrupted run that something has happened to since, and what a user reads who goes on from them. */
class CorruptedLedgerTest {

    private static final int CLOCK_READINGS = 40;

    @TempDir
    private static Path shared = Path.of("");

    @TempDir
    private Path folder = Path.of("");

    private static byte[] good = new byte[0];
    private static Map<String, String> undisturbed = Map.of();

    @BeforeAll
    static void run() throws IOException {
        Path whole = FaultyRuns.place(shared, "whole");
        assertThat(FaultyRuns.run(whole).exitCode()).isZero();
        undisturbed = FaultyRuns.results(whole);
        Path place = FaultyRuns.place(shared, "interrupted");
        Console console = FaultyRuns.interrupted(place, CLOCK_READINGS);
        assertThat(console.exitCode()).as(console.error()).isEqualTo(ExitCodes.INTERRUPTED);
        good = Files.readAllBytes(FaultyRuns.ledger(place));
        assertThat(lines(good).size()).isGreaterThan(header() + 3);
    }

    private static List<String> lines(byte[] ledger) {
        return new String(ledger, StandardCharsets.UTF_8).lines().toList();
    }

    private static byte[] ledger(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the number of lines before the first checkpoint. */
    private static int header() {
        List<String> lines = lines(good);
        int line = 0;
        while (!lines.get(line).startsWith("header-checksum ")) {
            line++;
        }
        return line + 1;
    }

    private static byte[] changed(UnaryOperator<List<String>> change) {
        return ledger(change.apply(new ArrayList<>(lines(good))));
    }

    private static byte[] flipped(int at) {
        byte[] bad = good.clone();
        bad[at] ^= 4;
        return bad;
    }

    private Console resumed(byte[] ledger) throws IOException {
        Path place = FaultyRuns.place(folder, "place");
        Files.write(FaultyRuns.ledger(place), ledger);
        return FaultyRuns.run(place, "--resume");
    }

    static Stream<Arguments> damaged() {
        List<String> lines = lines(good);
        int last = lines.size() - header();
        int headerBytes = ledger(lines.subList(0, header())).length;
        byte[] noise = new byte[1000];
        new Random(5).nextBytes(noise);
        byte[] tail = Arrays.copyOf(good, good.length + noise.length);
        System.arraycopy(noise, 0, tail, good.length, noise.length);
        return Stream.of(
                Arguments.of("its last line cut off", Arrays.copyOf(good, good.length - 9), last),
                Arguments.of("a byte flipped in the middle", flipped((good.length + headerBytes) / 2), 0),
                Arguments.of("its first checkpoint flipped", flipped(headerBytes + 40), 1),
                Arguments.of(
                        "a line doubled",
                        changed(all -> {
                            all.add(header() + 2, all.get(header() + 1));
                            return all;
                        }),
                        3),
                Arguments.of(
                        "a line lost",
                        changed(all -> {
                            all.remove(header() + 1);
                            return all;
                        }),
                        2),
                Arguments.of("noise behind its end", tail, last + 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damaged")
    void what_is_damaged_is_drawn_again(String what, byte[] ledger, int record) throws IOException {
        Console console = resumed(ledger);
        Path place = folder.resolve("place");

        assertThat(console.exitCode()).as(console.error()).isZero();
        assertThat(console.error())
                .matches(
                        "(?s)ntkv: record %s of ledger [^\n]*report.ledger, at byte [0-9]+, (is cut off|does not match its checksum); it is dropped, and what was behind it is drawn again\nntkv: going on from [^\n]*\n"
                                .formatted(record == 0 ? "[0-9]+" : record));
        assertThat(FaultyRuns.results(place)).isEqualTo(undisturbed);
        assertThat(FaultyRuns.entries(place)).containsExactly("report", "small.yaml");
    }

    static Stream<Arguments> refused() {
        byte[] noise = new byte[1 << 20];
        new Random(6).nextBytes(noise);
        noise[0] = 0;
        String title =
                "must begin with 'ntkv-ledger 1' but does not\nMaybe another version wrote it; remove it to begin again.";
        return Stream.of(
                Arguments.of("nothing in it", new byte[0], title),
                Arguments.of("only noise in it", noise, title),
                Arguments.of(
                        "another version",
                        changed(all -> {
                            all.set(0, "ntkv-ledger 2");
                            return all;
                        }),
                        title),
                Arguments.of(
                        "a header cut off",
                        Arrays.copyOf(good, 60),
                        "must say which run it is of but its header is damaged, from byte "),
                Arguments.of(
                        "a header changed",
                        changed(all -> {
                            all.replaceAll(line -> line.startsWith("seed ") ? "seed 5" : line);
                            return all;
                        }),
                        "must say which run it is of but its header is damaged, from byte 0 on\nMaybe remove it to begin again."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void a_ledger_that_does_not_say_of_which_run_it_is_is_refused_and_left_alone(
            String what, byte[] ledger, String message) throws IOException {
        assertRefused(resumed(ledger), ledger, message);
    }

    private void assertRefused(Console console, byte[] ledger, String message) throws IOException {
        Path place = folder.resolve("place");
        assertThat(console.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(console.error())
                .startsWith("ntkv: ledger %s %s".formatted(FaultyRuns.ledger(place), message))
                .doesNotContain("Exception", "\tat ");
        assertThat(Files.readAllBytes(FaultyRuns.ledger(place))).isEqualTo(ledger);
        assertThat(FaultyRuns.oldReportIsThere(place)).isTrue();
        assertThat(FaultyRuns.entries(place)).containsExactly("report", "report.ledger", "small.yaml");
    }

    @Test
    void a_ledger_of_another_seed_is_refused_and_left_alone() throws IOException {
        Path place = FaultyRuns.place(folder, "place");
        Files.write(FaultyRuns.ledger(place), good);
        assertRefused(
                FaultyRuns.run(place, "--resume", "--seed", "2"),
                good,
                "must be of this run but is of another: this run has 'seed 2' where the ledger has 'seed 180607572'\nMaybe repeat the command as it was, or remove the ledger to begin again.");
    }

    @Test
    void a_folder_in_the_place_of_the_ledger_is_told_apart_from_a_run() throws IOException {
        Path place = FaultyRuns.place(folder, "place");
        Files.createDirectory(FaultyRuns.ledger(place));
        for (String[] more : new String[][] {{}, {"--resume"}}) {
            Console console = FaultyRuns.run(place, more);
            assertThat(console.exitCode()).isEqualTo(ExitCodes.USAGE);
            assertThat(console.error())
                    .isEqualTo("ntkv: ledger %s must be a file but is a folder%nMaybe remove it to begin again.%n"
                            .formatted(FaultyRuns.ledger(place)));
        }
        assertThat(FaultyRuns.oldReportIsThere(place)).isTrue();
    }

    /** What no disk does, but a program that has other ideas about what a checkpoint is. */
    @Test
    void a_checkpoint_with_a_good_checksum_and_a_bad_state_ends_the_run_without_a_verdict() throws IOException {
        List<String> lines = new ArrayList<>(lines(good).subList(0, header()));
        String task = lines(good).get(header()).split(" ", -1)[0];
        CRC32C checksum = new CRC32C();
        String previous = lines.get(header() - 1).substring("header-checksum ".length());
        checksum.update((previous + "\n" + task + " 1 AAAA").getBytes(StandardCharsets.UTF_8));
        lines.add("%s 1 AAAA %08x".formatted(task, checksum.getValue()));
        Console console = resumed(ledger(lines));
        Path place = folder.resolve("place");

        assertThat(console.exitCode()).isEqualTo(ExitCodes.INTERNAL_ERROR);
        assertThat(console.error())
                .contains("ntkv: a checkpoint must hold what its task encodes but does not: ")
                .contains("\nMaybe remove the ledger to begin again.\n")
                .doesNotContain("Exception", "\tat ");
        assertThat(FaultyRuns.oldReportIsThere(place)).isTrue();
    }
}
