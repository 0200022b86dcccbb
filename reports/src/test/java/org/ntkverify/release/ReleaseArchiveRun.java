package org.ntkverify.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive, unpacked in a folder with a blank in its name, on a path that has a Java runtime without compiler and no build tool. */
class ReleaseArchiveRun {

    private static final long PATIENCE_SECONDS = 300;

    @TempDir
    private static Path place = Path.of(".");

    private static Path root = Path.of(".");
    private static Path program = Path.of(".");
    private static Path runtime = Path.of(".");

    private record Answer(int exitCode, String text) {}

    @BeforeAll
    static void unpack() throws IOException, InterruptedException {
        Path archive = Path.of(Optional.ofNullable(System.getProperty("ntkv.archive"))
                .orElseThrow(() -> new AssertionError("ntkv.archive must name the archive")));
        Path folder = Files.createDirectory(place.resolve("a folder"));
        assertThat(run(folder, Map.of(), "tar", "-xzf", archive.toString()).exitCode())
                .isZero();
        try (Stream<Path> unpacked = Files.list(folder)) {
            root = unpacked.findFirst().orElseThrow();
        }
        program = root.resolve("bin").resolve("ntkv");
        runtime = place.resolve("runtime");
        ToolProvider jlink = ToolProvider.findFirst("jlink").orElseThrow();
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said, true);
        int code =
                jlink.run(writer, writer, "--add-modules", "java.se,jdk.unsupported", "--output", runtime.toString());
        assertThat(code).as("exit code of jlink, which said: %s", said).isZero();
        assertThat(runtime.resolve("bin/javac")).doesNotExist();
    }

    private static Answer run(Path folder, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(place, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().putIfAbsent("PATH", "/usr/bin:/bin");
        builder.environment().put("HOME", place.toString());
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("%s must end but did not".formatted(String.join(" ", command)));
        }
        return new Answer(process.exitValue(), Files.readString(output));
    }

    private static Answer ntkv(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        return run(place, Map.of("JAVA_HOME", runtime.toString()), command.toArray(String[]::new));
    }

    @Test
    void it_says_its_version_and_commit() throws IOException, InterruptedException {
        Answer answer = ntkv("--version");
        assertThat(answer.exitCode()).as(answer.text()).isZero();
        assertThat(answer.text()).containsPattern("[0-9]+\\.[0-9]+\\.[0-9]+").containsPattern("\\b[0-9a-f]{12}\\b");
    }

    @Test
    void it_proves_samples_and_writes_a_report() throws IOException, InterruptedException {
        Answer answer = ntkv("verify", "--tier", "smoke", "--out", "report", "cho2009/j1*", "jacot2018/p2-2*");
        assertThat(answer.exitCode()).as(answer.text()).isZero();
        assertThat(answer.text()).contains("PROVED", "SUPPORTED", "BLAS OpenBLAS", "nothing unexpected");
        assertThat(place.resolve("report/index.html")).isNotEmptyFile();
    }

    @Test
    void it_is_called_through_a_link() throws IOException, InterruptedException {
        Path link = Files.createSymbolicLink(place.resolve("ntkv"), program);
        Answer answer = run(
                place, Map.of("PATH", runtime.resolve("bin") + ":/usr/bin:/bin"), link.toString(), "list", "cho2009/*");
        assertThat(answer.exitCode()).as(answer.text()).isZero();
        assertThat(answer.text()).contains("j0-closed-form");
    }

    @Test
    void an_older_java_and_none_are_told() throws IOException, InterruptedException {
        Path old = place.resolve("old");
        Files.createDirectories(old.resolve("bin"));
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
        Path java = Files.writeString(old.resolve("bin/java"), "#!/bin/sh\nexit 1\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();

        Answer older = run(place, Map.of("JAVA_HOME", old.toString()), program.toString(), "list");
        assertThat(older)
                .isEqualTo(
                        new Answer(70, "ntkv: Java 17 or later is needed, but %s is version 11.0.2\n".formatted(java)));
        Answer none = run(place, Map.of("JAVA_HOME", place + "/nowhere"), program.toString(), "list");
        assertThat(none)
                .isEqualTo(new Answer(
                        70,
                        "ntkv: JAVA_HOME must name a Java 17 or later but %s/nowhere/bin/java is not there\n"
                                .formatted(place)));
    }

    @Test
    void its_components_are_listed() throws IOException {
        String components = Files.readString(root.resolve("sbom.json"));
        try (Stream<Path> jars = Files.list(root.resolve("lib"))) {
            List<String> unlisted = jars.map(jar -> jar.getFileName().toString())
                    .filter(name -> !name.startsWith("ntk-verify-"))
                    .map(name -> name.replaceFirst("-[0-9].*", ""))
                    .filter(name -> !components.contains("\"name\" : \"" + name + "\""))
                    .toList();
            assertThat(unlisted).isEmpty();
        }
        assertThat(root.resolve("LICENSE")).isNotEmptyFile();
    }

    /** The list is written by hand, because many libraries do not say which of their licences is meant; so it has to be compared. */
    @Test
    void every_library_is_in_the_list_of_licences_with_its_version() throws IOException {
        List<LicenceList.Row> rows = LicenceList.rows(Files.readString(root.resolve("THIRD-PARTY.md")));
        try (Stream<Path> jars = Files.list(root.resolve("lib"))) {
            List<String> names = jars.map(jar -> jar.getFileName().toString())
                    .filter(name -> !name.startsWith("ntk-verify-"))
                    .toList();
            assertThat(names)
                    .hasSizeGreaterThan(50)
                    .allSatisfy(name -> assertThat(rows).as(name).anyMatch(row -> row.covers(name)));
            assertThat(rows)
                    .allSatisfy(row -> assertThat(names).as(row.toString()).anyMatch(row::covers));
        }
        assertThat(rows).noneMatch(row -> row.covers("unheard-of-1.0.jar") || row.covers("guava-1.0.jar"));
    }
}
