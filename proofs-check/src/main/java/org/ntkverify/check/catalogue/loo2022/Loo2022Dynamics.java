package org.ntkverify.check.catalogue.loo2022;

import java.util.List;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.Tier;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.check.pattern.Trials;
import org.ntkverify.numeric.adversarial.ThreeDynamics;

/** Note P9-C1: the three dynamics of the second stage are regression with the kernel at the end of the first. */
final class Loo2022Dynamics {

    private static final double DELTA = 0.02;

    private static final int SAMPLES = 6;

    private Loo2022Dynamics() {}

    static List<Claim> claims(Tier tier) {
        ExperimentDesign design =
                Trials.once("samples n", SAMPLES, new ThreeDynamics(40, SAMPLES), tier.choose(1500L, 4000L, 15_000L));
        return List.of(Identities.holds(
                Loo2022.id("p9-c1-three-dynamics"),
                Loo2022.reading(
                        "P9-C1", "the definition of linearised and centred dynamics; the closed forms are derived"),
                "Stage 2 is regression with k at theta_t",
                "After stage 1 the centred model J(x) delta, trained by descent on the squared loss, follows kernel descent with k = J J^T at theta_t and ends at "
                        + "k(x,X) k(X,X)^(-1) y; the linearised model f_t(x) + J(x) delta ends at f_t(x) + k(x,X) k(X,X)^(-1) (y - f_t(X)). Parameters and kernel agree to 1e-10.",
                List.of(
                        Assumption.byConstruction(
                                "two-layer ReLU network of width 40, 30 steps of stage 1, n = 6 and 4 fixed inputs in R^3; weights and targets drawn afresh"),
                        Assumption.byConstruction(
                                "squared loss in stage 2; for cross-entropy, as in the paper, the end is another")),
                List.of(Trials.nearlyAlways(ThreeDynamics.AGREE, design, DELTA)),
                List.of(
                        Trials.fails("with-f-t-added", ThreeDynamics.WITH_OUTPUT, design, DELTA, 0.9),
                        Trials.fails("first-kernel", ThreeDynamics.WITH_FIRST_KERNEL, design, DELTA, 0.9),
                        Trials.fails("relative-error", ThreeDynamics.WITH_ERROR, design, DELTA, 0.04))));
    }
}
