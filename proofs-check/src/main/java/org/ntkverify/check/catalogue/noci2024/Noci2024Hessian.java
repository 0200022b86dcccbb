package org.ntkverify.check.catalogue.noci2024;

import java.util.List;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.Tier;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.check.pattern.Trials;
import org.ntkverify.numeric.landscape.CurvatureTrace;
import org.ntkverify.numeric.landscape.FrozenCurvature;
import org.ntkverify.numeric.landscape.HessianSplit;

/** Notes P1-1, P1-9 (trace) and P1-10: the parts of the Hessian. */
final class Noci2024Hessian {

    private Noci2024Hessian() {}

    static List<Claim> claims(Tier tier) {
        return List.of(split(tier), spectrum(tier), frozen(tier), trace(tier));
    }

    private static ExperimentDesign splits(Tier tier) {
        return Trials.sizes("width N", List.of(4, 8), tier.choose(320L, 400L, 1000L), n -> new HessianSplit(n, SHIFT));
    }

    /** Relative error of 1/n that the comparison of spectra must see. */
    private static final double SHIFT = 1e-9;

    private static Claim split(Tier tier) {
        ExperimentDesign design = splits(tier);
        return Identities.holds(
                Noci2024.id("p1-1-gauss-newton-split"),
                Noci2024.reading("P1-1", "H = G + R; the identity is the chain rule"),
                "Hessian = Gauss-Newton + residual",
                "H v = G v + R v, G = J^T J/n, R = (1/n) sum_i (f(x_i) - y_i) Hess f(x_i): differences of gradients along a random unit vector agree to 1e-10.",
                Noci2024.task("one hidden layer of width 4 and 8, NTK parameterisation, at random weights"),
                List.of(Noci2024.identity(HessianSplit.SPLIT, design)),
                List.of(
                        Noci2024.falseIdentity("gauss-newton-alone", HessianSplit.ALONE, design),
                        Noci2024.falseIdentity("other-sign", HessianSplit.OTHER_SIGN, design),
                        Noci2024.falseIdentity("residual-nearly-right", HessianSplit.NEARLY_SPLIT, design)));
    }

    private static Claim spectrum(Tier tier) {
        ExperimentDesign design = splits(tier);
        return Identities.holds(
                Noci2024.id("p1-1-spectrum-of-g"),
                Noci2024.reading("P1-1", "G and the kernel share their nonzero eigenvalues; squared loss"),
                "G has the spectrum of Theta/n",
                "The eigenvalues of G = J^T J/n are those of Theta/n, Theta = J J^T, and zeros, to 1e-10 of the largest.",
                Noci2024.task("one hidden layer of width 4 and 8, NTK parameterisation, at random weights"),
                List.of(Noci2024.identity(HessianSplit.SPECTRUM, design)),
                List.of(
                        Noci2024.falseIdentity("without-the-mean", HessianSplit.UNSCALED, design),
                        Noci2024.falseIdentity("mean-off-by-1e-9", HessianSplit.OTHER_FACTOR, design),
                        Noci2024.falseIdentity("spectrum-nearly-right", HessianSplit.NEARLY_SPECTRUM, design)));
    }

    private static Claim frozen(Tier tier) {
        ExperimentDesign design = Trials.sizes(
                "width N", List.of(8, 16), tier.choose(320L, 400L, 1000L), n -> new FrozenCurvature(n, 1, 50));
        return Identities.holds(
                Noci2024.id("p1-10-frozen-features"),
                Noci2024.derived("P1-10", "f is linear in the readout; the paper's ablation with random features"),
                "Random features: constant Hessian",
                "If only the readout is trained, the Hessian with respect to it does not change in 50 steps, to 1e-12: no feature learning, no sharpening.",
                Noci2024.task("one hidden layer of width 8 and 16, maximal update, eta_0 = 1"),
                List.of(Noci2024.identity(FrozenCurvature.READOUT, design)),
                List.of(
                        Noci2024.falseIdentity("hidden-layer-trained", FrozenCurvature.HIDDEN, design),
                        Noci2024.falseIdentity("all-layers-trained", FrozenCurvature.ALL, design),
                        Noci2024.falseIdentity("features-nearly-frozen", FrozenCurvature.NUDGED, design)));
    }

    private static Claim trace(Tier tier) {
        ExperimentDesign start = traces(tier, 0);
        ExperimentDesign during = traces(tier, 10);
        return Identities.holds(
                Noci2024.id("p1-9-hessian-trace"),
                Noci2024.reading("P1-9", "the trace of the Hessian depends on the width at the start; parts derived"),
                "Hessian trace: only R sees the width",
                "At the start gamma^2 Tr G is between 0.6 and 1.6 at every width N, gamma^2 |Tr R| at most 0.3 sqrt(N), a random sum over neurons; after 10 steps readout and features "
                        + "are aligned and gamma^2 Tr R is between 0.08 N and 0.22 N; in at least 80 % of the networks. Tr R carries f - y: this dependence on the width ends with "
                        + "the loss. Constants of this task.",
                Noci2024.task("one hidden layer, maximal update, eta_0 = 1"),
                List.of(
                        Noci2024.nearlyAlways(CurvatureTrace.KERNEL, start),
                        Noci2024.nearlyAlways(CurvatureTrace.RANDOM, start),
                        Noci2024.nearlyAlways(CurvatureTrace.ALIGNED, during)),
                List.of(
                        Noci2024.fails("aligned-at-the-start", CurvatureTrace.ALIGNED, start),
                        Noci2024.fails("never-aligned", CurvatureTrace.RANDOM, during)));
    }

    private static ExperimentDesign traces(Tier tier, int steps) {
        return Trials.sizes(
                "width N",
                tier.choose(List.of(32, 128), List.of(32, 128, 512), List.of(32, 128, 512, 2048)),
                tier.choose(200L, 400L, 1000L),
                n -> new CurvatureTrace(n, 1, steps));
    }
}
