package org.ntkverify.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ntkverify.numeric.engine.FileReason;

/**
 * The folder that a run writes, all or nothing: files are written beside it and moved into place at the end. An existing
 * folder is replaced only if it is empty or was made by this tool, which a marker file tells.
 */
final class OutputFolder implements AutoCloseable {

    private static final String MARKER = ".ntkv-report";

    private final Path target;
    private final Path staging;

    private OutputFolder(Path target, Path staging) {
        this.target = target;
        this.staging = staging;
    }

    /**
     * Checks that the folder may be written, before anything is run, and makes the folder in which it is to be.
     *
     * @throws UsageException if it may not
     */
    static void requireWritable(Path out) {
        Path target = out.toAbsolutePath().normalize();
        requireReplaceable(out, target);
        Path parent = parent(out, target);
        try {
            Files.createDirectories(parent);
            if (!Files.isWritable(parent)) {
                throw new AccessDeniedException(parent.toString());
            }
        } catch (IOException e) {
            throw unwritable(out, e);
        }
    }

    /**
     * Begins to write the folder; only one run at a time may.
     *
     * @throws UsageException if it cannot be written
     */
    static OutputFolder prepare(Path out) {
        Path target = out.toAbsolutePath().normalize();
        Path parent = parent(out, target);
        try {
            recover(target, parent);
            requireReplaceable(out, target);
            // A folder for temporary data would be readable by its owner only, and so would the report.
            Path staging = parent.resolve(".%s-%s"
                    .formatted(target.getFileName(), ProcessHandle.current().pid()));
            delete(staging);
            Files.createDirectory(staging);
            OutputFolder folder = new OutputFolder(target, staging);
            Runtime.getRuntime().addShutdownHook(new Thread(folder::close));
            return folder;
        } catch (IOException e) {
            throw unwritable(out, e);
        }
    }

    private static Path parent(Path out, Path target) {
        return Optional.ofNullable(target.getParent())
                .orElseThrow(
                        () -> new UsageException("out must be a folder below another but was '%s'".formatted(out)));
    }

    /**
     * Removes what processes that were killed left beside the folder; if one was killed between its two moves, the folder it had
     * moved away comes back first. No other run writes here now, so this does not ask whether their numbers belong to processes: a container gives the same
     * ones again.
     */
    private static void recover(Path target, Path parent) throws IOException {
        Pattern leftover =
                Pattern.compile(Pattern.quote(".%s-".formatted(target.getFileName())) + "[0-9]{1,9}(?<old>-old)?");
        List<Path> siblings;
        try (Stream<Path> entries = Files.list(parent)) {
            siblings = entries.sorted().toList();
        }
        for (Path sibling : siblings) {
            Matcher name = leftover.matcher(sibling.getFileName().toString());
            if (!name.matches()) {
                continue;
            }
            if (name.group("old") != null && !Files.exists(target)) {
                Files.move(sibling, target);
            } else {
                delete(sibling);
            }
        }
    }

    private static void requireReplaceable(Path out, Path target) {
        if (!Files.exists(target)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw new UsageException("out must be a folder but '%s' is a file".formatted(out));
        }
        if (!Files.isWritable(target)) {
            throw new UsageException("out must be writable but '%s' is not".formatted(out));
        }
        try (Stream<Path> entries = Files.list(target)) {
            if (entries.findAny().isPresent() && !Files.exists(target.resolve(MARKER))) {
                throw new UsageException(
                        "out must be new, empty, or a folder that ntkv wrote, but '%s' has other files%nMaybe choose another folder with --out."
                                .formatted(out));
            }
        } catch (IOException e) {
            throw unwritable(out, e);
        }
    }

    private static UsageException unwritable(Path out, IOException cause) {
        UsageException error =
                new UsageException("out must be writable but '%s' is not (%s)%nMaybe choose another folder with --out."
                        .formatted(out, FileReason.of(cause)));
        error.initCause(cause);
        return error;
    }

    /**
     * Writes all files and moves them into place; whoever ends the process meanwhile waits.
     *
     * @throws DiskException if the disk does not take them; what was in place is in place again
     */
    synchronized void publish(SortedMap<String, String> files) {
        try {
            Files.writeString(staging.resolve(MARKER), "Written by ntkv, which may replace this folder.\n");
            for (var file : files.entrySet()) {
                Path path = staging.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue(), StandardCharsets.UTF_8);
            }
            replace();
        } catch (IOException e) {
            throw DiskException.of("out", target.getFileName(), e);
        }
    }

    private void replace() throws IOException {
        Path old = staging.resolveSibling(staging.getFileName() + "-old");
        if (Files.exists(target)) {
            Files.move(target, old);
        }
        try {
            Files.move(staging, target);
        } catch (IOException e) {
            putBack(old, e);
            throw e;
        }
        deleteIfPossible(old);
    }

    private void putBack(Path old, IOException failure) {
        if (!Files.exists(old) || Files.exists(target)) {
            return;
        }
        try {
            Files.move(old, target);
        } catch (IOException e) {
            // The next run puts it back.
            failure.addSuppressed(e);
        }
    }

    @Override
    public synchronized void close() {
        deleteIfPossible(staging);
    }

    /** What cannot be deleted now goes when the next run begins. */
    private static void deleteIfPossible(Path folder) {
        try {
            delete(folder);
        } catch (IOException e) {
            return;
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> paths = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path path : paths) {
                Files.deleteIfExists(path);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
