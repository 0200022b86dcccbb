package org.ntkverify.check.catalogue.chen2020;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.Illustration;
import org.ntkverify.check.Plot;
import org.ntkverify.check.Table;
import org.ntkverify.check.Table.Cell;
import org.ntkverify.check.Tier;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.check.pattern.Trials;
import org.ntkverify.numeric.label.TwoLabelEvents;
import org.ntkverify.numeric.label.TwoLabelGain;
import org.ntkverify.numeric.label.TwoLabelSystems;
import org.ntkverify.numeric.label.TwoLabelSystems.Changes;
import org.ntkverify.numeric.label.TwoLabelSystems.Pairs;
import org.ntkverify.numeric.sample.RandomStreams;

/** Note P7-C7: the same points with two label systems. */
final class Chen2020LabelSystems {

    private static final String FIGURE = "similarity-during-training";

    /** Networks averaged in the figure. */
    private static final int NETWORKS = 20;

    private static final int WIDTH = 64;

    private Chen2020LabelSystems() {}

    static List<Claim> claims(Tier tier) {
        List<Claim> claims = new ArrayList<>(List.of(trained(tier)));
        if (tier != Tier.SMOKE) {
            claims.add(rate(tier));
        }
        return claims;
    }

    private static List<Assumption> assumptions() {
        return List.of(
                Assumption.byConstruction(
                        "clusters A1, A2, B1, B2 of two points in R^10, drawn afresh; tanh, f - f_0 trained"),
                Assumption.byConstruction("250 steps of gradient descent with rate 0.35, averages over y and -y"));
    }

    private static Claim trained(Tier tier) {
        double delta = 0.15;
        ExperimentDesign design = Trials.sizes(
                "width m",
                tier.choose(List.of(WIDTH), List.of(WIDTH, 128), List.of(WIDTH, 128, 256)),
                250,
                TwoLabelEvents::new);
        return Identities.holds(
                        Chen2020.id("p7-c7-two-label-systems"),
                        Chen2020.found("P7-C7", "figure of the paper with two label systems, at small scale"),
                        "Similarity follows the trained labels",
                        "Points A1, A2, B1, B2 labelled A against B or 1 against 2: the normalised tangent kernel grows more between points equal under the trained "
                                + "labels only than between points equal under the other labels only, for both systems, in all but 15 % of networks.",
                        assumptions(),
                        List.of(Trials.nearlyAlways(TwoLabelEvents.TRAINED, design, delta)),
                        List.of(
                                Trials.fails("by-one-over-m", TwoLabelEvents.LARGE, design, delta, 0.2),
                                Trials.fails("other-labels", TwoLabelEvents.OTHERS, design, delta, 0.5),
                                Trials.fails("all-near-pairs", TwoLabelEvents.ALL, design, delta, 0.5)))
                .illustrated(new Illustration(FIGURE, Chen2020LabelSystems::figure));
    }

    private static Claim rate(Tier tier) {
        double delta = 0.2;
        ExperimentDesign design =
                Trials.sizes("width m", tier == Tier.STANDARD ? List.of(16) : List.of(16, 32), 360, TwoLabelGain::new);
        return Identities.holds(
                Chen2020.id("p7-c7-gain-rate"),
                Chen2020.derived("P7-C7", "the label-aware part of the kernel is of order 1/m"),
                "The gain of similarity falls like 1/m",
                "From width m to 8 m, on the same points, the gain of similarity where the trained labels agree over where the other labels agree, averaged over 4 networks, falls by a "
                        + "factor 4.6 to 12.1 (1/m: 8) in at least 80 % of the draws: the infinitely wide network does not see labels.",
                assumptions(),
                List.of(Trials.nearlyAlways(TwoLabelGain.INVERSE, design, delta)),
                List.of(
                        Trials.fails("square-root", TwoLabelGain.SQUARE_ROOT, design, delta, 0.5),
                        Trials.fails("square", TwoLabelGain.SQUARE, design, delta, 0.5)));
    }

    private static Table figure() {
        List<Integer> times =
                IntStream.rangeClosed(0, 25).map(k -> 10 * k).boxed().toList();
        RandomStreams streams = RandomStreams.of(1, Chen2020.KEY, FIGURE);
        TwoLabelSystems systems = new TwoLabelSystems(WIDTH);
        List<Changes> networks = IntStream.range(0, NETWORKS)
                .mapToObj(draw -> systems.train(streams, draw, 1, times))
                .toList();
        List<List<Cell>> rows = new ArrayList<>();
        for (int at = 0; at < times.size(); at++) {
            rows.add(List.of(
                    new Cell.Count(times.get(at)),
                    mean(networks, at, Pairs.FIRST_ONLY),
                    mean(networks, at, Pairs.SECOND_ONLY),
                    mean(networks, at, Pairs.NEITHER)));
        }
        return new Table(
                        FIGURE,
                        "m times the change of the normalised tangent kernel while A is told from B, by kind of pairs; %s networks of width %s."
                                .formatted(NETWORKS, WIDTH),
                        List.of("step", "same letter", "same number", "neither"),
                        rows)
                .plotted(new Plot(
                        Plot.Axis.linear("step of gradient descent"),
                        Plot.Axis.linear("m x change of similarity"),
                        List.of(
                                Plot.Series.curve("same letter, other number", "step", "same letter"),
                                Plot.Series.curve("same number, other letter", "step", "same number"),
                                Plot.Series.curve("neither", "step", "neither"))));
    }

    private static Cell mean(List<Changes> networks, int time, Pairs pairs) {
        return new Cell.Value(networks.stream()
                .mapToDouble(changes -> changes.at(time, pairs))
                .average()
                .orElseThrow());
    }
}
