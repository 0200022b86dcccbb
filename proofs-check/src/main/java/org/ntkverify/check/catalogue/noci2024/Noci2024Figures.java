package org.ntkverify.check.catalogue.noci2024;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ntkverify.check.Illustration;
import org.ntkverify.check.Plot;
import org.ntkverify.check.Table;
import org.ntkverify.check.Table.Cell;
import org.ntkverify.numeric.landscape.LearningRates;
import org.ntkverify.numeric.landscape.SharpnessCurve;
import org.ntkverify.symbolic.Parameterization;

/** The headline figures of [NMHO24], our reading, at small scale: sharpness along training by width, and learning rates over widths. */
final class Noci2024Figures {

    private static final int EVERY = 5;

    private static final int NETWORKS = 4;

    private Noci2024Figures() {}

    /** Sharpness by width in both parameterisations. */
    static Illustration trajectories() {
        return new Illustration("sharpness-by-width", () -> {
            Map<String, List<Double>> curves = new TreeMap<>();
            for (int width : List.of(32, 128)) {
                curves.put("muP, N = " + width, SharpnessCurve.of(Parameterization.MUP, width, 1, 100, EVERY));
                curves.put("NTK, N = " + width, SharpnessCurve.of(Parameterization.NTK, width, 1, 100, EVERY));
            }
            return curves(
                    "sharpness-by-width",
                    "Sharpness along training by width, eta_0 = 1, one network each.",
                    curves,
                    List.of());
        });
    }

    /** Sharpness at several rates, with their thresholds. */
    static Illustration edge() {
        return new Illustration("edge-of-stability", () -> {
            Map<String, List<Double>> curves = new TreeMap<>();
            for (int width : List.of(32, 128)) {
                curves.put("eta_0 = 4, N = " + width, SharpnessCurve.of(Parameterization.MUP, width, 4, 100, EVERY));
                curves.put("eta_0 = 6, N = " + width, SharpnessCurve.of(Parameterization.MUP, width, 6, 100, EVERY));
            }
            return curves(
                    "edge-of-stability",
                    "Sharpness along training in maximal update, one network each; dashed: 2/eta_0.",
                    curves,
                    List.of(new Plot.Level("2/4", 0.5), new Plot.Level("2/6", 1.0 / 3)));
        });
    }

    private static Table curves(
            String name, String caption, Map<String, List<Double>> curves, List<Plot.Level> levels) {
        List<String> columns = new ArrayList<>(List.of("step"));
        columns.addAll(curves.keySet());
        List<List<Cell>> rows = new ArrayList<>();
        int points = curves.values().iterator().next().size();
        for (int k = 0; k < points; k++) {
            List<Cell> row = new ArrayList<>(List.of(new Cell.Count((long) k * EVERY)));
            for (List<Double> curve : curves.values()) {
                row.add(new Cell.Value(curve.get(k)));
            }
            rows.add(row);
        }
        Plot plot = new Plot(
                Plot.Axis.linear("step t"),
                Plot.Axis.linear("gamma^(2) lambda_max(H)"),
                curves.keySet().stream()
                        .map(label -> Plot.Series.curve(label, "step", label))
                        .toList());
        return new Table(name, caption, columns, rows).plotted(plot.with(levels.toArray(new Plot.Level[0])));
    }

    /** The best rate over widths, geometric mean of a few networks, in three parameterisations. */
    static Illustration bestRates(int steps) {
        Map<String, Parameterization> series = new TreeMap<>(Map.of(
                "muP", Parameterization.MUP, "NTK", Parameterization.NTK, "standard", Parameterization.STANDARD));
        return new Illustration("best-rate-by-width", () -> {
            List<List<Cell>> rows = new ArrayList<>();
            for (int width : List.of(16, 32, 64, 128)) {
                List<Cell> row = new ArrayList<>(List.of(new Cell.Count(width)));
                for (Parameterization parameterization : series.values()) {
                    row.add(new Cell.Value(geometricMean(parameterization, width, steps)));
                }
                rows.add(row);
            }
            List<String> columns = new ArrayList<>(List.of("width"));
            columns.addAll(series.keySet());
            return new Table(
                            "best-rate-by-width",
                            "Best eta_0 for %s steps, geometric mean of %s networks. NTK scaling is shown only: at this scale it nearly transfers too."
                                    .formatted(steps, NETWORKS),
                            columns,
                            rows)
                    .plotted(new Plot(
                            Plot.Axis.logarithmic("width N"),
                            Plot.Axis.logarithmic("best eta_0"),
                            series.keySet().stream()
                                    .map(label -> Plot.Series.curve(label, "width", label))
                                    .toList()));
        });
    }

    private static double geometricMean(Parameterization parameterization, int width, int steps) {
        double sum = 0;
        for (int draw = 0; draw < NETWORKS; draw++) {
            sum += Math.log(LearningRates.best(parameterization, width, steps, draw));
        }
        return Math.exp(sum / NETWORKS);
    }
}
