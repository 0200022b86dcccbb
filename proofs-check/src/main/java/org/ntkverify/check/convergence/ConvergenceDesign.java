package org.ntkverify.check.convergence;

import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.kernel.KernelKind;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.sample.SamplerKind;
import org.ntkverify.symbolic.Architecture;

/**
 * What is asked.
 *
 * @param architecture the network; all its hidden layers have the width of the row
 * @param inputs N points
 * @param kernel which kernel
 * @param sampler which sampler
 * @param widths increasing, at least 3
 * @param draws at each width; if absent they are planned from a pilot sample
 * @param alpha two-sided level of each interval, in (0, 0.5]
 * @param seed of all random numbers
 */
public record ConvergenceDesign(
        Architecture architecture,
        Inputs inputs,
        KernelKind kernel,
        SamplerKind sampler,
        List<Integer> widths,
        OptionalLong draws,
        double alpha,
        long seed) {

    /** An exponent is fitted to three points at least. */
    static final int FEWEST_WIDTHS = 3;

    /** Fewer draws give no interval. */
    static final long FEWEST_DRAWS = 50;

    /** Copies the widths and checks the ranges. */
    public ConvergenceDesign {
        widths = List.copyOf(widths);
        if (widths.size() < FEWEST_WIDTHS) {
            throw new IllegalArgumentException(
                    "widths must be at least %s but were %s".formatted(FEWEST_WIDTHS, widths));
        }
        for (int i = 0; i < widths.size(); i++) {
            if (!(widths.get(i) >= 1 && (i == 0 || widths.get(i) > widths.get(i - 1)))) {
                throw new IllegalArgumentException("widths must be >= 1 and increase but were %s".formatted(widths));
            }
        }
        if (draws.isPresent() && !(draws.getAsLong() >= FEWEST_DRAWS)) {
            throw new IllegalArgumentException(
                    "draws must be >= %s but was %s%nMaybe leave --draws out: they are planned then."
                            .formatted(FEWEST_DRAWS, draws.getAsLong()));
        }
        if (!SamplerKind.OF_NETWORKS.contains(sampler)) {
            throw new IllegalArgumentException(
                    "sampler must be conditioned or explicit but was averaged: averages deviate less than networks do");
        }
        if (!(alpha > 0 && alpha <= 0.5)) {
            throw new IllegalArgumentException("alpha must be in (0, 0.5] but was %s".formatted(alpha));
        }
    }

    FiniteNetwork network(int width) {
        return new FiniteNetwork(architecture, inputs, hiddenWidths(width));
    }

    List<Integer> hiddenWidths(int width) {
        return Collections.nCopies(architecture.hiddenLayers(), width);
    }
}
