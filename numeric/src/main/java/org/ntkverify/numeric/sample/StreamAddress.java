package org.ntkverify.numeric.sample;

/**
 * The address of a stream of random numbers. A number depends on its address and its place in the stream only: not on the
 * thread, the order of execution or the machine.
 *
 * @param runSeed seed of the run
 * @param claimId the claim that draws
 * @param plan the plan inside the claim, with its widths
 * @param draw index of the draw, at least 0
 * @param layer layer of the network, 0 to 65535
 * @param role use of the numbers
 * @param block which block of the layer, at least 0
 */
public record StreamAddress(
        long runSeed, String claimId, String plan, long draw, int layer, StreamRole role, int block) {

    /** The largest layer: 16 bits are kept for it. */
    static final int LAST_LAYER = (1 << 16) - 1;

    /** Checks the ranges. */
    public StreamAddress {
        if (!(draw >= 0)) {
            throw new IllegalArgumentException("draw must be >= 0 but was %s".formatted(draw));
        }
        if (!(layer >= 0 && layer <= LAST_LAYER)) {
            throw new IllegalArgumentException("layer must be in [0, %s] but was %s".formatted(LAST_LAYER, layer));
        }
        if (!(block >= 0)) {
            throw new IllegalArgumentException("block must be >= 0 but was %s".formatted(block));
        }
    }

    /** Returns the stream at this address. */
    public RandomStream open() {
        return RandomStreams.of(runSeed, claimId, plan).at(draw, layer, role, block);
    }
}
