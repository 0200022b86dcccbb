package org.ntkverify.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** A small run of {@code verify} that tests disturb, the report that it must not harm, and the results that it must have in the end. */
final class FaultyRuns {

    /** One claim that is proved and three that draw. */
    private static final String CLAIMS = """
            version: 1
            claims:
              - id: exact
                dual: {activation: relu, equals: "Sqrt(a*b)*(Sin(theta) + (Pi - theta)*Cos(theta))/(2*Pi)"}
              - id: drawn
                network: {activation: relu, hidden-layers: 1, weight-std: sqrt(2)}
                data: {sphere: {points: 3, dimension: 3, seed: 8}}
                rate: {of: ntk-deviation, exponent: -1/2, margin: 0.2, widths: [16, 32, 64]}
              - id: drawn-later
                network: {activation: relu, hidden-layers: 1, weight-std: sqrt(2)}
                data: {sphere: {points: 3, dimension: 3, seed: 7}}
                rate: {of: ntk-deviation, exponent: -1/2, margin: 0.2, widths: [8, 16, 32]}
              - id: drawn-last
                network: {activation: abs, hidden-layers: 1}
                data: {sphere: {points: 3, dimension: 3, seed: 7}}
                rate: {of: ntk-deviation, exponent: -1/2, margin: 0.2, widths: [8, 16, 32]}
            """;

    private static final List<String> VERIFY = List.of("verify", "--tier", "smoke", "--out");

    private FaultyRuns() {}

    /** Writes the claims, and the complete report of an earlier run, into a new folder. */
    static Path place(Path folder, String name) throws IOException {
        Path place = Files.createDirectories(folder.resolve(name));
        Files.writeString(place.resolve("small.yaml"), CLAIMS);
        Path report = Files.createDirectories(place.resolve("report"));
        Files.writeString(report.resolve(".ntkv-report"), "Written by ntkv, which may replace this folder.\n");
        Files.writeString(report.resolve("index.html"), "old");
        return place;
    }

    /** Returns the command that checks the claims in {@code place}. */
    static List<String> verify(Path place, String... more) {
        return Stream.of(
                        VERIFY.stream(),
                        Stream.of(
                                place.resolve("report").toString(),
                                place.resolve("small.yaml").toString()),
                        Stream.of(more))
                .flatMap(words -> words)
                .toList();
    }

    static Console run(Path place, String... more) {
        return Console.run(verify(place, more).toArray(String[]::new));
    }

    /** Runs the command until its clock has been read {@code readings} times, and stops it then as a signal would; checkpoints are always due. */
    static Console interrupted(Path place, int readings) {
        int[] count = {0};
        LongSupplier clock = () -> {
            if (++count[0] == readings) {
                Thread.currentThread().interrupt();
            }
            return count[0] * 1_000_000_000L * count[0];
        };
        Console console = Console.run(
                new TimeSource(InstantSource.system(), clock), verify(place).toArray(String[]::new));
        // Kept for the caller, who is the test.
        Thread.interrupted();
        return console;
    }

    static Path ledger(Path place) {
        return place.resolve("report.ledger");
    }

    static boolean oldReportIsThere(Path place) throws IOException {
        Path report = place.resolve("report");
        return entries(report).equals(List.of(".ntkv-report", "index.html"))
                && Files.readString(report.resolve("index.html")).equals("old");
    }

    static List<String> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    /** Returns everything that does not depend on the clock, on the command and on the number of threads: results and the tables of the claims, byte by byte. */
    static Map<String, String> results(Path place) {
        Map<String, String> results = new TreeMap<>();
        Path report = place.resolve("report");
        try (Stream<Path> files = Files.walk(report)) {
            for (Path file : files.filter(path -> path.toString().matches(".*/tables/.*_.*[.]csv"))
                    .toList()) {
                results.put(report.relativize(file).toString(), Files.readString(file));
            }
            JsonNode json =
                    new ObjectMapper().readTree(report.resolve("results.json").toFile());
            ((ObjectNode) json.get("run")).remove(List.of("started", "seconds", "threads", "command"));
            json.get("claims").forEach(claim -> ((ObjectNode) claim).remove("seconds"));
            // The command that replays a claim names the file.
            results.put("results.json", json.toPrettyString().replace(place.toString(), "PLACE"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return results;
    }
}
