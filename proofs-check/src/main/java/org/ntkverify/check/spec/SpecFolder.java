package org.ntkverify.check.spec;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/** The folder of a claim file: the only one below which files are read, whatever links there are. */
final class SpecFolder {

    private final Path root;

    private SpecFolder(Path root) {
        this.root = root;
    }

    /** Returns the folder of {@code claimFile}. */
    static SpecFolder of(Path claimFile) {
        Path parent = claimFile.toAbsolutePath().getParent();
        try {
            return new SpecFolder((parent == null ? claimFile.toAbsolutePath() : parent).toRealPath());
        } catch (IOException e) {
            throw new ClaimFileException(
                    "folder of '%s' must be readable but was not: %s".formatted(claimFile, e.getMessage()), e);
        }
    }

    /** Returns the text of the claim file. */
    static String text(Path claimFile) {
        if (!Files.exists(claimFile)) {
            throw new ClaimFileException("claim file '%s' must exist but does not".formatted(claimFile));
        }
        if (!Files.isRegularFile(claimFile)) {
            throw new ClaimFileException("claim file '%s' must be a regular file but is none".formatted(claimFile));
        }
        try {
            long bytes = Files.size(claimFile);
            if (bytes > 4L * SpecTree.LONGEST) {
                throw new ClaimFileException("claim file '%s' must have at most %s characters but has %s bytes"
                        .formatted(claimFile, SpecTree.LONGEST, bytes));
            }
            return Files.readString(claimFile, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new ClaimFileException("claim file '%s' must be UTF-8 but is not".formatted(claimFile), e);
        } catch (IOException e) {
            throw new ClaimFileException(
                    "claim file '%s' must be readable but was not: %s".formatted(claimFile, e.getMessage()), e);
        }
    }

    /**
     * Returns the name, relative to the folder, of a regular file below it.
     *
     * @param endings that the name may have, in lower case
     */
    String requireFile(String name, Place place, String... endings) {
        Path file;
        try {
            file = root.resolve(name);
        } catch (InvalidPathException e) {
            throw place.error("file must be the name of a file but was %s", new SpecNode.Scalar(place, name).text())
                    .causedBy(e);
        }
        String shown = new SpecNode.Scalar(place, name).text();
        if (Path.of(name).isAbsolute() || !file.normalize().startsWith(root)) {
            throw place.error("file must lie below the folder of the claim file but was %s", shown);
        }
        boolean known = false;
        for (String ending : endings) {
            known |= name.toLowerCase(Locale.ROOT).endsWith(ending);
        }
        if (!known) {
            throw place.error("file must end with %s but was %s", String.join(" or ", endings), shown);
        }
        if (!Files.isRegularFile(file)) {
            throw place.error("file %s must be a regular file below the folder of the claim file but is none", shown);
        }
        try {
            if (!file.toRealPath().startsWith(root)) {
                throw place.error(
                        "file %s must lie below the folder of the claim file but a link leads elsewhere", shown);
            }
        } catch (IOException e) {
            throw place.error("file %s must be readable but was not", shown).causedBy(e);
        }
        return name;
    }

    Path path() {
        return root;
    }
}
