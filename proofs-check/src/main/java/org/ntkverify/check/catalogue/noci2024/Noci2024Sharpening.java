package org.ntkverify.check.catalogue.noci2024;

import java.util.List;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.Tier;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.check.pattern.Trials;
import org.ntkverify.numeric.landscape.DepthSharpness;
import org.ntkverify.numeric.landscape.EdgeOfStability;
import org.ntkverify.numeric.landscape.SharpnessGrowth;
import org.ntkverify.symbolic.Parameterization;

/** Notes P1-5, P1-6 and P1-8: how sharpness along training depends on width and depth. */
final class Noci2024Sharpening {

    private Noci2024Sharpening() {}

    static List<Claim> claims(Tier tier) {
        return List.of(sharpening(tier), edge(tier), depth(tier));
    }

    private static Claim sharpening(Tier tier) {
        ExperimentDesign maximal = growth(tier, Parameterization.MUP, 180);
        ExperimentDesign ntk = growth(tier, Parameterization.NTK, 690);
        return Identities.holds(
                        Noci2024.id("p1-5-progressive-sharpening"),
                        Noci2024.reading(
                                "P1-5",
                                "sharpness curves coincide over widths in maximal update; in NTK scaling sharpening vanishes"),
                        "Sharpening: muP always, NTK fades",
                        "From width N to 4 N the increase of sharpness over 100 steps changes by a factor between 2/3 and 3/2 in maximal update, and falls to between 1/8 and 0.58 of what it was "
                                + "in NTK parameterisation, where 1/N would give 1/4; in at least 80 % of pairs of networks.",
                        Noci2024.task("one hidden layer, eta_0 = 1; independent starts at N and 4 N"),
                        List.of(
                                Noci2024.nearlyAlways(SharpnessGrowth.SAME, maximal),
                                Noci2024.nearlyAlways(SharpnessGrowth.FADES, ntk)),
                        List.of(
                                Noci2024.fails("ntk-sharpens-at-every-width", SharpnessGrowth.SAME, ntk),
                                Noci2024.fails("ntk-fades-slowly", SharpnessGrowth.STAYS, ntk),
                                Noci2024.fails("mup-fades-too", SharpnessGrowth.FADES, maximal)))
                .illustrated(Noci2024Figures.trajectories());
    }

    private static ExperimentDesign growth(Tier tier, Parameterization parameterization, long draws) {
        return Trials.sizes(
                "width N",
                tier.choose(List.of(16), List.of(16, 64), List.of(16, 64, 256)),
                draws,
                n -> new SharpnessGrowth(parameterization, n, 1, 100));
    }

    private static Claim edge(Tier tier) {
        ExperimentDesign first = edge(tier, 4);
        ExperimentDesign second = edge(tier, 6);
        return Identities.holds(
                        Noci2024.id("p1-6-edge-of-stability"),
                        Noci2024.reading("P1-6", "sharpness rises to 2/eta at every width in maximal update"),
                        "Edge of stability at every width",
                        "Where 2/eta_0 is below the sharpness that small steps end at, sharpness settles at or just below 2/eta_0 at every width: 0.8 <= eta_0 S/2 <= 1.1 in at least 80 % of "
                                + "the networks, for eta_0 = 4 and 6.",
                        Noci2024.task("one hidden layer, maximal update, 200 steps; small steps end at S of about 1.2"),
                        List.of(
                                Noci2024.nearlyAlways(EdgeOfStability.AT, first),
                                Noci2024.nearlyAlways(EdgeOfStability.AT, second)),
                        List.of(
                                Noci2024.fails("small-steps-too", EdgeOfStability.AT, edge(tier, 1)),
                                Noci2024.fails("as-for-small-steps", EdgeOfStability.ABOVE, first),
                                Noci2024.fails("stays-below", EdgeOfStability.BELOW, second)))
                .illustrated(Noci2024Figures.edge());
    }

    private static ExperimentDesign edge(Tier tier, int rate) {
        return Trials.sizes(
                "width N",
                tier.choose(List.of(16, 32), List.of(32, 128), List.of(32, 128, 512)),
                tier.choose(130L, 130L, 200L),
                n -> new EdgeOfStability(n, rate, 200));
    }

    private static Claim depth(Tier tier) {
        ExperimentDesign scaled = depths(tier, true);
        ExperimentDesign plain = depths(tier, false);
        return Identities.holds(
                Noci2024.id("p1-8-depth"),
                Noci2024.reading(
                        "P1-8", "residual branches times L^(-1/2), one layer each, give depth-independent sharpness"),
                "Depth: branches need L^(-1/2)",
                "Residual network with L blocks of one layer in maximal update: with branches times L^(-1/2) the initial sharpness in the unit of the learning rate is between 0.28 and 0.75 "
                        + "at every depth, in at least 80 % of the networks. Constants of this task.",
                Noci2024.task("width %s; L from 2 on".formatted(width(tier))),
                List.of(Noci2024.nearlyAlways(DepthSharpness.SAME, scaled)),
                List.of(
                        Noci2024.fails("unscaled-branches", DepthSharpness.SAME, plain),
                        Noci2024.fails("grows-like-the-root", DepthSharpness.ROOT, scaled)));
    }

    private static ExperimentDesign depths(Tier tier, boolean scaled) {
        int width = width(tier);
        return Trials.sizes(
                "branches L",
                tier.choose(List.of(2, 8), List.of(2, 8, 32), List.of(2, 8, 32)),
                tier.choose(170L, 170L, 200L),
                branches -> new DepthSharpness(branches, width, scaled));
    }

    private static int width(Tier tier) {
        return tier.choose(32, 32, 64);
    }
}
