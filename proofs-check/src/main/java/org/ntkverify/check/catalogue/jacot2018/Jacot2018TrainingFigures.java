package org.ntkverify.check.catalogue.jacot2018;

import java.util.ArrayList;
import java.util.List;
import org.ntkverify.check.Illustration;
import org.ntkverify.check.Plot;
import org.ntkverify.check.Table;
import org.ntkverify.check.Table.Cell;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.experiment.ComponentDecay;
import org.ntkverify.numeric.experiment.KernelDrift;
import org.ntkverify.numeric.sample.ExperimentPlan;
import org.ntkverify.numeric.sample.Moments;
import org.ntkverify.numeric.sample.RandomStreams;

/** Training of networks of several widths against the limit; figures 1 and 3 of [JGH18] are about this. */
final class Jacot2018TrainingFigures {

    private static final String DECAY = "component-decay";

    private static final String DRIFT = "kernel-drift";

    /** Networks for each width. */
    private static final int NETWORKS = 10;

    private static final int NARROW = 64;

    private static final int WIDE = 512;

    private Jacot2018TrainingFigures() {}

    /** The component along f^(2), and what is orthogonal to it, as in figure 3. */
    static Illustration componentDecay() {
        return new Illustration(DECAY, () -> {
            Course narrow = course(NARROW);
            Course wide = course(WIDE);
            List<List<Cell>> rows = new ArrayList<>();
            for (int step = 0; step < narrow.limit().size(); step++) {
                rows.add(List.of(
                        new Cell.Count(step),
                        new Cell.Value(narrow.limit().get(step)),
                        new Cell.Value(narrow.along().get(step)),
                        new Cell.Value(narrow.across().get(step)),
                        new Cell.Value(wide.along().get(step)),
                        new Cell.Value(wide.across().get(step))));
            }
            List<String> columns = List.of("step", "limit", "n=64", "orthogonal of 64", "n=512", "orthogonal of 512");
            return new Table(
                            DECAY,
                            "Residual along f^(2) and root mean square of what is orthogonal to it, %s networks each, seed 0, as in figure 3."
                                    .formatted(NETWORKS),
                            columns,
                            rows)
                    .plotted(new Plot(
                            Plot.Axis.linear("step"),
                            Plot.Axis.linear("residual"),
                            List.of(
                                    Plot.Series.guide("limit", "step", "limit"),
                                    Plot.Series.curve("n = 512, along f^(2)", "step", "n=512"),
                                    Plot.Series.curve("n = 64, along f^(2)", "step", "n=64"),
                                    Plot.Series.curve("n = 512, orthogonal", "step", "orthogonal of 512"),
                                    Plot.Series.curve("n = 64, orthogonal", "step", "orthogonal of 64"))));
        });
    }

    private record Course(List<Double> limit, List<Double> along, List<Double> across) {}

    private static Course course(int width) {
        ComponentDecay experiment = Jacot2018LazyTraining.decay(width, 1);
        ComponentDecay.Run run = experiment.newRun(RandomStreams.of(0, Jacot2018.KEY + "/" + DECAY, experiment.text()));
        double[] start = run.start();
        double[] decay = run.decay();
        double[] along = new double[decay.length];
        double[] square = new double[decay.length];
        for (int index = 0; index < NETWORKS; index++) {
            run.follow(index, (step, residual) -> {
                double part = dot(residual, start) / dot(start, start);
                along[step] += 0.5 * part / NETWORKS;
                square[step] +=
                        (dot(residual, residual) - part * part * dot(start, start)) / (residual.length * NETWORKS);
            });
        }
        List<Double> limit = new ArrayList<>();
        List<Double> parallel = new ArrayList<>();
        List<Double> across = new ArrayList<>();
        for (int step = 0; step < decay.length; step++) {
            limit.add(0.5 * decay[step]);
            parallel.add(along[step]);
            across.add(Math.sqrt(Math.max(square[step], 0)));
        }
        return new Course(limit, parallel, across);
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    /** Relative change of the kernel against the width, in NTK parameterisation and in maximal update. */
    static Illustration kernelDrift() {
        return new Illustration(DRIFT, () -> {
            List<List<Cell>> rows = new ArrayList<>();
            for (int width : List.of(32, 64, 128, 256, 512)) {
                rows.add(List.of(
                        new Cell.Count(width),
                        change(Jacot2018LazyTraining.drift(width)),
                        change(Jacot2018LazyTraining.featureLearning(width))));
            }
            return new Table(
                            DRIFT,
                            "Geometric mean of |Theta_t - Theta_0|/|Theta_0| of %s networks each, seed 0."
                                    .formatted(NETWORKS),
                            List.of("width", "NTK parameterisation", "maximal update"),
                            rows)
                    .plotted(new Plot(
                            Plot.Axis.logarithmic("width n"),
                            Plot.Axis.logarithmic("relative change of the kernel"),
                            List.of(
                                    Plot.Series.marks("NTK parameterisation", "width", "NTK parameterisation"),
                                    Plot.Series.marks("maximal update", "width", "maximal update"))));
        });
    }

    private static Cell change(KernelDrift experiment) {
        Moments moments = new ExperimentPlan(0, Jacot2018.KEY + "/" + DRIFT, experiment, 0, NETWORKS)
                .run(new LocalDrawEngine(1), Progress.SILENT);
        double mean = Math.exp(moments.mean(0));
        return new Cell.Estimate(mean, mean * Math.sqrt(moments.variance(0) / NETWORKS));
    }
}
