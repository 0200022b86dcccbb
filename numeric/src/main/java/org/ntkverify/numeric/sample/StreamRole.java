package org.ntkverify.numeric.sample;

/** What the random numbers of a stream are used for; part of its address. */
public enum StreamRole {
    /** Whitened weights and bias of a layer of the conditioned sampler. */
    CONDITIONED_WEIGHTS(1),
    /** The fresh copy of the weights that the backward pass of the conditioned sampler meets. */
    CONDITIONED_BACKWARD(2),
    /** Readout weights and bias of the conditioned sampler. */
    CONDITIONED_READOUT(3),
    /** Weights of the explicit sampler. */
    EXPLICIT_WEIGHTS(4),
    /** Biases of the explicit sampler. */
    EXPLICIT_BIASES(5),
    /** Points at which two formulas are compared. */
    FORMULA_POINTS(16),
    /** Weights of an experiment. */
    EXPERIMENT_WEIGHTS(32),
    /** Data of an experiment. */
    EXPERIMENT_DATA(33),
    /** Start vectors of Lanczos iterations. */
    LANCZOS_START(34),
    /** Noise of observations and of targets in Thompson sampling. */
    THOMPSON_NOISE(48),
    /** Starts of the functions sampled in Thompson sampling. */
    THOMPSON_START(49);

    private final int code;

    StreamRole(int code) {
        this.code = code;
    }

    /** Returns the number that stands for this role in an address, at most 16 bits; never reused. */
    int code() {
        return code;
    }
}
