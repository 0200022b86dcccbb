package org.ntkverify.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
 * @param before command and arguments that start another command
 * @param java options of the virtual machine
 */
record NtkvProcess(Path place, List<String> arguments, List<String> before, List<String> java) {

    /** One that nothing stands in the way of. */
    NtkvProcess(Path place, List<String> arguments) {
        this(place, arguments, List.of(), List.of());
    }

    /** Runs {@code arguments} in a new folder {@code name} below {@code folder}. */
    static NtkvProcess in(Path folder, String name, List<String> arguments) throws IOException {
        return new NtkvProcess(Files.createDirectories(folder.resolve(name)), arguments);
    }

    /**
     * The same on a disk that takes no more than {@code bytes} of a file, a multiple of 512. To a program this looks like a disk that is full, and it needs
     * neither privileges nor a disk; the limit holds for the two streams too.
     */
    NtkvProcess withFilesUpTo(int bytes) {
        List<String> shell = List.of("sh", "-c", "ulimit -f %s; exec \"$@\"".formatted(bytes / 512), "sh");
        // Java keeps figures about itself in a file.
        return new NtkvProcess(place, arguments, shell, options("-XX:-UsePerfData"));
    }

    /** The same where the permissions of files are enforced, which for root they are not. */
    NtkvProcess asOthers() throws IOException, InterruptedException {
        return new NtkvProcess(place, arguments, Privileges.dropped(place), java);
    }

    /** The same with options of the virtual machine. */
    NtkvProcess withJava(String... options) {
        return new NtkvProcess(place, arguments, before, options(options));
    }

    private List<String> options(String... more) {
        return Stream.concat(java.stream(), Stream.of(more)).toList();
    }

    /** The same with a virtual machine that starts fast and computes slowly. */
    NtkvProcess quick() {
        return withJava("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    }

    /**
     * The same with the linear algebra in Java. The native one is unpacked first, which a full disk does not let it be; digits differ, and a run does not go on
     * with other linear algebra than it began.
     */
    NtkvProcess withoutNativeCode() {
        return withJava("-Djava.io.tmpdir=" + place.resolve("absent"));
    }

    /** Runs several commands, one after another, in one process like this one. */
    List<Console> runAll(List<List<String>> commands) throws IOException, InterruptedException {
        List<String> command = command(CommandSeries.class.getName());
        command.addAll(CommandSeries.words(commands));
        Process process = new ProcessBuilder(command)
                .directory(place.toFile())
                .redirectError(
                        place.resolveSibling(place.getFileName() + ".error").toFile())
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("commands must be run but were not: %s".formatted(said));
        }
        return said.lines().map(CommandSeries::console).toList();
    }

    private List<String> command(String main) {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(java);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        return command;
    }

    Process start(String... more) throws IOException {
        List<String> command = command(Main.class.getName());
        command.addAll(arguments);
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .directory(place.toFile())
                .redirectOutput(place.resolve("output").toFile())
                .redirectError(place.resolve("error").toFile())
                .start();
    }

    /** Runs the command to its end and returns its exit code. */
    int exitCode(String... more) throws IOException, InterruptedException {
        return start(more).waitFor();
    }

    /**
     * Starts the command again and again with {@code --resume} and kills it at moments of a seeded generator.
     *
     * @return how many were running when they were killed
     */
    int kill(int times, long seed, int latestMillis) throws IOException, InterruptedException {
        Random random = new Random(seed);
        int running = 0;
        for (int kill = 0; kill < times; kill++) {
            Process process = start("--resume");
            if (!process.waitFor(random.nextInt(latestMillis), TimeUnit.MILLISECONDS)) {
                running++;
            }
            process.destroyForcibly().waitFor();
        }
        return running;
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
