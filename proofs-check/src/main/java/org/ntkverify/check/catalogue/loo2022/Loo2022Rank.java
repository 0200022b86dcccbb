package org.ntkverify.check.catalogue.loo2022;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.Inequality;
import org.ntkverify.check.Tier;
import org.ntkverify.check.bound.BoundSetting;
import org.ntkverify.check.bound.KernelConvention;
import org.ntkverify.check.bound.KernelPart;
import org.ntkverify.check.pattern.EnclosedFormula;
import org.ntkverify.check.pattern.Geometries;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.check.pattern.Trials;
import org.ntkverify.numeric.adversarial.AdversarialDynamics;
import org.ntkverify.numeric.adversarial.AdversarialDynamics.Question;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.experiment.ConcreteNetwork;
import org.ntkverify.numeric.spectrum.CertifiedSpectrum;
import org.ntkverify.symbolic.Activation;

/** Note P9-C6: three conventions of effective rank, their order, and that of trained kernels. */
final class Loo2022Rank {

    private Loo2022Rank() {}

    static List<Claim> claims(Tier tier) {
        return List.of(chain(), lower(tier));
    }

    /** One matrix, whose spectrum is enclosed when it is first asked for. */
    private record Kernel(String label, Supplier<IntervalMatrix> matrix) {}

    private static Kernel limit(String label, Inputs inputs) {
        return new Kernel(
                label,
                () -> BoundSetting.of(KernelConvention.KARHADKAR_SHALLOW.architecture(1), inputs)
                        .matrix(KernelPart.TANGENT));
    }

    private static Kernel network(long seed) {
        return new Kernel(
                "tanh network, draw %s".formatted(seed),
                () -> ConcreteNetwork.drawn(Activation.named("tanh"), 8, 3, List.of(6, 6), seed)
                        .kernel());
    }

    private static List<Kernel> kernels() {
        return List.of(
                limit("limit on 12 points of an arc", Geometries.arc(12, 0.3)),
                limit("limit on 10 points of the sphere", Inputs.sphere(10, 3, 7)),
                limit("limit on the cross-polytope", Geometries.crossPolytope(5)),
                network(1),
                network(2),
                network(3));
    }

    /** The conventions, from the smallest rank to the largest. */
    private enum Convention {
        STABLE("tr/lambda_max") {
            @Override
            Interval of(List<Interval> eigenvalues) {
                return sum(eigenvalues).over(eigenvalues.get(eigenvalues.size() - 1));
            }
        },
        PARTICIPATION("participation ratio") {
            @Override
            Interval of(List<Interval> eigenvalues) {
                Interval squares = Interval.ZERO;
                for (Interval eigenvalue : eigenvalues) {
                    squares = squares.plus(eigenvalue.power(2));
                }
                return sum(eigenvalues).power(2).over(squares);
            }
        },
        ENTROPY("entropy rank") {
            @Override
            Interval of(List<Interval> eigenvalues) {
                Interval trace = sum(eigenvalues);
                Interval entropy = Interval.ZERO;
                for (Interval eigenvalue : eigenvalues) {
                    entropy = entropy.plus(EnclosedFormula.of("-p*Log(p)", Map.of("p", eigenvalue.over(trace))));
                }
                return EnclosedFormula.of("Exp(h)", Map.of("h", entropy));
            }
        },
        ALL("rank") {
            @Override
            Interval of(List<Interval> eigenvalues) {
                return Interval.of(eigenvalues.size());
            }
        };

        private final String text;

        Convention(String text) {
            this.text = text;
        }

        abstract Interval of(List<Interval> eigenvalues);

        private static Interval sum(List<Interval> eigenvalues) {
            return eigenvalues.stream().reduce(Interval.ZERO, Interval::plus);
        }
    }

    private static Inequality ordered(String text, List<Kernel> kernels, List<Convention> order) {
        Map<Kernel, List<Interval>> spectra = new HashMap<>();
        List<Inequality.Case> cases = new ArrayList<>();
        for (Kernel kernel : kernels) {
            for (int i = 1; i < order.size(); i++) {
                Convention smaller = order.get(i - 1);
                Convention larger = order.get(i);
                cases.add(new Inequality.Case(
                        "%s <= %s, %s".formatted(smaller.text, larger.text, kernel.label()),
                        () -> smaller.of(spectrum(kernel, spectra)),
                        () -> larger.of(spectrum(kernel, spectra))));
            }
        }
        return new Inequality(text, cases);
    }

    private static List<Interval> spectrum(Kernel kernel, Map<Kernel, List<Interval>> spectra) {
        return spectra.computeIfAbsent(kernel, each -> {
            CertifiedSpectrum spectrum = CertifiedSpectrum.of(each.matrix().get());
            List<Interval> eigenvalues = new ArrayList<>();
            for (int k = 0; k < spectrum.size(); k++) {
                eigenvalues.add(spectrum.eigenvalue(k));
            }
            return eigenvalues;
        });
    }

    private static Claim chain() {
        List<Kernel> kernels = kernels();
        return Identities.holds(
                Loo2022.id("p9-c6-rank-chain"),
                Loo2022.derived("P9-C6", "Renyi entropies of orders infinity, 2, 1 and 0 decrease with their order"),
                "Three effective ranks are ordered",
                "tr/lambda_max <= (tr)^2/sum lambda^2 <= exp(-sum p log p) <= rank, p = lambda/tr: enclosed on three infinite-width kernels and three kernels of random networks.",
                List.of(Assumption.byConstruction("positive definite kernels, eigenvalues enclosed")),
                List.of(ordered("the chain of four ranks", kernels, List.of(Convention.values()))),
                List.of(
                        Identities.violated(
                                "entropy-below-participation",
                                ordered(
                                        "entropy rank <= participation ratio",
                                        kernels,
                                        List.of(Convention.ENTROPY, Convention.PARTICIPATION)),
                                0.1),
                        Identities.violated(
                                "participation-below-stable",
                                ordered(
                                        "participation ratio <= tr/lambda_max",
                                        kernels,
                                        List.of(Convention.PARTICIPATION, Convention.STABLE)),
                                0.05)));
    }

    private static Claim lower(Tier tier) {
        AdversarialDynamics experiment =
                new AdversarialDynamics(Loo2022.setting(Loo2022.SAMPLES, 0.1), Question.RANKS, List.of(0.02, 0.5));
        ExperimentDesign design = Trials.once("width m", Loo2022.WIDTH, experiment, tier.choose(100L, 300L, 1500L));
        return Identities.holds(
                        Loo2022.id("p9-c6-adversarial-rank-lower"),
                        Loo2022.reading(
                                "P9-C6",
                                "the comparison of effective ranks; which convention the paper has is not known"),
                        "Adversarial kernels have lower rank",
                        "At the end of training participation ratio and entropy rank of the kernel are both smaller after adversarial than after ordinary training: the smaller "
                                + "logarithm of both ratios exceeds 0.02 in the median.",
                        Loo2022.training(),
                        List.of(Trials.median(experiment.events().above(0.02), design)),
                        List.of(
                                Trials.notMedian(
                                        "roles-swapped", experiment.events().negative(), design),
                                Trials.notMedian("half", experiment.events().above(0.5), design)))
                .illustrated(Loo2022Figures.ranks());
    }
}
