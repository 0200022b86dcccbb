/**
 * Plots as SVG: small, self-contained, readable in print, in dark mode and by screen readers.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * import java.util.List;
 * import org.ntkverify.check.Plot;
 * import org.ntkverify.check.Table;
 *
 * List<Table.Cell> row = List.of(new Table.Cell.Count(128), new Table.Cell.Estimate(0.60903, 0.0003));
 * Table table = new Table("deviation", "Deviation.", List.of("width", "deviation"), List.of(row));
 * Plot plot = new Plot(
 *         Plot.Axis.logarithmic("width"),
 *         Plot.Axis.linear("deviation"),
 *         List.of(Plot.Series.marks("samples", "width", "deviation")));
 * String svg = TablePlot.render(table.plotted(plot)).orElseThrow();
 * boolean holds = svg.startsWith("<svg") && svg.contains("samples");
 * }</pre>
 */
@NullMarked
package org.ntkverify.report.plot;

import org.jspecify.annotations.NullMarked;
