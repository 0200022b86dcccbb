package org.ntkverify.check.catalogue.loo2022;

import java.util.List;
import java.util.Optional;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Expectation;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.pattern.Trials;
import org.ntkverify.numeric.adversarial.FrozenKernel;
import org.ntkverify.numeric.adversarial.FrozenKernel.Question;

/** Note P9-C4: benign training on a frozen adversarial kernel. It does not reproduce here, which is not a refutation: the claim is open. */
final class Loo2022FrozenKernel {

    /** The same at every tier: more of them would decide the sign of a gain that is of no consequence. */
    private static final long DRAWS = 80;

    private static final double RIDGE = 0.01;

    /** A gain of two tests in a hundred. */
    private static final double GAIN = 0.02;

    private Loo2022FrozenKernel() {}

    static List<Claim> claims() {
        FrozenKernel gain = experiment(Question.GAIN, GAIN, 0.2);
        FrozenKernel shortfall = experiment(Question.SHORTFALL, -0.1);
        ExperimentDesign design = design(gain);
        return List.of(new Claim(
                Loo2022.id("p9-c4-frozen-kernel-robust"),
                Loo2022.reading(
                        "P9-C4", "the abstract: the kernel of adversarial training makes benign training robust"),
                "Frozen kernels: robust without attacks",
                "Ridge regression on clean inputs with the kernel at the end of adversarial training has higher robust accuracy than with that of ordinary training, by more "
                        + "than 0.02 in the median. In this two-layer replica the gain is too close to that, and far from the robustness of the adversarial network.",
                Expectation.OPEN,
                Loo2022.training(),
                List.of(Trials.median(gain.events().above(GAIN), design)),
                Optional.empty(),
                List.of(
                        Trials.notMedian("a-fifth", gain.events().above(0.2), design),
                        Trials.notMedian(
                                "as-robust-as-the-network", shortfall.events().above(-0.1), design(shortfall)))));
    }

    private static FrozenKernel experiment(Question question, Double... thresholds) {
        return new FrozenKernel(Loo2022.setting(Loo2022.SAMPLES, 0.1), RIDGE, question, List.of(thresholds));
    }

    private static ExperimentDesign design(FrozenKernel experiment) {
        return Trials.once("width m", Loo2022.WIDTH, experiment, DRAWS);
    }
}
