package org.ntkverify.check.bound;

/**
 * The kernels that theorems speak of. With {@code s} the activation, {@code w ~ N(0, I)} and a network of one hidden layer without
 * bias and with unit gains,
 *
 * <pre>
 * gates        E[s'(w.x) s'(w.x')]
 * inner layer  H = &lt;x,x'&gt; E[s'(w.x) s'(w.x')]
 * outer layer  N = E[s(w.x) s(w.x')], the covariance kernel
 * tangent      H + N
 * </pre>
 *
 * Other gains multiply H, N and H + N alike. With more hidden layers the outer layer is the covariance kernel, and the inner one is
 * what is left of the tangent kernel.
 */
public enum KernelPart {
    /** {@code E[s'(w.x) s'(w.x')]} of ReLU, without gains. */
    GATES("G", "gate kernel E[s' s']"),
    /** What training the hidden layers contributes. */
    INNER_LAYER("H", "inner-layer kernel H"),
    /** What training the readout contributes. */
    OUTER_LAYER("N", "outer-layer kernel N"),
    /** The infinite-width tangent kernel. */
    TANGENT("Theta", "tangent kernel"),
    /** H of one random network of finite width. */
    FINITE_INNER_LAYER("H_n", "inner-layer kernel H(0) at finite width"),
    /** The tangent kernel of one random network of finite width. */
    FINITE_TANGENT("Theta_n", "tangent kernel at finite width");

    private final String symbol;
    private final String text;

    KernelPart(String symbol, String text) {
        this.symbol = symbol;
        this.text = text;
    }

    /** Returns the letter in tables. */
    public String symbol() {
        return symbol;
    }

    /** Returns the words in reports. */
    public String text() {
        return text;
    }

    /** Returns whether the kernel is deterministic, so that its eigenvalues can be enclosed. */
    public boolean infiniteWidth() {
        return this != FINITE_INNER_LAYER && this != FINITE_TANGENT;
    }

    /** Returns whether the tangent kernel minus this one is positive semi-definite. */
    public boolean belowTangent() {
        return this == INNER_LAYER || this == OUTER_LAYER || this == TANGENT;
    }
}
