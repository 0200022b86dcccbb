package org.ntkverify.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder for readers of files, one for each process, among what a build leaves and {@code mvn clean} removes. */
final class Scratch {

    private static final Path FOLDER = create();

    private Scratch() {}

    private static Path create() {
        try {
            Path parent = Files.createDirectories(Path.of("target", "scratch"));
            return Files.createTempDirectory(parent, "fuzz").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a folder of its own for the target {@code name}. */
    static Path folder(String name) {
        try {
            return Files.createDirectories(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path write(Path file, byte[] data) {
        try {
            return Files.write(file, data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
