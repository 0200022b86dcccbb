package org.ntkverify.check;

import java.util.List;

/**
 * The mean of each observed component tends to its target as the width grows: the intercept of
 * {@code mean_n = a + b/n + c/n^2} equals the target.
 *
 * @param targets limits, one for each component
 * @param scales what margins are relative to, one for each component, positive
 * @param margin half-width of the tolerance region as a fraction of the scale
 */
public record Limit(String text, Design design, List<Double> targets, List<Double> scales, double margin)
        implements Statement {

    /** Copies the lists and checks the margin. */
    public Limit {
        targets = List.copyOf(targets);
        scales = List.copyOf(scales);
        Margins.require(design, targets.size(), scales, margin);
    }

    @Override
    public Form form() {
        return Form.LIMIT;
    }

    @Override
    public List<Design> designs() {
        return List.of(design);
    }

    @Override
    public String passRule() {
        return "intercept of a + b/n + c/n^2 within %s of the scale, %s components, %s"
                .formatted(Margins.percent(margin), targets.size(), design.text());
    }
}
