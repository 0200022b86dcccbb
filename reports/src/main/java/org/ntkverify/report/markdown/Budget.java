package org.ntkverify.report.markdown;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Collects text up to a number of UTF-8 bytes, in whole pieces. */
final class Budget {

    private final StringBuilder text = new StringBuilder();
    private int bytes;

    /** Appends a piece whatever its size. */
    void append(String piece) {
        text.append(piece);
        bytes += size(piece);
    }

    /**
     * Appends as many of the pieces as fit.
     *
     * @param limit bytes that the whole text may have afterwards
     * @return how many pieces were left out
     */
    int appendWhileFitting(List<String> pieces, int limit) {
        for (int i = 0; i < pieces.size(); i++) {
            String piece = pieces.get(i);
            if (bytes + size(piece) > limit) {
                return pieces.size() - i;
            }
            append(piece);
        }
        return 0;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static int size(String piece) {
        return piece.getBytes(StandardCharsets.UTF_8).length;
    }
}
