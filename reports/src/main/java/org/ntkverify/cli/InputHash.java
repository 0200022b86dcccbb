package org.ntkverify.cli;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.ntkverify.check.Claim;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.engine.Fingerprint;
import org.ntkverify.report.json.ClaimJson;

/** A short hash of what a run checked, so that two reports can be told to be about the same thing. */
final class InputHash {

    /** 64 bits are enough to tell runs apart, and fit on a line. */
    private static final int BYTES = 8;

    private InputHash() {}

    /** Returns the fingerprint of the coordinates, whatever file or generator they come from. */
    static String of(Inputs inputs) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(inputs.count()).add(inputs.dimension());
        for (int i = 0; i < inputs.count(); i++) {
            for (int k = 0; k < inputs.dimension(); k++) {
                fingerprint.add(inputs.coordinate(i, k));
            }
        }
        return fingerprint.hexadecimal();
    }

    /** Returns the start of the SHA-256 of the claims as {@code explain --json} prints them, in hexadecimal. */
    static String of(List<Claim> claims) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            claims.forEach(claim -> digest.update(ClaimJson.explain(claim).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256 but this one has not", e);
        }
    }
}
