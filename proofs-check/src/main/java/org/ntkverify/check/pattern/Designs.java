package org.ntkverify.check.pattern;

import java.util.ArrayList;
import java.util.List;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.Rate;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.SamplingDesign.WidthDraws;

/** What sampled claims share: budgets and near misses. */
public final class Designs {

    private Designs() {}

    /** Returns the same number of draws at each width. */
    public static List<WidthDraws> equal(long draws, int... widths) {
        List<WidthDraws> budget = new ArrayList<>();
        for (int width : widths) {
            budget.add(new WidthDraws(width, draws));
        }
        return budget;
    }

    /** Returns the falsifier that states another exponent than {@code right}, with the same draws and margin. */
    public static Falsifier otherExponent(String id, Rate right, double exponent) {
        return new Falsifier(
                id,
                new Rate("exponent %s".formatted(exponent), right.design(), right.of(), exponent, right.margin()),
                ReasonCode.RATE_EXCLUDED,
                new EffectSize.Near(exponent - right.exponent(), right.margin()));
    }
}
