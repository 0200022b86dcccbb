package org.ntkverify.numeric.kernel;

import java.util.List;
import org.ntkverify.symbolic.Architecture;

/** The widths {@code n_1 .. n_L} that kernels depend on where raw weights are trained or the update is maximal; none elsewhere. */
final class KernelWidths {

    private KernelWidths() {}

    static void require(Architecture architecture, List<Integer> widths) {
        int wanted = architecture.parameterization().dependsOnWidths() ? architecture.hiddenLayers() : 0;
        if (widths.size() != wanted) {
            throw new IllegalArgumentException("widths must be %s numbers for %s but were %s%s"
                    .formatted(wanted, architecture.text(), widths, hint(wanted, widths.size())));
        }
        for (int l = 1; l <= widths.size(); l++) {
            if (!(widths.get(l - 1) >= 1)) {
                throw new IllegalArgumentException(
                        "widths[layer %s] must be >= 1 but was %s".formatted(l, widths.get(l - 1)));
            }
        }
    }

    private static String hint(int wanted, int given) {
        if (wanted > 0 && given > 0) {
            return "";
        }
        return (wanted > 0
                        ? "%nMaybe give n_1 .. n_L: the kernels of this network depend on them."
                        : "%nMaybe give none: the kernels of this network do not depend on widths.")
                .formatted();
    }
}
