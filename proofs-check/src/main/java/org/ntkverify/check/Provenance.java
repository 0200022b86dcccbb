package org.ntkverify.check;

/** How the wording of a claim is known. */
public enum Provenance {
    /** Read in the source. */
    FOUND("found"),
    /** Derived here from first principles; the source does not print it. */
    DERIVED("derived"),
    /** Known from memory only, therefore worded "our reading of". */
    OUR_READING("our-reading"),
    /** Stated by a user in a claim file. */
    CLAIM_FILE("claim-file");

    private final String text;

    Provenance(String text) {
        this.text = text;
    }

    /** Returns the word in reports. */
    public String text() {
        return text;
    }
}
