package org.ntkverify.cli;

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

    /** Returns the commit that the launcher read. */
    static String commit() {
        return System.getProperty("ntkv.commit", UNKNOWN);
    }
}
