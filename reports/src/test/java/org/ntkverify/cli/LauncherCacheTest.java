package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher keeps so that it starts faster, damaged: it starts slower. */
@Tag("slow")
class LauncherCacheTest {

    @TempDir
    private static Path root = Path.of("");

    private static String expected = "";

    /** Puts together what a build leaves, from the classes under test. */
    @BeforeAll
    static void build() throws IOException, InterruptedException {
        Path lib = Files.createDirectories(root.resolve("reports/target/dist/lib"));
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path) && !path.endsWith("test-classes")) {
                String module = path.toAbsolutePath()
                        .getName(path.toAbsolutePath().getNameCount() - 3)
                        .toString();
                jars.add(jar(path, lib.resolve("ntk-verify-%s-0.jar".formatted(module))));
            } else if (entry.endsWith(".jar")) {
                Files.copy(path, lib.resolve(path.getFileName()));
                jars.add("lib/" + path.getFileName());
            }
        }
        if (!Files.exists(lib.resolve("ntk-verify-reports-0.jar"))) {
            throw new IllegalStateException("classes of the module must be on the class path but are not: " + jars);
        }
        Files.writeString(root.resolve("reports/target/dist/classpath"), String.join(":", jars));
        Files.writeString(root.resolve("reports/target/dist/stamp"), "");
        Files.copy(Path.of("..", "ntkv"), root.resolve("ntkv"));
        expected = started();
        assertThat(expected).contains("value-at-one");
        assertThat(kept(".jsa")).isNotEmptyFile();
        assertThat(kept(".sh")).isNotEmptyFile();
    }

    private static String jar(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream output = new JarOutputStream(file);
                Stream<Path> walk = Files.walk(classes)) {
            for (Path path : walk.filter(Files::isRegularFile).toList()) {
                output.putNextEntry(
                        new JarEntry(classes.relativize(path).toString().replace(File.separatorChar, '/')));
                Files.copy(path, output);
                output.closeEntry();
            }
        }
        return "lib/" + jar.getFileName();
    }

    private static Path kept(String ending) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("reports/target/dist"))) {
            return files.filter(file -> file.getFileName().toString().matches("start.*" + ending))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Runs the launcher and returns what it says on either stream. */
    private static String started() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", root.resolve("ntkv").toString(), "list", "cho2009/value*")
                .directory(root.toFile())
                .redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static void assertStartsWith(Path file, byte[] content) throws IOException, InterruptedException {
        byte[] good = Files.readAllBytes(file);
        assertThat(file.toFile().setWritable(true)).isTrue();
        Files.write(file, content);
        try {
            assertThat(started()).isEqualTo(expected);
            assertThat(root).as("Java has not crashed").isDirectoryNotContaining("glob:**hs_err*");
        } finally {
            assertThat(file.toFile().setWritable(true)).isTrue();
            Files.write(file, good);
        }
    }

    /** Java by itself checks the first page only, and crashes on what comes behind it. */
    @Test
    void an_archive_of_classes_with_changed_bytes_is_passed_over() throws IOException, InterruptedException {
        Path archive = kept(".jsa");
        byte[] bad = Files.readAllBytes(archive);
        for (int at = bad.length / 8; at < bad.length; at += 4099) {
            bad[at] ^= (byte) 0xff;
        }
        assertStartsWith(archive, bad);
    }

    @Test
    void an_archive_of_classes_that_is_cut_off_or_noise_is_passed_over() throws IOException, InterruptedException {
        Path archive = kept(".jsa");
        byte[] good = Files.readAllBytes(archive);
        assertStartsWith(archive, Arrays.copyOf(good, good.length / 2));
        byte[] noise = new byte[100_000];
        new Random(3).nextBytes(noise);
        assertStartsWith(archive, noise);
        assertStartsWith(archive, new byte[0]);
    }

    @Test
    void a_start_file_that_is_cut_off_or_changed_is_made_again() throws IOException, InterruptedException {
        Path start = kept(".sh");
        byte[] good = Files.readAllBytes(start);
        assertStartsWith(start, Arrays.copyOf(good, good.length / 2));
        byte[] bad = good.clone();
        bad[good.length / 2] ^= 1;
        assertStartsWith(start, bad);
    }
}
