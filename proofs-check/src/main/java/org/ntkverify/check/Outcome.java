package org.ntkverify.check;

/** How a verdict compares with what the source says; this is what JUnit and exit codes follow. */
public enum Outcome {
    /** The verdict is the expected one. */
    AS_EXPECTED("as-expected"),
    /** The verdict contradicts the expectation, or the check has no power. */
    UNEXPECTED("unexpected"),
    /** Neither way. */
    UNDECIDED("undecided"),
    /** Not checkable. */
    BLOCKED("blocked"),
    /** Nothing was expected. */
    OPEN("open"),
    /** The tool itself broke, or its check cannot discriminate. */
    ERROR("error");

    private final String text;

    Outcome(String text) {
        this.text = text;
    }

    /** Returns the word in reports. */
    public String text() {
        return text;
    }
}
