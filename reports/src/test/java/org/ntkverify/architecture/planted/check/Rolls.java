package org.ntkverify.architecture.planted.check;

/** Draws from a stream that is not the project's. */
public final class Rolls {
    private Rolls() {}

    static double draw() {
        return Math.random();
    }
}
