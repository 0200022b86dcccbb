package org.ntkverify.symbolic;

/**
 * Which variables gradient flow trains. All but {@link #MUP} have the same functions at initialisation for the same variances;
 * they differ in the tangent kernel. {@link ParameterizationConversion} has the factors between them.
 */
public enum Parameterization {
    /** {@code z = sigma_w/sqrt(n_in) W a + sigma_b b} with standard normal trained {@code W, b}. */
    NTK("ntk"),
    /** {@code NTK} with {@code sigma_w = 1} and {@code sigma_b = beta}, the layer of [JGH18]. */
    JACOT("jacot"),
    /** {@code z = W a + b}; {@code W} and {@code b} themselves are trained, so the kernel grows with the width. */
    STANDARD("standard"),
    /** {@code STANDARD} with {@code sigma_w^2 = 2} on hidden layers, 1 on the readout, no bias. */
    HE("he"),
    /**
     * {@code NTK} with the output multiplied by {@code 1/gamma}, {@code gamma = sqrt(n_L)}, and the learning rate by
     * {@code gamma^2}: the output vanishes at initialisation as the width grows, while training moves the hidden layers.
     * Source: [NMHO24], gamma = sqrt(N).
     */
    MUP("mup");

    private final String text;

    Parameterization(String text) {
        this.text = text;
    }

    /** Returns the name a user types. */
    public String text() {
        return text;
    }

    /** Returns whether the weights themselves are trained, without the factor {@code sigma_w/sqrt(n_in)}. */
    public boolean trainsRawWeights() {
        return this == STANDARD || this == HE;
    }

    /** Returns whether the kernels depend on the widths, so that programs take them as inputs. */
    public boolean dependsOnWidths() {
        return trainsRawWeights() || this == MUP;
    }
}
