package org.ntkverify.check.catalogue.loo2022;

import java.util.ArrayList;
import java.util.List;
import org.ntkverify.check.Illustration;
import org.ntkverify.check.Plot;
import org.ntkverify.check.Table;
import org.ntkverify.check.Table.Cell;
import org.ntkverify.numeric.adversarial.KernelPath;

/** What the headline figure shows, on one draw of the replica: kernels on their way through benign and adversarial training. */
final class Loo2022Figures {

    private static final long SEED = 20_221_021;

    private static final int LOOKS = 20;

    private Loo2022Figures() {}

    static Illustration distances() {
        return new Illustration("kernel-evolution", Loo2022Figures::table);
    }

    private static Table table() {
        List<List<Cell>> rows = new ArrayList<>();
        for (KernelPath point : KernelPath.of(Loo2022.setting(Loo2022.SAMPLES, 0.1), SEED, LOOKS)) {
            rows.add(List.of(
                    new Cell.Count(point.step()),
                    new Cell.Value(point.ordinary().left()),
                    new Cell.Value(point.adversarial().left()),
                    new Cell.Value(point.apart()),
                    new Cell.Value(point.apartCentred())));
        }
        return new Table(
                        "kernel-evolution",
                        "Cosine distance of the tangent kernel K_t to the last one of the same run, and of both runs to each other, in one draw.",
                        List.of("step", "ordinary", "adversarial", "apart", "apart, centred"),
                        rows)
                .plotted(new Plot(
                        Plot.Axis.linear("step t"),
                        Plot.Axis.linear("cosine distance"),
                        List.of(
                                Plot.Series.marks("ordinary training, to its end", "step", "ordinary"),
                                Plot.Series.marks("adversarial training, to its end", "step", "adversarial"),
                                Plot.Series.marks("between both", "step", "apart"),
                                Plot.Series.marks("between both, centred kernels", "step", "apart, centred"))));
    }

    static Illustration ranks() {
        return new Illustration("effective-ranks", Loo2022Figures::rankTable);
    }

    private static Table rankTable() {
        List<List<Cell>> rows = new ArrayList<>();
        for (KernelPath point : KernelPath.of(Loo2022.setting(Loo2022.SAMPLES, 0.1), SEED, LOOKS)) {
            rows.add(List.of(
                    new Cell.Count(point.step()),
                    new Cell.Value(point.ordinary().stable()),
                    new Cell.Value(point.ordinary().participation()),
                    new Cell.Value(point.ordinary().entropy()),
                    new Cell.Value(point.adversarial().stable()),
                    new Cell.Value(point.adversarial().participation()),
                    new Cell.Value(point.adversarial().entropy())));
        }
        return new Table(
                        "effective-ranks",
                        "Effective rank of K_t at 50 inputs in three conventions along one ordinary and one adversarial run.",
                        List.of(
                                "step",
                                "tr/lambda_max",
                                "participation",
                                "entropy",
                                "tr/lambda_max, adversarial",
                                "participation, adversarial",
                                "entropy, adversarial"),
                        rows)
                .plotted(new Plot(
                        Plot.Axis.linear("step t"),
                        Plot.Axis.linear("effective rank"),
                        List.of(
                                Plot.Series.marks("entropy rank", "step", "entropy"),
                                Plot.Series.marks("entropy rank, adversarial", "step", "entropy, adversarial"),
                                Plot.Series.marks("participation ratio", "step", "participation"),
                                Plot.Series.marks(
                                        "participation ratio, adversarial", "step", "participation, adversarial"))));
    }
}
