package org.ntkverify.check.catalogue.wu2022;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ntkverify.check.Illustration;
import org.ntkverify.check.Plot;
import org.ntkverify.check.Table;
import org.ntkverify.check.Table.Cell;
import org.ntkverify.numeric.arithmetic.DecimalIntervalArithmetic;
import org.ntkverify.symbolic.ProductVariant;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.series.ProductKernelSpectrum;

/** Mercer eigenvalues of product kernels against the degree of the harmonics, in the dimension of the released experiment. */
final class Wu2022Figures {

    private static final int DIMENSION = 10;

    private static final int LAST = 12;

    private static final List<Integer> DEGREES = List.of(1, 3, 6, 9);

    /** Exact numbers are differences of large ones. */
    private static final int DIGITS = 60;

    private Wu2022Figures() {}

    static Illustration spectrum() {
        return new Illustration("eigenvalues-by-degree", Wu2022Figures::table);
    }

    private static Table table() {
        List<String> names = DEGREES.stream().map("N = %s"::formatted).toList();
        List<List<Cell>> rows = new ArrayList<>();
        for (int k = 0; k <= LAST; k++) {
            List<Cell> row = new ArrayList<>(List.of(new Cell.Count(k)));
            for (int degree : DEGREES) {
                row.add(new Cell.Value(ratio(degree, k)));
            }
            rows.add(row);
        }
        List<String> columns = new ArrayList<>(List.of("k"));
        columns.addAll(names);
        return new Table(
                        "eigenvalues-by-degree",
                        "Mercer eigenvalues mu_k/mu_0 of plain product kernels of degree N on the sphere of R^%s."
                                .formatted(DIMENSION),
                        columns,
                        rows)
                .plotted(new Plot(
                        Plot.Axis.linear("degree k of the harmonics"),
                        Plot.Axis.logarithmic("mu_k / mu_0"),
                        names.stream()
                                .map(name -> Plot.Series.marks(name, "k", name))
                                .toList()));
    }

    private static double ratio(int degree, int k) {
        Expression over = ProductKernelSpectrum.eigenvalue(degree, ProductVariant.PLAIN, k, DIMENSION)
                .over(ProductKernelSpectrum.eigenvalue(degree, ProductVariant.PLAIN, 0, DIMENSION));
        return over.evaluate(DecimalIntervalArithmetic.ofDigits(DIGITS), Map.of())
                .toInterval()
                .midpoint();
    }
}
