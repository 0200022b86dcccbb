/**
 * What finite networks have for a kernel, and how it approaches the infinite-width one: which widths, how many draws, and what they say.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * import java.util.List;
 * import java.util.OptionalLong;
 * import org.ntkverify.check.Convergence;
 * import org.ntkverify.numeric.data.Inputs;
 * import org.ntkverify.numeric.engine.LocalDrawEngine;
 * import org.ntkverify.numeric.engine.Progress;
 * import org.ntkverify.numeric.kernel.KernelKind;
 * import org.ntkverify.numeric.sample.SamplerKind;
 * import org.ntkverify.symbolic.Activation;
 * import org.ntkverify.symbolic.Architecture;
 * import org.ntkverify.symbolic.expression.Expression;
 *
 * Architecture relu = Architecture.jacot(Activation.RELU, 1, Expression.ZERO);
 * ConvergenceDesign design = new ConvergenceDesign(
 *         relu, Inputs.of("x = (1, 1)", new double[][] {{1, 1}}), KernelKind.NTK, SamplerKind.CONDITIONED,
 *         List.of(32, 64, 128), OptionalLong.of(5000), 0.001, 7);
 * ConvergenceStudy study = new ConvergenceStudy(design, new LocalDrawEngine(1));
 * Convergence.Row row = study.run(study.plan(Progress.SILENT), Progress.SILENT).rows().get(2);
 * double expected = Math.sqrt(3.0 / row.width());
 * boolean holds = row.error().low().orElseThrow() < expected && expected < row.error().high().orElseThrow();
 * }</pre>
 */
@NullMarked
package org.ntkverify.check.convergence;

import org.jspecify.annotations.NullMarked;
