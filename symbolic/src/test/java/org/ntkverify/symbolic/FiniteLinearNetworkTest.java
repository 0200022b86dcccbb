package org.ntkverify.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntkverify.symbolic.exact.NormalForm;
import org.ntkverify.symbolic.expression.Expression;

/** The recursion of every connection and parameterisation against the exact algebra of finite linear networks. */
class FiniteLinearNetworkTest {

    private static final Expression ALPHA = Expression.ratio(2, 3);

    private static Layer layer(Expression weight, Expression bias) {
        return new Layer(weight, bias);
    }

    /** Two hidden layers of unequal gains, the second without bias. */
    private static Architecture unequal(Parameterization parameterization) {
        return new Architecture(
                Activation.IDENTITY,
                List.of(
                        layer(Expression.integer(2), Expression.ratio(1, 4)),
                        layer(Expression.ratio(3, 2), Expression.ZERO),
                        layer(Expression.ratio(1, 2), Expression.ONE)),
                parameterization,
                InputScaling.SCALED);
    }

    private static Architecture withBranchBias() {
        Layer every = layer(Expression.ratio(1, 2), Expression.ratio(1, 3));
        return unequal(Parameterization.STANDARD)
                .withLayers(List.of(every, every, every))
                .withResidualBlocks(List.of(ALPHA));
    }

    static Stream<Architecture> networks() {
        Stream<Architecture> both = Stream.of(Parameterization.NTK, Parameterization.STANDARD, Parameterization.MUP)
                .flatMap(parameterization -> Stream.of(
                        unequal(parameterization), unequal(parameterization).withResidualBlocks(List.of(ALPHA))));
        return Stream.concat(
                both,
                Stream.of(
                        withBranchBias(),
                        Architecture.he(Activation.IDENTITY, 2),
                        Architecture.jacot(Activation.IDENTITY, 2, Expression.ratio(1, 10))));
    }

    private static boolean agrees(Architecture claimed, LinearNetwork finite) {
        KernelRecursion recursion = KernelRecursion.of(claimed);
        KernelProgram program = recursion.program();
        Expression nngp = program.inlined(recursion.nngp()).substitute(finite.programInputs());
        Expression ntk = program.inlined(recursion.ntk()).substitute(finite.programInputs());
        return NormalForm.equal(nngp, finite.covariance()) && NormalForm.equal(ntk, finite.tangentKernel());
    }

    @ParameterizedTest
    @MethodSource("networks")
    void the_recursion_is_the_exact_mean_at_width_one_and_two(Architecture architecture) {
        assertThat(agrees(architecture, new LinearNetwork(architecture, 1))).isTrue();
        assertThat(agrees(architecture, new LinearNetwork(architecture, 2))).isTrue();
    }

    /** Planted defect: the branch enters with alpha instead of alpha^2. */
    @Test
    void the_scale_of_a_branch_is_squared() {
        Architecture network = unequal(Parameterization.NTK).withResidualBlocks(List.of(ALPHA));
        Architecture notSquared = unequal(Parameterization.NTK).withResidualBlocks(List.of(ALPHA.sqrt()));
        LinearNetwork finite = new LinearNetwork(network, 2);
        assertThat(agrees(network, finite)).isTrue();
        assertThat(agrees(notSquared, finite)).isFalse();
    }

    /** Planted defects: a dense network, another parameterisation, gains of two layers exchanged. */
    @Test
    void other_networks_are_told_apart() {
        Architecture network = unequal(Parameterization.STANDARD).withResidualBlocks(List.of(ALPHA));
        LinearNetwork finite = new LinearNetwork(network, 2);
        List<Layer> layers = network.layers();
        Architecture exchanged = network.withLayers(List.of(layers.get(0), layers.get(2), layers.get(1)));
        assertThat(agrees(unequal(Parameterization.STANDARD), finite)).isFalse();
        assertThat(agrees(network.withParameterization(Parameterization.NTK), finite))
                .isFalse();
        assertThat(agrees(network.withParameterization(Parameterization.MUP), finite))
                .isFalse();
        assertThat(agrees(exchanged, finite)).isFalse();
    }
}
