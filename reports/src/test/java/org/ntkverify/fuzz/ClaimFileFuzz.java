package org.ntkverify.fuzz;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.ntkverify.check.Tier;
import org.ntkverify.check.spec.ClaimFile;
import org.ntkverify.check.spec.ClaimFileException;

/** Claim files, beside two files that they may name. */
public final class ClaimFileFuzz {

    private static final Path FOLDER = Scratch.folder("claims");

    static {
        Scratch.write(FOLDER.resolve("points.csv"), "1,0\n0,1\n-1,0.5\n".getBytes(StandardCharsets.UTF_8));
        Scratch.write(FOLDER.resolve("K.csv"), "2,1\n1,2\n".getBytes(StandardCharsets.UTF_8));
    }

    private ClaimFileFuzz() {}

    /** Throws if the reader breaks its promise on {@code data}. */
    public static void fuzzerTestOneInput(byte[] data) {
        Path file = Scratch.write(FOLDER.resolve("claims.yaml"), data);
        Promise.read(Promise.text(data), Set.of(ClaimFileException.class), () -> ClaimFile.read(file, Tier.SMOKE))
                .ifPresent(claims -> Promise.require(
                        claims.claims().size() + claims.left().size() >= 1, "a claim file without claims"));
    }
}
