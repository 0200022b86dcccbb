package org.ntkverify.architecture.planted.check;

/** Prints. */
public final class Prints {
    private Prints() {}

    static void warn() {
        System.err.println("seen");
    }
}
