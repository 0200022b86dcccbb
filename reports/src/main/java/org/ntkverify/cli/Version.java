package org.ntkverify.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Version and commit of the tool. */
final class Version implements IVersionProvider {

    private static final String UNKNOWN = "unknown";

    Version() {}

    @Override
    public String[] getVersion() {
        return new String[] {"ntkv %s (%s), Java %s".formatted(number(), commit(), System.getProperty("java.version"))};
    }

    /** Returns the version from the jar's manifest, {@code unknown} outside a jar. */
    static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse(UNKNOWN);
    }

    /** Returns the commit that the launcher read, or, in an application that is started without it, the one that was written into it. */
    static String commit() {
        String told = System.getProperty("ntkv.commit");
        return told == null ? built() : told;
    }

    private static String built() {
        try (InputStream written = Version.class.getResourceAsStream("commit")) {
            if (written == null) {
                return UNKNOWN;
            }
            return commit(new String(written.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the commit must be readable from the program but was not", e);
        }
    }

    /** Returns the commit as the launcher writes it; {@code written} is a hash and whether sources differed from it, or what a build without history leaves. */
    static String commit(String written) {
        String[] words = written.strip().split(" ", -1);
        if (words.length != 2 || !words[0].matches("[0-9a-f]+")) {
            return UNKNOWN;
        }
        return words[1].equals("true") ? words[0] + "-dirty" : words[0];
    }
}
