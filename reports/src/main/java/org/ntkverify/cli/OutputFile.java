package org.ntkverify.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.ntkverify.numeric.engine.FileReason;

/**
 * One file that a command writes, with a note beside it, {@code NAME.json}, that says how it was made and holds its SHA-256. An existing
 * file is replaced only if its note shows that this tool made it and nobody changed it since.
 *
 * @param target the file
 */
record OutputFile(Path target) {

    private static final String CHECKSUM = "sha256";

    /** Writes the content of the file, all or nothing. */
    @FunctionalInterface
    interface Content {
        void writeTo(Path target) throws IOException;
    }

    /** Says how the file was made. */
    @FunctionalInterface
    interface Note {
        /** Returns JSON whose field {@code sha256} is {@code checksum}. */
        String text(String checksum);
    }

    /**
     * Checks that the file may be written, before anything is computed.
     *
     * @throws UsageException if it may not
     */
    static OutputFile prepare(Path out) {
        Path target = out.toAbsolutePath().normalize();
        Path folder = target.getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw new UsageException("out must be a file but '%s' is a folder%nMaybe '%s' is meant."
                    .formatted(out, out.resolve("K.npy")));
        }
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new UsageException("out must be in a folder that exists and is writable but was '%s'".formatted(out));
        }
        OutputFile file = new OutputFile(target);
        if ((Files.exists(target) || Files.exists(file.note())) && !file.isOurs()) {
            throw new UsageException(
                    "out must be new, or a file that ntkv wrote and nobody changed, but '%s' is neither%nMaybe choose another name with --out."
                            .formatted(out));
        }
        return file;
    }

    /** Returns where the note is. */
    Path note() {
        return target.resolveSibling(target.getFileName() + ".json");
    }

    private boolean isOurs() {
        try {
            JsonNode note = new ObjectMapper().readTree(Files.readString(note()));
            // Where the file itself is gone, the note alone is worth nothing to anybody else.
            return note.path("schema").asText().startsWith("ntkv/")
                    && (!Files.exists(target)
                            || checksum(target).equals(note.path(CHECKSUM).asText()));
        } catch (IOException e) {
            // No note, or not one of ours.
            return false;
        }
    }

    /**
     * Writes file and note, and returns the note.
     *
     * @throws UsageException if the disk does not take them
     */
    String publish(Content content, Note text) {
        try {
            return written(content, text);
        } catch (IOException e) {
            UsageException error = new UsageException(
                    "out must be writable but writing '%s' failed (%s)%nMaybe the disk is full, or choose another name with --out."
                            .formatted(target.getFileName(), FileReason.of(e)));
            error.initCause(e);
            throw error;
        }
    }

    /** Writes both in a hidden folder beside them first, so that a disk that is full leaves what was there, the file with its own note. */
    private String written(Content content, Note text) throws IOException {
        try (StagingFolder staging = StagingFolder.beside(target)) {
            OutputFile fresh = new OutputFile(staging.file(target));
            content.writeTo(fresh.target);
            String note = text.text(checksum(fresh.target));
            Files.writeString(staging.file(note()), note);
            staging.moveTo(target);
            staging.moveTo(note());
            return note;
        }
    }

    private static String checksum(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256 but this one has not", e);
        }
    }
}
