package org.ntkverify.check.catalogue.dai2022;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.FiniteValue;
import org.ntkverify.check.Tier;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.check.pattern.LimitKernels;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.experiment.PerturbedPrior;
import org.ntkverify.numeric.experiment.PerturbedPriorKurtosis;
import org.ntkverify.numeric.gp.PerturbedNetwork.Perturbation;

/** Note P6-C2: the law of the perturbed network before training. */
final class Dai2022Prior {

    private static final Inputs POINTS = Inputs.sphere(5, 4, 7);

    private Dai2022Prior() {}

    static List<Claim> claims(Tier tier) {
        return List.of(covariance(tier), kurtosis(tier));
    }

    private static ExperimentDesign design(List<Integer> widths, Perturbation perturbation, long draws) {
        List<ExperimentDesign.Step> steps = new ArrayList<>();
        for (int width : widths) {
            steps.add(new ExperimentDesign.Step(
                    width, new PerturbedPrior(Dai2022.SHALLOW, POINTS, width, perturbation), draws));
        }
        return new ExperimentDesign("width m", steps);
    }

    private static FiniteValue entries(
            String text, ExperimentDesign design, List<Double> targets, List<Double> scales, double margin) {
        int widths = design.steps().size();
        return new FiniteValue(
                text, design, Collections.nCopies(widths, targets), Collections.nCopies(widths, scales), margin);
    }

    private static Claim covariance(Tier tier) {
        // Products of two functions of 16 neurons are so skewed that their intervals need 80 000 draws; the false twins
        // need fewer.
        long draws = tier.choose(48_000L, 96_000L, 400_000L);
        double margin = tier.choose(0.1, 0.08, 0.05);
        List<Integer> widths = tier.choose(List.of(32, 64), List.of(16, 64, 256), List.of(16, 64, 256));
        int narrow = widths.get(0);
        LimitKernels limit = LimitKernels.of(Dai2022.SHALLOW, POINTS);
        List<Double> theta = limit.ntkEntries(1);
        List<Double> scales = limit.scales();
        ExperimentDesign design = design(widths, Perturbation.WITHOUT_READOUT, draws);
        ExperimentDesign full = design(List.of(narrow), Perturbation.FULL, draws);
        ExperimentDesign alone = design(List.of(narrow), Perturbation.NONE, draws);
        return Identities.holds(
                Dai2022.id("p6-c2-prior-covariance"),
                Dai2022.reading("P6-C2", "line 6 of Algorithm 1; the zeroed readout is found in the released code"),
                "Before training: covariance Theta",
                "f(x; theta_0) + <grad f(x; theta_0), theta'_0>, without the readout in theta'_0, has covariance Theta = NNGP + (Theta - NNGP) at every width of a two-layer "
                        + "ReLU network, not only in the limit; five unit points of R^4.",
                List.of(
                        Assumption.byConstruction(
                                "f = m^(-1/2) sum_r a_r relu(w_r . x), theta_0 and theta'_0 iid standard normal and independent")),
                List.of(entries("Cov = Theta", design, theta, scales, margin)),
                List.of(
                        Dai2022.values(
                                "readout-kept",
                                entries("Cov = Theta with the readout in theta'_0", full, theta, scales, margin),
                                0.3),
                        Dai2022.values(
                                "perturbation-dropped",
                                entries("Cov = Theta without theta'_0", alone, theta, scales, margin),
                                0.3),
                        Dai2022.values(
                                "nngp", entries("Cov = NNGP", design, limit.nngpEntries(), scales, margin), 0.3)));
    }

    private static FiniteValue fourth(String text, ExperimentDesign design, IntToDoubleFunction target, double margin) {
        List<List<Double>> targets = design.steps().stream()
                .map(step -> List.of(target.applyAsDouble(step.size())))
                .toList();
        return new FiniteValue(text, design, targets, targets, margin);
    }

    private static Claim kurtosis(Tier tier) {
        double margin = tier.choose(0.05, 0.03, 0.015);
        List<ExperimentDesign.Step> steps = new ArrayList<>();
        for (int width : List.of(8, 16, 32)) {
            steps.add(new ExperimentDesign.Step(
                    width, new PerturbedPriorKurtosis(width), tier.choose(200_000L, 800_000L, 3_000_000L)));
        }
        ExperimentDesign design = new ExperimentDesign("width m", steps);
        return Identities.holds(
                Dai2022.id("p6-c2-prior-kurtosis"),
                Dai2022.derived("P6-C2", "how far from Gaussian the prior is at finite width"),
                "Before training: excess kurtosis 15/m",
                "At one unit input the perturbed network has variance 1 and excess kurtosis 15/m, exactly, as f(x; theta_0) alone has: Gaussian only as m grows. The two "
                        + "parts are uncorrelated but not independent.",
                List.of(Assumption.byConstruction(
                        "two-layer ReLU network of width m, iid standard normal weights, no readout in theta'_0")),
                List.of(fourth("E g^4 = 3 + 15/m", design, m -> 3 + 15.0 / m, margin)),
                List.of(
                        Dai2022.values("gaussian", fourth("E g^4 = 3, as for a Gaussian", design, m -> 3, margin), 0.2),
                        Dai2022.values(
                                "independent-parts",
                                fourth("E g^4 = 3 + 7.5/m, as for independent parts", design, m -> 3 + 7.5 / m, margin),
                                0.1)));
    }
}
