package org.ntkverify.cli;

import org.ntkverify.numeric.sample.SamplerKind;

/** How many workers fit into the memory of Java; digits do not depend on how many there are. */
final class WorkerMemory {

    /** The rest is for moments, results and what the collector needs. */
    private static final double SHARE = 0.8;

    private WorkerMemory() {}

    /** Returns at most {@code wanted} threads, at least 1. */
    static int threads(int wanted, SamplerKind sampler, int width, int layers, int inputs) {
        return threads(wanted, bytes(sampler, width, layers, inputs), (double)
                Runtime.getRuntime().maxMemory());
    }

    static int threads(int wanted, double bytesEach, double memory) {
        return (int) Math.max(1, Math.min(wanted, Math.floor(SHARE * memory / bytesEach)));
    }

    /** Conditioned and averaged: features, slopes, weights and fresh numbers of every layer but the last. Explicit: all weights, and as much. */
    private static double bytes(SamplerKind sampler, int width, int layers, int inputs) {
        double perLayer = 4.0 * width * inputs;
        double numbers = sampler == SamplerKind.EXPLICIT
                ? layers * ((double) width * width + perLayer)
                : Math.max(1, layers - 1) * perLayer;
        return Double.BYTES * numbers;
    }
}
