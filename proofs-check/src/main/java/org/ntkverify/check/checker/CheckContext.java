package org.ntkverify.check.checker;

import java.util.List;
import org.ntkverify.check.Design;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.check.statistics.Look;

/**
 * What a checker may use.
 *
 * @param share error probability and power budget of this one check at this look
 * @param samples draws for the claim at hand
 * @param look how much of its budget a design may have drawn
 */
public record CheckContext(ErrorBudget.Share share, SampleSource samples, Look look) {

    /** Creates the context of a check that looks once, at all draws. */
    public CheckContext(ErrorBudget.Share share, SampleSource samples) {
        this(share, samples, Look.ONLY);
    }

    /** Returns what this look sees of {@code design}. */
    List<WidthSample> draw(Design design) {
        return samples.draw(design, look);
    }
}
