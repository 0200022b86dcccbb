/**
 * Samples of finite-width networks: addressed random streams, two samplers with one law, moments.
 *
 * <p><b>Notation</b> as in {@link org.ntkverify.numeric.network}. Conditional on {@code H = H_(l-1) = Q R} (Q orthonormal
 * n x r, R of shape r x N) the weights of layer l enter only through {@code Y = W Q}, which is standard normal, and
 * {@code W = Y Q^T + W' (I - Q Q^T)} with a fresh copy W'.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * import java.util.List;
 * import org.ntkverify.numeric.data.Inputs;
 * import org.ntkverify.numeric.engine.LocalDrawEngine;
 * import org.ntkverify.numeric.engine.Progress;
 * import org.ntkverify.numeric.network.FiniteNetwork;
 * import org.ntkverify.symbolic.Activation;
 * import org.ntkverify.symbolic.Architecture;
 * import org.ntkverify.symbolic.expression.Expression;
 *
 * Inputs point = Inputs.of("x = (1, 1)", new double[][] {{1, 1}});
 * Architecture relu = Architecture.jacot(Activation.RELU, 1, Expression.ZERO);
 * FiniteNetwork network = new FiniteNetwork(relu, point, List.of(64));
 * SamplePlan plan = new SamplePlan(
 *         7, "example", "ntk", SamplerKind.CONDITIONED, network, Observable.theta(1), 0, 1000);
 * Moments moments = Sampling.run(plan, new LocalDrawEngine(1), Progress.SILENT);
 * boolean holds = Math.abs(moments.mean(0) - 1) < 5 * moments.standardError(0);
 * }</pre>
 */
@NullMarked
package org.ntkverify.numeric.sample;

import org.jspecify.annotations.NullMarked;
