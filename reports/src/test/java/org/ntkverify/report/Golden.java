package org.ntkverify.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares output with a file of the repository; {@code -Dgolden.update=true} rewrites the file for review. */
public final class Golden {

    private static final Path FOLDER = Path.of(System.getProperty("basedir", ""), "src", "test", "resources", "golden");

    private Golden() {}

    /** Asserts that {@code actual} is what the golden file {@code name} holds. */
    public static void assertMatches(String name, String actual) {
        Path file = FOLDER.resolve(name);
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, actual);
            }
            assertThat(actual)
                    .as("golden file %s; after a review, -Dgolden.update=true rewrites it", name)
                    .isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("golden file %s must be readable but was not".formatted(name), e);
        }
    }
}
