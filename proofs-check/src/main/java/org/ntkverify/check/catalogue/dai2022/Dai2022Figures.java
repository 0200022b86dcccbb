package org.ntkverify.check.catalogue.dai2022;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.ntkverify.check.Illustration;
import org.ntkverify.check.Plot;
import org.ntkverify.check.Table;
import org.ntkverify.check.Table.Cell;
import org.ntkverify.numeric.experiment.PosteriorCurves;
import org.ntkverify.numeric.experiment.RegretStudy;
import org.ntkverify.numeric.experiment.RegretStudy.Method;
import org.ntkverify.numeric.gp.Regret;
import org.ntkverify.numeric.sample.RandomStreams;

/** Posterior samples against theory, and regret curves. */
final class Dai2022Figures {

    private static final long SEED = 20_220_610;

    private static final List<Method> METHODS =
            List.of(Method.POSTERIOR, Method.LINEAR_64, Method.LINEAR_8, Method.ENSEMBLE);

    private static final int RUNS = 100;

    private static final int ROUNDS = 6;

    private static final int BATCH = 5;

    private Dai2022Figures() {}

    static Illustration samples() {
        return new Illustration("posterior-samples", Dai2022Figures::curves);
    }

    static Illustration simpleRegret() {
        return new Illustration(
                "simple-regret",
                () -> regret(
                        "simple-regret",
                        "Simple regret in batches of 5, mean of %s functions",
                        // What is left in the end is a hundredth of what the first evaluation leaves.
                        Plot.Axis.logarithmic("simple regret"),
                        Regret::simple));
    }

    static Illustration cumulativeRegret() {
        return new Illustration(
                "cumulative-regret",
                () -> regret(
                        "cumulative-regret",
                        "Cumulative regret in batches of 5, mean of %s functions",
                        Plot.Axis.linear("cumulative regret"),
                        Regret::cumulative));
    }

    private static Table curves() {
        PosteriorCurves curves = PosteriorCurves.draw(SEED);
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < curves.count(); i++) {
            rows.add(List.of(
                    new Cell.Value(curves.angle(i)),
                    new Cell.Value(curves.mean(i)),
                    new Cell.Value(curves.mean(i) - 2 * curves.deviation(i)),
                    new Cell.Value(curves.mean(i) + 2 * curves.deviation(i)),
                    new Cell.Value(curves.sample(0, i)),
                    new Cell.Value(curves.sample(1, i)),
                    new Cell.Value(curves.sample(2, i)),
                    new Cell.Value(2 * curves.sampledDeviation(i)),
                    new Cell.Value(2 * curves.deviation(i))));
        }
        return new Table(
                        "posterior-samples",
                        "Networks of width %s trained on %s points, against their posterior; last columns: %s networks"
                                .formatted(curves.width(), curves.trainingCount(), curves.samples()),
                        List.of(
                                "angle",
                                "mean",
                                "low",
                                "high",
                                "sample 1",
                                "sample 2",
                                "sample 3",
                                "2 sd of samples",
                                "2 sd"),
                        rows)
                .plotted(new Plot(
                        Plot.Axis.linear("angle on the circle"),
                        Plot.Axis.linear("f"),
                        List.of(
                                Plot.Series.curve(
                                        "posterior mean, two standard deviations", "angle", "mean", "low", "high"),
                                Plot.Series.curve("trained network 1", "angle", "sample 1"),
                                Plot.Series.curve("trained network 2", "angle", "sample 2"),
                                Plot.Series.curve("trained network 3", "angle", "sample 3"))));
    }

    private static Table regret(
            String name, String caption, Plot.Axis axis, BiFunction<Regret, Integer, Double> quantity) {
        RegretStudy study = new RegretStudy(ROUNDS, BATCH);
        RandomStreams streams = RandomStreams.of(SEED, Dai2022.KEY, "regret curves");
        int evaluations = ROUNDS * BATCH;
        double[][] sums = new double[METHODS.size()][evaluations + 1];
        double[][] squares = new double[METHODS.size()][evaluations + 1];
        for (int run = 0; run < RUNS; run++) {
            double[] truth = study.truth(streams, run);
            for (int method = 0; method < METHODS.size(); method++) {
                Regret regret =
                        study.sampling(METHODS.get(method), streams, run).maximise(truth, streams, run);
                for (int q = 1; q <= evaluations; q++) {
                    double value = quantity.apply(regret, q);
                    sums[method][q] += value;
                    squares[method][q] += value * value;
                }
            }
        }
        List<String> columns = new ArrayList<>(List.of("q"));
        METHODS.forEach(method -> columns.add(method.text()));
        List<List<Cell>> rows = new ArrayList<>();
        for (int q = 1; q <= evaluations; q++) {
            List<Cell> row = new ArrayList<>(List.of(new Cell.Count(q)));
            for (int method = 0; method < METHODS.size(); method++) {
                double mean = sums[method][q] / RUNS;
                double variance = Math.max(0, squares[method][q] / RUNS - mean * mean);
                row.add(new Cell.Estimate(mean, Math.sqrt(variance / (RUNS - 1))));
            }
            rows.add(row);
        }
        return new Table(name, caption.formatted(RUNS), columns, rows)
                .plotted(new Plot(
                        Plot.Axis.linear("evaluations q"),
                        axis,
                        METHODS.stream()
                                .map(method -> Plot.Series.curve(method.text(), "q", method.text()))
                                .toList()));
    }
}
