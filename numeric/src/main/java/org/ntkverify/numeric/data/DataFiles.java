package org.ntkverify.numeric.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens files that a user names. */
final class DataFiles {

    private DataFiles() {}

    /** Refuses what is no regular file: reading a pipe or a device might never end. */
    static void requireReadable(Path path, String name) {
        if (!Files.exists(path)) {
            throw new IllegalArgumentException("'%s' must be a file but does not exist".formatted(name));
        }
        if (!Files.isRegularFile(path)) {
            throw new IllegalArgumentException("'%s' must be a regular file but is none".formatted(name));
        }
        if (!Files.isReadable(path)) {
            throw new IllegalArgumentException("'%s' must be readable but is not".formatted(name));
        }
    }

    static InputStream open(Path path) throws IOException {
        return Files.newInputStream(path);
    }

    static IllegalArgumentException unreadable(String name, IOException cause) {
        return new IllegalArgumentException(
                "'%s' must be readable but reading it failed: %s".formatted(name, cause.getMessage()), cause);
    }
}
