package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Clocks that jump while something runs: neither digits nor verdicts hear of it, and no time is negative. */
class ClockJumpTest {

    private static final long HOUR = 3_600_000_000_000L;

    @TempDir
    private static Path shared = Path.of("");

    @TempDir
    private Path folder = Path.of("");

    private static Map<String, String> undisturbed = Map.of();

    @BeforeAll
    static void run_undisturbed() throws IOException {
        Path place = FaultyRuns.place(shared, "undisturbed");
        assertThat(FaultyRuns.run(place).exitCode()).isZero();
        undisturbed = FaultyRuns.results(place);
    }

    /** Returns a clock that goes on by {@code step} with each reading. */
    private static LongSupplier walking(long begin, long step) {
        long[] now = {begin};
        return () -> {
            now[0] += step;
            return now[0];
        };
    }

    private static LongSupplier jumpingOnce(long by) {
        int[] count = {0};
        return () -> {
            count[0]++;
            return count[0] * 1_000_000L + (count[0] > 20 ? by : 0);
        };
    }

    static Stream<Arguments> jumps() {
        return Stream.of(
                Arguments.of("an hour back, once", "2026-11-27T12:00:00Z", jumpingOnce(-HOUR)),
                Arguments.of("backwards all the time", "1969-12-31T23:59:59Z", walking(0, -HOUR)),
                Arguments.of("a year ahead, once", "2026-11-27T12:00:00Z", jumpingOnce(8766 * HOUR)),
                Arguments.of("an hour ahead with each reading", "+12345-01-01T00:00:00Z", walking(0, HOUR)),
                Arguments.of("over the end of its numbers", "2038-01-19T03:14:08Z", walking(Long.MAX_VALUE - 5, 1)),
                Arguments.of("not at all", "2026-11-27T12:00:00Z", walking(7, 0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jumps")
    void a_clock_that_jumps_changes_nothing_but_the_time(String what, String started, LongSupplier nanoTime)
            throws IOException {
        Path place = FaultyRuns.place(folder, "place");
        Console console = Console.run(
                new TimeSource(() -> Instant.parse(started), nanoTime),
                FaultyRuns.verify(place).toArray(String[]::new));

        assertThat(console.exitCode()).as(console.error()).isZero();
        assertThat(FaultyRuns.results(place)).isEqualTo(undisturbed);
        assertThat(FaultyRuns.entries(place)).containsExactly("report", "small.yaml");
        JsonNode results =
                new ObjectMapper().readTree(place.resolve("report/results.json").toFile());
        assertThat(results.at("/run/started").asText()).isEqualTo(started);
        assertThat(results.at("/run/seconds").asDouble(-1)).isGreaterThanOrEqualTo(0);
        results.get("claims")
                .forEach(claim -> assertThat(claim.get("seconds").asDouble(-1)).isGreaterThanOrEqualTo(0));
    }

    @Test
    void a_ledger_from_the_future_is_continued() throws IOException {
        Path place = FaultyRuns.place(folder, "place");
        assertThat(FaultyRuns.interrupted(place, 40).exitCode()).isEqualTo(ExitCodes.INTERRUPTED);
        Files.setLastModifiedTime(FaultyRuns.ledger(place), FileTime.from(Instant.parse("2099-01-01T00:00:00Z")));
        Console console = Console.run(
                new TimeSource(() -> Instant.EPOCH, walking(0, -1)),
                FaultyRuns.verify(place, "--resume").toArray(String[]::new));

        assertThat(console.exitCode()).isZero();
        assertThat(console.error()).contains("ntkv: going on from ");
        assertThat(FaultyRuns.results(place)).isEqualTo(undisturbed);
    }

    @Test
    void other_commands_measure_and_estimate_with_a_clock_that_runs_backwards() {
        TimeSource backwards = new TimeSource(() -> Instant.EPOCH, walking(0, -HOUR));
        Console sample = Console.run(
                backwards, "sample --network relu*1 --data circle:3 --width 8 --draws 2000 --json".split(" ", -1));
        assertThat(sample.exitCode()).isZero();
        assertThat(sample.output()).containsPattern("\"secondsPerDraw\" ?: ?0");
        for (String command : new String[] {
            "converge --network relu*1 --data circle:3 --widths 8,16,32",
            "kernel --network relu*2 --data circle:9 --out "
        }) {
            Console console = Console.run(
                    backwards, (command.endsWith(" ") ? command + folder.resolve("K.npy") : command).split(" ", -1));
            assertThat(console.exitCode()).as(console.error()).isZero();
            assertThat(console.error()).doesNotContain("takes about", "-");
        }
    }
}
