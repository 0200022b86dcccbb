package org.ntkverify.check.catalogue.chen2020;

import java.util.List;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.check.pattern.Trials;
import org.ntkverify.numeric.label.LabelSymmetry;
import org.ntkverify.numeric.label.MirrorSymmetry;

/** Note P7-C4: which terms of the Hoeffding decomposition are there. */
final class Chen2020Symmetry {

    private Chen2020Symmetry() {}

    static List<Claim> claims() {
        return List.of(quadratic(), mirrored());
    }

    private static Claim quadratic() {
        double delta = 0.1;
        ExperimentDesign design = Trials.once("labels n", 5, new LabelSymmetry(), 300);
        return Identities.holds(
                Chen2020.id("p7-c4-quadratic-in-labels"),
                Chen2020.derived("P7-C4", "Hoeffding decomposition by enumeration of all labellings"),
                "Label-aware kernels: degrees 0 and 2",
                "As functions of independent signs y, K_HR (V1, V2) and K_NTH have Hoeffding terms of degree 0 and 2 only, and the energies of the terms add "
                        + "up to E K^2 (Parseval): five labels, all labellings, to 1e-10.",
                List.of(Assumption.byConstruction("five random unit points of R^8 in each draw")),
                List.of(Trials.nearlyAlways(LabelSymmetry.QUADRATIC, design, delta)),
                List.of(
                        Trials.fails("tiny-term-of-four-labels", LabelSymmetry.FOUR_LABELS, design, delta, 0.25),
                        Trials.fails("term-of-one-label", LabelSymmetry.ONE_LABEL, design, delta, 0.5),
                        Trials.fails("label-free", LabelSymmetry.LABEL_FREE, design, delta, 0.5)));
    }

    private static Claim mirrored() {
        double delta = 0.15;
        ExperimentDesign design = Trials.sizes("width m", List.of(32), 150, MirrorSymmetry::new);
        return Identities.holds(
                Chen2020.id("p7-c4-odd-terms-vanish"),
                Chen2020.derived("P7-C4", "the law of the readout is symmetric"),
                "Odd terms vanish in the mean",
                "Network by network, training on -y from the readout -a ends in the kernel of training on y from a. Since a and -a have the same law, "
                        + "E K_end(y) = E K_end(-y): Hoeffding terms of odd degree vanish in the mean, though not for one network.",
                Chen2020.network(),
                List.of(Trials.nearlyAlways(MirrorSymmetry.MIRRORED, design, delta)),
                List.of(
                        Trials.fails("labels-alone", MirrorSymmetry.LABELS_ONLY, design, delta, 0.5),
                        Trials.fails("readout-alone", MirrorSymmetry.READOUT_ONLY, design, delta, 0.5)));
    }
}
