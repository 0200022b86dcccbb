package org.ntkverify.report.html;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A browser without a window.
 *
 * @param program the file to start
 * @param place where its profile and output may stand
 */
record Browser(Path program, Path place) {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final long SECONDS = 60;

    /**
     * What a page became.
     *
     * @param tree the page after its script ran
     * @param console lines that the page wrote to the console, violations of its policy included
     */
    record Seen(String tree, List<String> console) {}

    /** Returns the browser on the path, if there is one. */
    static Optional<Path> installed() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator, -1))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Opens a page at a fragment, {@code #} included, and returns what it became. */
    Seen open(String page, String fragment) throws IOException, InterruptedException {
        Path file = Files.writeString(place.resolve("index.html"), page);
        Path tree = place.resolve("tree");
        Path log = place.resolve("log");
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--no-first-run",
                        "--enable-logging=stderr",
                        "--user-data-dir=" + place.resolve("profile"),
                        "--dump-dom",
                        file.toUri() + fragment)
                .redirectOutput(tree.toFile())
                .redirectError(log.toFile())
                .start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the page must be open within %s s but was not".formatted(SECONDS));
        }
        try (Stream<String> lines = Files.lines(log)) {
            return new Seen(
                    Files.readString(tree),
                    lines.filter(line -> line.contains("CONSOLE")).toList());
        }
    }
}
