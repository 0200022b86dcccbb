package org.ntkverify.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A command run in a process of its own, in a folder of its own, so that it can be ended.
 *
 * @param place where it runs; its streams go to the files {@code output} and {@code error} there
 * @param arguments as a user would type them
 */
record NtkvProcess(Path place, List<String> arguments) {

    Process start(String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.ntkverify.cli.Main"));
        command.addAll(arguments);
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .directory(place.toFile())
                .redirectOutput(place.resolve("output").toFile())
                .redirectError(place.resolve("error").toFile())
                .start();
    }

    /** Starts the command again and again with {@code --resume} and kills it at moments of a seeded generator. */
    void kill(int times, long seed, int latestMillis) throws IOException, InterruptedException {
        Random random = new Random(seed);
        for (int kill = 0; kill < times; kill++) {
            Process process = start("--resume");
            process.waitFor(random.nextInt(latestMillis), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
        }
    }

    String error() throws IOException {
        return Files.readString(place.resolve("error"));
    }

    /** Returns the files below {@code folder} with their contents. */
    Map<String, String> files(String folder) throws IOException {
        Map<String, String> results = new TreeMap<>();
        Path root = place.resolve(folder);
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    results.put(root.relativize(file).toString(), Files.readString(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return results;
    }

    /** Returns the names of what lies in {@code place}. */
    List<String> entries() throws IOException {
        try (Stream<Path> entries = Files.list(place)) {
            return entries.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
