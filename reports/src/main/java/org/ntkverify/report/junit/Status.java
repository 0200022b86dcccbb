package org.ntkverify.report.junit;

import java.util.Locale;
import org.ntkverify.check.Outcome;

/**
 * What JUnit says about a claim. The format has no word for "undecided": such a claim is skipped with a message, or fails
 * if the run is strict.
 */
enum Status {
    PASSED,
    FAILURE,
    ERROR,
    SKIPPED;

    /** Returns the status that belongs to an outcome. */
    static Status of(Outcome outcome, boolean strict) {
        return switch (outcome) {
            case AS_EXPECTED -> PASSED;
            case UNEXPECTED -> FAILURE;
            case ERROR -> ERROR;
            case UNDECIDED -> strict ? FAILURE : SKIPPED;
            case BLOCKED, OPEN -> SKIPPED;
        };
    }

    /** Returns the name of the element that reports it. */
    String element() {
        return name().toLowerCase(Locale.ROOT);
    }
}
