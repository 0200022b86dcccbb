package org.ntkverify.numeric.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLedgerTest {

    private static final RunKey KEY = key("7");
    private static final int CHUNKS = 12;

    /** Title, two fields and the checksum. */
    private static final int HEADER_LINES = 4;

    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = folder.resolve("run.ledger");
    }

    private static RunKey key(String seed) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("network", "relu*3 wstd=sqrt(2)");
        fields.put("seed", seed);
        return new RunKey(fields);
    }

    private static RecordedSum task(List<Long> drawn) {
        return RecordedSum.listing(5 * CHUNKS - 2, 5, drawn);
    }

    /** Writes the ledger of a whole run, one checkpoint for each chunk but the first, which is merged with nothing. */
    private double write() {
        try (RunLedger ledger = RunLedger.begin(file, KEY)) {
            RecordingEngine engine = new RecordingEngine(new LocalDrawEngine(1), ledger, RecordingEngineTest.hasty());
            return engine.run(task(RecordedSum.newList()), Progress.SILENT);
        }
    }

    private record Resumed(String damage, double result, List<Long> drawn) {}

    private Resumed resume() {
        List<Long> drawn = RecordedSum.newList();
        try (RunLedger ledger = RunLedger.resume(file, KEY)) {
            double result = new RecordingEngine(new LocalDrawEngine(2), ledger).run(task(drawn), Progress.SILENT);
            return new Resumed(ledger.damage().orElse(""), result, drawn);
        }
    }

    private void put(byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the first byte of each line, and the length. */
    private static List<Integer> starts(byte[] bytes) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                starts.add(i + 1);
            }
        }
        return starts;
    }

    private static int lineOf(List<Integer> starts, int at) {
        int line = 0;
        while (starts.get(line + 1) <= at) {
            line++;
        }
        return line;
    }

    @Test
    void a_whole_ledger_has_no_damage_and_nothing_to_redo() throws IOException {
        double result = write();
        Resumed again = resume();
        assertThat(again).isEqualTo(new Resumed("", result, List.of()));
        assertThat(Files.readAllLines(file)).hasSize(HEADER_LINES + CHUNKS - 1);
    }

    @Test
    void a_changed_bit_anywhere_is_found_and_only_what_is_behind_it_is_drawn_again() throws IOException {
        double expected = write();
        byte[] good = Files.readAllBytes(file);
        List<Integer> starts = starts(good);
        Random random = new Random(20261125);
        for (int at = 0; at < good.length; at += 1 + random.nextInt(5)) {
            byte[] bad = good.clone();
            bad[at] ^= (byte) (1 << random.nextInt(8));
            put(bad);
            int line = lineOf(starts, at);
            if (line < HEADER_LINES) {
                assertThatExceptionOfType(LedgerException.class)
                        .as("byte %s", at)
                        .isThrownBy(this::resume)
                        .withMessageContaining(file.toString());
                assertThat(Files.readAllBytes(file)).isEqualTo(bad);
            } else {
                assertDamage(expected, line - HEADER_LINES + 1, starts.get(line), at);
            }
        }
    }

    private void assertDamage(double expected, int record, int start, int at) {
        Resumed resumed = resume();
        assertThat(resumed.damage())
                .as("byte %s", at)
                .startsWith("record %s of ledger %s, at byte %s, ".formatted(record, file, start));
        assertThat(Double.doubleToRawLongBits(resumed.result()))
                .as("byte %s", at)
                .isEqualTo(Double.doubleToRawLongBits(expected));
        // Record r holds the first r + 1 chunks.
        int chunks = record == 1 ? 0 : record;
        assertThat(resumed.drawn()).as("byte %s", at).hasSize(Math.max(0, 5 * CHUNKS - 2 - 5 * chunks));
        assertThat(resume().damage()).isEmpty();
    }

    @Test
    void a_file_cut_off_anywhere_behind_its_header_goes_on() throws IOException {
        double expected = write();
        byte[] good = Files.readAllBytes(file);
        List<Integer> starts = starts(good);
        Random random = new Random(4);
        for (int length = 0; length < good.length; length += 1 + random.nextInt(7)) {
            put(Arrays.copyOf(good, length));
            if (length < starts.get(HEADER_LINES)) {
                assertThatExceptionOfType(LedgerException.class).isThrownBy(this::resume);
            } else if (starts.contains(length)) {
                assertThat(resume().damage()).isEmpty();
                assertThat(resume().result()).isEqualTo(expected);
            } else {
                int line = lineOf(starts, length);
                assertDamage(expected, line - HEADER_LINES + 1, starts.get(line), length);
            }
        }
    }

    @Test
    void a_line_lost_doubled_or_moved_is_found() throws IOException {
        double expected = write();
        List<String> good = Files.readAllLines(file);
        List<List<String>> planted = new ArrayList<>();
        for (int change = 0; change < 3; change++) {
            List<String> lines = new ArrayList<>(good);
            switch (change) {
                case 0 -> lines.remove(HEADER_LINES + 3);
                case 1 -> lines.add(HEADER_LINES + 3, lines.get(HEADER_LINES + 2));
                default -> Collections.swap(lines, HEADER_LINES + 3, HEADER_LINES + 4);
            }
            planted.add(lines);
        }
        for (List<String> lines : planted) {
            Files.write(file, lines);
            Resumed resumed = resume();
            assertThat(resumed.damage()).startsWith("record 4 of ledger ").endsWith("does not match its checksum");
            assertThat(resumed.result()).isEqualTo(expected);
        }
    }

    @Test
    void rubbish_behind_the_end_is_dropped() throws IOException {
        double expected = write();
        byte[] good = Files.readAllBytes(file);
        byte[] bad = Arrays.copyOf(good, good.length + 300);
        put(bad);
        Resumed resumed = resume();
        assertThat(resumed.damage()).endsWith("at byte %s, is cut off".formatted(good.length));
        assertThat(resumed.result()).isEqualTo(expected);
        assertThat(resumed.drawn()).isEmpty();
    }

    @Test
    void a_ledger_of_another_run_is_refused_and_left_alone() throws IOException {
        write();
        byte[] before = Files.readAllBytes(file);
        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> RunLedger.resume(file, key("8")))
                .withMessageContaining(
                        "must be of this run but is of another: this run has 'seed 8' where the ledger has 'seed 7'");
        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> RunLedger.resume(file, new RunKey(Map.of("network", "relu*3 wstd=sqrt(2)"))))
                .withMessageContaining("this run has 'nothing more' where the ledger has 'seed 7'");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void a_checkpoint_beyond_the_end_of_its_task_is_refused() {
        write();
        try (RunLedger ledger = RunLedger.resume(file, KEY)) {
            // The same key with fewer draws would be a defect of the key.
            RecordedSum shorter = RecordedSum.listing(20, 5, RecordedSum.newList());
            assertThatExceptionOfType(LedgerException.class)
                    .isThrownBy(() -> new RecordingEngine(new LocalDrawEngine(1), ledger).run(shorter, Progress.SILENT))
                    .withMessage("chunks of a checkpoint must be <= 4 but were 12");
        }
    }

    @Test
    void two_runs_do_not_share_a_ledger() {
        try (RunLedger ledger = RunLedger.begin(file, KEY)) {
            assertThat(ledger.isEmpty()).isTrue();
            assertThatExceptionOfType(LedgerException.class)
                    .isThrownBy(() -> RunLedger.resume(file, KEY))
                    .withMessage("ledger %s must not be in use but another process holds it".formatted(file));
        }
    }

    @Test
    void beginning_does_not_overwrite_a_run_that_was_interrupted() throws IOException {
        write();
        byte[] before = Files.readAllBytes(file);
        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> RunLedger.begin(file, KEY))
                .withMessageContaining("Maybe go on with --resume");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void what_is_no_ledger_is_refused() throws IOException {
        Files.writeString(file, "my thesis\n");
        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> RunLedger.resume(file, KEY))
                .withMessageContaining("must begin with 'ntkv-ledger 1' but does not");
        assertThat(Files.readString(file)).isEqualTo("my thesis\n");
        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> RunLedger.resume(folder.resolve("absent"), KEY))
                .withMessageContaining("must be writable but is not");
    }

    @Test
    void values_of_several_lines_stay_on_one() throws IOException {
        RunKey key = new RunKey(Map.of("command", "a\nb\\n"));
        RunLedger.begin(file, key).close();
        assertThat(Files.readString(file, StandardCharsets.UTF_8)).contains("command a\\nb\\\\n\n");
        RunLedger.resume(file, key).discard();
        assertThat(file).doesNotExist();
    }

    @Test
    void names_of_fields_are_plain() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RunKey(Map.of("two words", "x")))
                .withMessage("name must be of [a-z-] but was 'two words'");
    }

    @Test
    void fingerprints_differ_where_contents_do() {
        assertThat(Fingerprint.of("a"))
                .hasSize(32)
                .isEqualTo(Fingerprint.of("a"))
                .isNotEqualTo(Fingerprint.of("b"));
        assertThat(new Fingerprint().add("a").add("bc").hexadecimal())
                .isNotEqualTo(new Fingerprint().add("ab").add("c").hexadecimal());
        assertThat(new Fingerprint().add(0.0).hexadecimal())
                .isNotEqualTo(new Fingerprint().add(-0.0).hexadecimal());
    }
}
