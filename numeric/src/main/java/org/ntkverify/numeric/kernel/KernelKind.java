package org.ntkverify.numeric.kernel;

/** Which of the two infinite-width kernels. */
public enum KernelKind {
    /** {@code Sigma^(L+1)}, the covariance of the outputs at initialisation. */
    NNGP,
    /** {@code Theta^(L+1)}, the tangent kernel. */
    NTK
}
