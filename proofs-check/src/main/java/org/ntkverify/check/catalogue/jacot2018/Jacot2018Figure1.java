package org.ntkverify.check.catalogue.jacot2018;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ntkverify.check.Illustration;
import org.ntkverify.check.Plot;
import org.ntkverify.check.Table;
import org.ntkverify.check.Table.Cell;
import org.ntkverify.check.pattern.LimitKernels;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.numeric.sample.Moments;
import org.ntkverify.numeric.sample.Observable;
import org.ntkverify.numeric.sample.SamplePlan;
import org.ntkverify.numeric.sample.SamplerKind;
import org.ntkverify.numeric.sample.Sampling;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.expression.Expression;

/**
 * Figure 1 of [JGH18] at initialisation: the kernel between x_0 = (1, 0) and a point at angle gamma, of 10 networks of each of two widths, and in
 * the limit.
 */
final class Jacot2018Figure1 {

    static final String NAME = "figure-1";

    /** Angles are multiples of pi over this number. */
    private static final int STEPS = 12;

    private static final int NETWORKS = 10;

    private static final int NARROW = 500;

    private static final int WIDE = 10_000;

    private static final Architecture NETWORK = Jacot2018.relu(3, Jacot2018.BETA);

    private Jacot2018Figure1() {}

    static Illustration illustration() {
        return new Illustration(NAME, Jacot2018Figure1::table);
    }

    private static Expression angle(int k) {
        return Expression.PI.times(k).over(STEPS);
    }

    private static Table table() {
        Inputs inputs = Inputs.onCircle(IntStream.rangeClosed(-STEPS, STEPS)
                .mapToObj(Jacot2018Figure1::angle)
                .toList());
        LimitKernels limit = LimitKernels.of(NETWORK, inputs);
        Moments narrow = draw(inputs, NARROW);
        Moments wide = draw(inputs, WIDE);
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < inputs.count(); i++) {
            rows.add(List.of(
                    new Cell.Value(Math.PI * (i - STEPS) / STEPS),
                    new Cell.Value(limit.ntk(STEPS, i)),
                    new Cell.Value(narrow.mean(i)),
                    end(narrow, i, -1),
                    end(narrow, i, 1),
                    new Cell.Value(wide.mean(i)),
                    end(wide, i, -1),
                    end(wide, i, 1)));
        }
        return new Table(
                        NAME,
                        "Theta^(4)(x_0, x) on the circle at initialisation, as in figure 1; %s networks each, seed 0."
                                .formatted(NETWORKS),
                        List.of("gamma", "limit", "n=500", "low", "high", "n=10000", "low of 10000", "high of 10000"),
                        rows)
                .plotted(new Plot(
                        Plot.Axis.linear("angle gamma"),
                        Plot.Axis.linear("Theta"),
                        List.of(
                                Plot.Series.guide("limit", "gamma", "limit"),
                                Plot.Series.curve(
                                        "n = 10000, mean \u00b1 2 deviations",
                                        "gamma",
                                        "n=10000",
                                        "low of 10000",
                                        "high of 10000"),
                                Plot.Series.curve(
                                        "n = 500, mean \u00b1 2 deviations", "gamma", "n=500", "low", "high"))));
    }

    /** Deviations are those of one network, because the figure shows networks. */
    private static Cell end(Moments moments, int component, int side) {
        return new Cell.Value(moments.mean(component) + side * 2 * Math.sqrt(moments.variance(component)));
    }

    private static Moments draw(Inputs inputs, int width) {
        Observable row = Observable.of(
                IntStream.range(0, inputs.count())
                        .mapToObj("theta[x_0,%s]"::formatted)
                        .toList(),
                (draw, target) -> {
                    for (int i = 0; i < target.length; i++) {
                        target[i] = draw.theta(STEPS, i);
                    }
                });
        SamplePlan plan = new SamplePlan(
                0,
                Jacot2018.KEY + "/" + NAME,
                NETWORK.text(),
                SamplerKind.CONDITIONED,
                new FiniteNetwork(NETWORK, inputs, List.of(width, width, width)),
                row,
                0,
                NETWORKS);
        return Sampling.run(plan, new LocalDrawEngine(1), Progress.SILENT);
    }
}
