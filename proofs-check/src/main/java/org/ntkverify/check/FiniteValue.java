package org.ntkverify.check;

import java.util.List;

/**
 * The mean of each observed component equals its target at every width, not only in the limit.
 *
 * @param targets for each width of the design, one value for each component
 * @param scales what margins are relative to, in the shape of the targets, positive
 * @param margin half-width of the tolerance region as a fraction of the scale
 */
public record FiniteValue(
        String text, Design design, List<List<Double>> targets, List<List<Double>> scales, double margin)
        implements Statement {

    /** Copies the lists and checks their shapes. */
    public FiniteValue {
        targets = targets.stream().map(List::copyOf).toList();
        scales = scales.stream().map(List::copyOf).toList();
        int widths = design.budget().size();
        if (targets.size() != widths || scales.size() != widths) {
            throw new IllegalArgumentException(
                    "targets and scales must have one row for each of %s widths but have %s and %s"
                            .formatted(widths, targets.size(), scales.size()));
        }
        for (int w = 0; w < widths; w++) {
            Margins.require(design, targets.get(w).size(), scales.get(w), margin);
        }
    }

    @Override
    public Form form() {
        return Form.FINITE_VALUE;
    }

    @Override
    public List<Design> designs() {
        return List.of(design);
    }

    @Override
    public String passRule() {
        return "mean within %s of the scale at every width, %s components, %s"
                .formatted(Margins.percent(margin), design.names().size(), design.text());
    }
}
