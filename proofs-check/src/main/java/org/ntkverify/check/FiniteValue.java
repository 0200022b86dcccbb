package org.ntkverify.check;

import java.util.List;

/**
 * The mean of each observed component equals its target at every width, not only in the limit.
 *
 * @param targets for each width of the design, one value for each component
 * @param scales what margins are relative to, one for each component, positive
 * @param margin half-width of the tolerance region as a fraction of the scale
 */
public record FiniteValue(
        String text, SamplingDesign design, List<List<Double>> targets, List<Double> scales, double margin)
        implements Statement {

    /** Copies the lists and checks their shapes. */
    public FiniteValue {
        targets = targets.stream().map(List::copyOf).toList();
        scales = List.copyOf(scales);
        if (targets.size() != design.budget().size()) {
            throw new IllegalArgumentException("targets must have one row for each of %s widths but have %s"
                    .formatted(design.budget().size(), targets.size()));
        }
        for (List<Double> row : targets) {
            Margins.require(design, row.size(), scales, margin);
        }
    }

    @Override
    public Form form() {
        return Form.FINITE_VALUE;
    }

    @Override
    public String passRule() {
        return "mean within %s of the scale at every width, %s components, width x draws %s, %s sampler"
                .formatted(
                        Margins.percent(margin),
                        scales.size(),
                        design.budgetText(),
                        design.sampler().text());
    }
}
