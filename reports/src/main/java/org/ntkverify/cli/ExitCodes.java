package org.ntkverify.cli;

/** Exit codes; part of the contract with scripts. */
final class ExitCodes {

    static final int OK = 0;
    static final int UNEXPECTED = 1;
    static final int USAGE = 2;
    static final int UNDECIDED = 3;
    static final int NOTHING_MATCHED = 4;
    static final int INTERNAL_ERROR = 70;
    static final int INTERRUPTED = 130;

    private ExitCodes() {}
}
