package org.ntkverify.check.catalogue.chen2020;

import java.util.List;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.FiniteValue;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.numeric.label.LabelSymmetry;
import org.ntkverify.numeric.label.MirrorSymmetry;

/** Note P7-C4: which terms of the Hoeffding decomposition are there. */
final class Chen2020Symmetry {

    private static final long DRAWS = 1000;

    private Chen2020Symmetry() {}

    static List<Claim> claims() {
        return List.of(quadratic(), mirrored());
    }

    private static FiniteValue absent(String text, LabelSymmetry experiment) {
        return new FiniteValue(
                text,
                Chen2020.single("labels n", 5, DRAWS, experiment),
                List.of(List.of(0.0)),
                List.of(List.of(1.0)),
                1e-10);
    }

    private static Claim quadratic() {
        return Identities.holds(
                Chen2020.id("p7-c4-quadratic-in-labels"),
                Chen2020.derived("P7-C4", "Hoeffding decomposition by enumeration of all labellings"),
                "Label-aware kernels: degrees 0 and 2",
                "As functions of independent signs y, K_HR (V1, V2) and K_NTH have Hoeffding terms of degree 0 and 2 only, and the energies of the terms add "
                        + "up to E K^2 (Parseval): five labels, all labellings, to 1e-10.",
                List.of(Assumption.byConstruction("five random unit points of R^8 in each draw")),
                List.of(absent("no energy outside degrees 0 and 2", new LabelSymmetry(0, 0, 2))),
                List.of(
                        planted("tiny-term-of-four-labels", new LabelSymmetry(4, 1e-10, 2), 2e-10),
                        planted("term-of-one-label", new LabelSymmetry(1, 0.01, 2), 0.02),
                        planted("label-free", new LabelSymmetry(0, 0, 0), 1)));
    }

    private static Falsifier planted(String id, LabelSymmetry experiment, double effect) {
        String text = experiment.planted() == 0
                ? "no energy outside degree 0"
                : "the same with a term %s y_1 .. y_%s added".formatted(experiment.size(), experiment.planted());
        return new Falsifier(id, absent(text, experiment), ReasonCode.VALUE_RATIO, new EffectSize.AtLeast(effect));
    }

    private static Claim mirrored() {
        double delta = 0.15;
        ExperimentDesign design = Chen2020.design(150, List.of(32), MirrorSymmetry::new);
        return Identities.holds(
                Chen2020.id("p7-c4-odd-terms-vanish"),
                Chen2020.derived("P7-C4", "the law of the readout is symmetric"),
                "Odd terms vanish in the mean",
                "Network by network, training on -y from the readout -a ends in the kernel of training on y from a. Since a and -a have the same law, "
                        + "E K_end(y) = E K_end(-y): Hoeffding terms of odd degree vanish in the mean, though not for one network.",
                Chen2020.network(),
                List.of(Chen2020.holds(design, MirrorSymmetry.MIRRORED, delta)),
                List.of(
                        Chen2020.fails("labels-alone", design, MirrorSymmetry.LABELS_ONLY, delta, 0.5),
                        Chen2020.fails("readout-alone", design, MirrorSymmetry.READOUT_ONLY, delta, 0.5)));
    }
}
