/**
 * Where the tables of a run are stored, so that every format names the same files.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * import java.util.List;
 * import java.util.Optional;
 * import org.ntkverify.check.Convergence;
 * import org.ntkverify.check.Measured;
 * import org.ntkverify.check.Table;
 *
 * Measured error = Measured.of(0.2, 0.01, 0.18, 0.22);
 * Measured bias = Measured.withoutInterval(0, 0.01);
 * Convergence.Row row = new Convergence.Row(64, 1000, error, Optional.empty(), bias);
 * Table table = ConvergenceTable.brief(new Convergence(
 *         "relu*1", "circle:3", "ntk", "conditioned", 0.95, List.of(row), List.of(), List.of()));
 * boolean holds = table.columns().equals(List.of("width", "draws", "error", "slope", "bias"));
 * }</pre>
 */
@NullMarked
package org.ntkverify.report.table;

import org.jspecify.annotations.NullMarked;
