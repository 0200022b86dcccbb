package org.ntkverify.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** What it takes to have permissions of files enforced. */
final class Privileges {

    /** Root without the two capabilities that put it above permissions; neither another user nor a mount is needed. */
    private static final List<String> AS_OTHERS =
            List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all");

    private Privileges() {}

    /** Takes the permission to write from {@code path}. */
    static void takeFrom(Path path) throws IOException {
        set(path, Files.isDirectory(path) ? "r-xr-xr-x" : "r--r--r--");
    }

    /** Gives the permission to write to the owner of {@code path} again. */
    static void giveBack(Path path) throws IOException {
        set(path, Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--");
    }

    private static void set(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    /**
     * Returns what must stand before a command for permissions to hold: nothing for most users.
     *
     * @param place a folder in which to try
     * @throws IllegalStateException if they cannot be made to hold; tests must not pass because nothing was read-only
     */
    static List<String> dropped(Path place) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(place, "probe");
        try {
            takeFrom(folder);
            Path file = folder.resolve("file");
            try {
                Files.delete(Files.createFile(file));
            } catch (AccessDeniedException e) {
                return List.of();
            }
            if (tried(List.of("touch", file.toString())) == 0) {
                throw new IllegalStateException("permissions must hold for root without capabilities but do not");
            }
            return AS_OTHERS;
        } finally {
            giveBack(folder);
            Files.deleteIfExists(folder);
        }
    }

    private static int tried(List<String> command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(
                            Stream.concat(AS_OTHERS.stream(), command.stream()).toList())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "root must have setpriv of util-linux, with which permissions hold for it too, but has not", e);
        }
    }
}
