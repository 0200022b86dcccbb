package org.ntkverify.architecture.planted.numeric;

import dev.ludovic.netlib.blas.BLAS;

/** Sees the linear algebra library itself. */
public record CallsBlas(BLAS library) {}
