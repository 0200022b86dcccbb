/**
 * Tables for papers: floats with {@code booktabs} rules that compile as they are.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * import java.util.List;
 * import java.util.Map;
 * import org.ntkverify.check.Table;
 *
 * List<Table.Cell> row = List.of(new Table.Cell.Count(128), new Table.Cell.Estimate(0.60903, 0.0003));
 * Table table = new Table("deviation", "Deviation.", List.of("width", "deviation"), List.of(row));
 * String latex = TablesTex.table(table, "ReLU", "deviation", Map.of("seed", "7"));
 * boolean holds = latex.contains("\\toprule") && latex.contains(".6090(3)");
 * }</pre>
 */
@NullMarked
package org.ntkverify.report.latex;

import org.jspecify.annotations.NullMarked;
