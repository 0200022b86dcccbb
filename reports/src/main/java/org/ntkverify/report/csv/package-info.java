/**
 * Tables as CSV after RFC 4180, except that lines end in a bare newline like every other output.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * import java.util.List;
 * import org.ntkverify.check.Table;
 *
 * List<Table.Cell> row = List.of(new Table.Cell.Count(128), new Table.Cell.Estimate(0.60903, 0.0003));
 * Table table = new Table("deviation", "Deviation.", List.of("width", "deviation"), List.of(row));
 * boolean holds = TablesCsv.table(table).equals("width,deviation,deviation_se\n128,0.60903,0.0003\n");
 * }</pre>
 */
@NullMarked
package org.ntkverify.report.csv;

import org.jspecify.annotations.NullMarked;
