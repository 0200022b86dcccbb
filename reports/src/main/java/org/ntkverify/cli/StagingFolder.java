package org.ntkverify.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A hidden folder {@code .NAME-PROCESS} in which files are written until they are whole, beside the place where they will be. It goes with {@link #close}, and
 * what a process that was killed left of one goes when the next begins.
 *
 * @param folder the folder, which has files only
 */
record StagingFolder(Path folder) implements AutoCloseable {

    static StagingFolder beside(Path target) throws IOException {
        removeLeftovers(target);
        StagingFolder staging = new StagingFolder(target.resolveSibling(
                ".%s-%s".formatted(target.getFileName(), ProcessHandle.current().pid())));
        Files.createDirectory(staging.folder);
        // Deleted in reverse order, so behind the files in it.
        staging.folder.toFile().deleteOnExit();
        return staging;
    }

    private static void removeLeftovers(Path target) throws IOException {
        Pattern leftover = Pattern.compile(Pattern.quote(".%s-".formatted(target.getFileName())) + "([0-9]{1,9})");
        for (Path sibling : entries(target.resolveSibling("."))) {
            Matcher name = leftover.matcher(sibling.getFileName().toString());
            if (!name.matches() || !Files.isDirectory(sibling)) {
                continue;
            }
            long process = Long.parseLong(name.group(1));
            if (process == ProcessHandle.current().pid()
                    || ProcessHandle.of(process).isEmpty()) {
                new StagingFolder(sibling).close();
            }
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    /** Returns where the file of the name of {@code target} is until it is whole. */
    Path file(Path target) {
        Path file = folder.resolve(target.getFileName());
        file.toFile().deleteOnExit();
        return file;
    }

    /** Puts a file that is whole in its place, in one step. */
    void moveTo(Path target) throws IOException {
        Files.move(
                folder.resolve(target.getFileName()),
                target,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        for (Path file : entries(folder)) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
    }
}
