package org.ntkverify.numeric.sample;

/**
 * The neurons of a layer in tiles that are worked on one after the other.
 *
 * @param neurons how many
 * @param most how many in each tile but the last, which has what is left
 */
record NeuronTiles(int neurons, int most) {

    /**
     * With 16 complex inputs the largest array of a tile, 8 N numbers a neuron, takes 8 MiB. A fixed number, because it is part of what a draw's
     * numbers are.
     */
    static final int MOST = 1 << 13;

    int count() {
        return (neurons - 1) / most + 1;
    }

    int first(int tile) {
        return tile * most;
    }

    int size(int tile) {
        return Math.min(most, neurons - first(tile));
    }

    /** Returns how many neurons the largest tile has. */
    int largest() {
        return Math.min(most, neurons);
    }
}
