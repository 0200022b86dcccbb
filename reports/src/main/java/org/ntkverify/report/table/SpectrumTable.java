package org.ntkverify.report.table;

import java.util.ArrayList;
import java.util.List;
import org.ntkverify.check.KernelEstimate;
import org.ntkverify.check.Table;
import org.ntkverify.check.Table.Cell;

/** Spectra of sampled kernels as a table. */
public final class SpectrumTable {

    private static final double PLACES = 1e4;

    private SpectrumTable() {}

    /** Returns a row for each statistic. */
    public static Table of(KernelEstimate estimate) {
        List<List<Cell>> rows = new ArrayList<>();
        for (KernelEstimate.Statistic statistic : estimate.spectrum()) {
            rows.add(List.of(
                    new Cell.Text(statistic.name()),
                    new Cell.Estimate(statistic.mean(), statistic.standardError()),
                    new Cell.Value(statistic.deviation()),
                    new Cell.Value(rounded(statistic.skewness())),
                    new Cell.Value(rounded(statistic.excessKurtosis()))));
        }
        return new Table(
                "spectrum",
                "%s of %s on %s, width %s: spectrum of %s random networks."
                        .formatted(
                                estimate.kernel().equals("ntk") ? "NTK" : "NNGP",
                                estimate.network(),
                                estimate.inputs(),
                                estimate.width(),
                                estimate.draws()),
                List.of("statistic", "mean", "deviation", "skewness", "excess kurtosis"),
                rows);
    }

    /** Sample shapes are not known to more places. */
    private static double rounded(double shape) {
        return Math.round(shape * PLACES) / PLACES;
    }
}
