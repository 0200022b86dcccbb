package org.ntkverify.check.catalogue.loo2022;

import java.util.ArrayList;
import java.util.List;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.Tier;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.check.pattern.Trials;
import org.ntkverify.numeric.adversarial.KernelShift;
import org.ntkverify.symbolic.Activation;

/** Note P9-C5: the kernel is frozen in the limit of infinite width, and how fast. */
final class Loo2022Width {

    private static final int SAMPLES = 12;

    private Loo2022Width() {}

    static List<Claim> claims(Tier tier) {
        return List.of(smooth(tier), relu(tier));
    }

    private static ExperimentDesign design(Activation activation, long draws, List<Integer> widths) {
        List<ExperimentDesign.Step> steps = new ArrayList<>();
        for (int width : widths) {
            steps.add(new ExperimentDesign.Step(width, new KernelShift(activation, SAMPLES, width), draws));
        }
        return new ExperimentDesign("width m", steps);
    }

    private static List<Assumption> model(String activation) {
        return List.of(
                Assumption.byConstruction(
                        "f = m^(-1/2) sum_r a_r phi(w_r.x), phi = %s, all weights standard normal and trained"
                                .formatted(activation)),
                Assumption.byConstruction(
                        "20 steps of descent with rate 0.1 on n = 12 inputs N(0, I/5) in R^5 with targets N(0, 1); weights and data drawn afresh"));
    }

    private static Claim smooth(Tier tier) {
        ExperimentDesign design =
                design(Activation.named("sin"), tier.choose(300L, 500L, 2000L), List.of(64, 256, 1024));
        return Identities.holds(
                Loo2022.id("p9-c5-frozen-smooth"),
                Loo2022.reading(
                        "P9-C5",
                        "the abstract: kernels are frozen in the infinite-width limit; the exponent is derived"),
                "Wide smooth networks freeze like m^(-2)",
                "For phi = sin the cosine distance of the tangent kernels before and after training falls like m^(-2): the kernel moves by 1/m and the distance is quadratic. "
                        + "Over the widths used the exponent lies in [-2.3, -1.6].",
                model("sin"),
                List.of(Trials.exponent("distance ~ m^(-2)", design, KernelShift.DISTANCE, -2.3, -1.6)),
                List.of(
                        Trials.excluded(
                                "not-quadratic",
                                Trials.exponent("distance ~ 1/m", design, KernelShift.DISTANCE, -1.4, -0.6),
                                -1.89),
                        Trials.excluded(
                                "cubic",
                                Trials.exponent("distance ~ m^(-3)", design, KernelShift.DISTANCE, -3.4, -2.6),
                                -1.89)));
    }

    private static Claim relu(Tier tier) {
        ExperimentDesign design = design(Activation.RELU, tier.choose(200L, 500L, 2000L), List.of(256, 1024, 4096));
        return Identities.holds(
                Loo2022.id("p9-c5-frozen-relu"),
                Loo2022.derived("P9-C5", "gates that flip; the paper does not tell activations apart"),
                "Wide ReLU networks freeze slower",
                "For ReLU the cosine distance of the kernels before and after training falls slower than m^(-2) and faster than 1/m over the widths used: the exponent lies in "
                        + "[-1.65, -1.1]. Gates flip, which moves the kernel by fluctuations m^(-3/4) and a mean m^(-1/2) that takes over beyond these widths.",
                model("relu"),
                List.of(Trials.exponent("distance ~ m^(-1.375)", design, KernelShift.DISTANCE, -1.65, -1.1)),
                List.of(
                        Trials.excluded(
                                "smooth-rate",
                                Trials.exponent("distance ~ m^(-2)", design, KernelShift.DISTANCE, -2.3, -1.7),
                                -1.38),
                        Trials.excluded(
                                "square-root",
                                Trials.exponent("distance ~ m^(-1/2)", design, KernelShift.DISTANCE, -0.8, -0.2),
                                -1.38)));
    }
}
