package org.ntkverify.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.ntkverify.report.plot.SvgFigure;

/** The style sheet and the script of the page, and the policy that admits only these two. */
final class PageAssets {

    private PageAssets() {}

    /** Returns the style sheet: that of the plots, then the page's own. */
    static String style() {
        return "\n" + SvgFigure.style() + read("report.css");
    }

    /** Returns the script. */
    static String script() {
        return "\n" + read("report.js");
    }

    /** Returns the content security policy: nothing from anywhere, and inline only what has these hashes. */
    static String policy() {
        return "default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'"
                .formatted(hash(style()), hash(script()));
    }

    /** Returns the hash as policies write it; of UTF-8, as the page is encoded. */
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }

    private static String read(String resource) {
        try (InputStream stream = PageAssets.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(
                        "resource %s must be on the class path but was not".formatted(resource));
            }
            // A browser turns line ends into \n before it computes the hash.
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("resource %s must be readable but was not".formatted(resource), e);
        }
    }
}
