package org.ntkverify.check;

import java.math.BigDecimal;
import java.util.List;

/** What all sampled statements require of their components, scales and margins. */
final class Margins {

    private Margins() {}

    static void require(Design design, int targets, List<Double> scales, double margin) {
        int components = design.names().size();
        if (targets != components || scales.size() != components) {
            throw new IllegalArgumentException("targets and scales must have %s components but have %s and %s"
                    .formatted(components, targets, scales.size()));
        }
        for (double scale : scales) {
            if (!(scale > 0 && Double.isFinite(scale))) {
                throw new IllegalArgumentException("scale must be positive but was %s".formatted(scale));
            }
        }
        if (!(margin > 0 && Double.isFinite(margin))) {
            throw new IllegalArgumentException("margin must be positive but was %s".formatted(margin));
        }
    }

    static String percent(double fraction) {
        BigDecimal percent = BigDecimal.valueOf(fraction).movePointRight(2).stripTrailingZeros();
        return percent.toPlainString() + " %";
    }
}
