package org.ntkverify.check;

import java.util.Locale;

/** What the source says about a claim; fixed before the first run. */
public enum Expectation {
    /** The source states it as true. */
    HOLDS,
    /** A known erratum: the statement as printed must be refuted. */
    FAILS,
    /** Neither is settled; any verdict is acceptable. */
    OPEN;

    /** Returns the word in reports. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
