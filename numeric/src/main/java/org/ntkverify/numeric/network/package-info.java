/**
 * Finite networks: an architecture at given widths on given inputs, and its activation as compiled code.
 *
 * <p><b>Notation.</b> N inputs of dimension d = n_0; hidden widths n_1 ... n_L; {@code H_l} (n_l x N) post-activations,
 * {@code Z_l = s_l W_l H_(l-1) + t_l b_l 1^T} pre-activations, {@code Delta_l = df/dZ_l} backward vectors, k outputs. Layers
 * count from 1, the readout is layer L + 1, layer 0 is the input.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * import java.util.Arrays;
 * import java.util.List;
 * import org.ntkverify.numeric.data.Inputs;
 * import org.ntkverify.symbolic.Activation;
 * import org.ntkverify.symbolic.Architecture;
 * import org.ntkverify.symbolic.expression.Expression;
 *
 * Inputs point = Inputs.of("one point", new double[][] {{3, 4}});
 * Architecture relu = Architecture.jacot(Activation.RELU, 1, Expression.ZERO);
 * NetworkFunction function = new NetworkFunction(new FiniteNetwork(relu, point, List.of(4)));
 * double[] parameters = new double[function.layout().size()];
 * Arrays.fill(parameters, 1);
 * boolean holds = Math.abs(function.at(parameters).outputs()[0] - 7 * Math.sqrt(2)) < 1e-14;
 * }</pre>
 */
@NullMarked
package org.ntkverify.numeric.network;

import org.jspecify.annotations.NullMarked;
