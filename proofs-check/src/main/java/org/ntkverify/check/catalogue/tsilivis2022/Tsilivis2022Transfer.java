package org.ntkverify.check.catalogue.tsilivis2022;

import java.util.ArrayList;
import java.util.List;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.Tier;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.check.pattern.Trials;
import org.ntkverify.numeric.adversarial.GradientTransfer;
import org.ntkverify.symbolic.Activation;

/** Note P8-C4: adversarial directions of the kernel are those of wide networks, at which rate, and with what subtracted. */
final class Tsilivis2022Transfer {

    private static final int DIMENSION = 5;

    private static final int SAMPLES = 12;

    private Tsilivis2022Transfer() {}

    static List<Claim> claims(Tier tier) {
        return List.of(relu(tier), smooth(tier));
    }

    private static ExperimentDesign design(Activation activation, Tier tier) {
        long draws = tier.choose(200L, 400L, 1000L);
        List<ExperimentDesign.Step> steps = new ArrayList<>();
        for (int width : tier.choose(List.of(64, 256, 1024), List.of(64, 256, 1024), List.of(64, 256, 1024, 4096))) {
            steps.add(new ExperimentDesign.Step(
                    width, new GradientTransfer(activation, DIMENSION, SAMPLES, width), draws));
        }
        return new ExperimentDesign("width m", steps);
    }

    private static List<Assumption> model(String activation) {
        return List.of(
                Assumption.byConstruction(
                        "f = m^(-1/2) sum_r a_r phi(w_r.x), phi = %s, all weights standard normal and trained"
                                .formatted(activation)),
                Assumption.byConstruction(
                        "20 equal steps of descent of network and kernel on n = 12 unit inputs in R^5 with targets N(0, 1); weights and data drawn afresh"));
    }

    private static Claim relu(Tier tier) {
        ExperimentDesign design = design(Activation.RELU, tier);
        return Identities.holds(
                Tsilivis2022.id("p8-c4-transfer-relu"),
                Tsilivis2022.reading(
                        "P8-C4",
                        "the abstract: perturbations of the kernel transfer to wide networks; the exponent is derived"),
                "Kernel directions transfer to ReLU nets",
                "One minus the cosine between grad_x (f_k - f_0) of a trained ReLU network and the gradient that the kernel predicts falls like m^(-1/2): a part m^(-1/2) of "
                        + "the gates flips, which moves gradients by m^(-1/4). Over the widths used the exponent lies in [-0.75, -0.35].",
                model("relu"),
                List.of(Trials.exponent("1 - cos ~ m^(-1/2)", design, GradientTransfer.CENTRED, -0.75, -0.35)),
                List.of(
                        Trials.excluded(
                                "one-network",
                                Trials.exponent(
                                        "the same without subtraction of f_0",
                                        design,
                                        GradientTransfer.SINGLE,
                                        -0.75,
                                        -0.35),
                                -0.03),
                        Trials.excluded(
                                "smooth-rate",
                                Trials.exponent("1 - cos ~ 1/m", design, GradientTransfer.CENTRED, -1.2, -0.8),
                                -0.54),
                        Trials.excluded(
                                "constant",
                                Trials.exponent("1 - cos ~ m^0", design, GradientTransfer.CENTRED, -0.2, 0.2),
                                -0.54)));
    }

    private static Claim smooth(Tier tier) {
        ExperimentDesign design = design(Activation.named("sin"), tier);
        return Identities.holds(
                Tsilivis2022.id("p8-c4-transfer-smooth"),
                Tsilivis2022.derived(
                        "P8-C4", "gradients of smooth networks move by m^(-1/2); the paper does not tell them apart"),
                "Kernel directions, smooth activation",
                "For phi = sin one minus the cosine between grad_x (f_k - f_0) and the gradient that the kernel predicts falls like 1/m; over the widths used the exponent lies in "
                        + "[-1.3, -0.7].",
                model("sin"),
                List.of(Trials.exponent("1 - cos ~ 1/m", design, GradientTransfer.CENTRED, -1.3, -0.7)),
                List.of(
                        Trials.excluded(
                                "one-network",
                                Trials.exponent(
                                        "the same without subtraction of f_0",
                                        design,
                                        GradientTransfer.SINGLE,
                                        -1.3,
                                        -0.7),
                                -0.1),
                        Trials.excluded(
                                "relu-rate",
                                Trials.exponent("1 - cos ~ m^(-1/2)", design, GradientTransfer.CENTRED, -0.65, -0.35),
                                -1),
                        Trials.excluded(
                                "squared",
                                Trials.exponent("1 - cos ~ m^(-3/2)", design, GradientTransfer.CENTRED, -1.75, -1.35),
                                -1)));
    }
}
