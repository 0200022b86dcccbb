package org.ntkverify.numeric.sample;

import org.ntkverify.numeric.internal.blas.LinearAlgebra;

/** Names what the samplers compute with, for provenance. */
public final class Backend {

    private Backend() {}

    /** Returns the linear algebra in use; asking loads it. */
    public static String linearAlgebra() {
        return LinearAlgebra.get().name();
    }
}
