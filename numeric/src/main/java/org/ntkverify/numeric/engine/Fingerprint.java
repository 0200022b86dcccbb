package org.ntkverify.numeric.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short name of content, by which two contents are told apart: the start of its SHA-256. Used by one thread. */
public final class Fingerprint {

    /** 128 bits: two of a trillion contents share a name with probability 10^-15. */
    private static final int BYTES = 16;

    private final MessageDigest digest;

    /** Begins with no content. */
    public Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256 but this one has not", e);
        }
    }

    /** Returns the fingerprint of one text. */
    public static String of(String text) {
        return new Fingerprint().add(text).hexadecimal();
    }

    /** Adds a text; its length counts too, so that the texts a, bc and ab, c differ. */
    public Fingerprint add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
        return this;
    }

    /** Adds the bits of a number. */
    public Fingerprint add(double number) {
        digest.update(ByteBuffer.allocate(Double.BYTES).putDouble(number).array());
        return this;
    }

    /** Returns 32 hexadecimal digits and begins again with no content. */
    public String hexadecimal() {
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }
}
