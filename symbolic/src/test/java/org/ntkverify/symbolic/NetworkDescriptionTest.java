package org.ntkverify.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkverify.symbolic.expression.Expression;

/** Architectures, layers and activations: what they refuse, in full, and how they print. */
class NetworkDescriptionTest {

    private static final Expression ONE = Expression.ONE;
    private static final Expression ZERO = Expression.ZERO;

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void a_layer_has_constant_variances_of_the_right_sign() {
        assertRefused(() -> new Layer(ZERO, ZERO), "weightVariance must be > 0 but was 0");
        assertRefused(() -> new Layer(Expression.ratio(-1, 2), ZERO), "weightVariance must be > 0 but was -1/2");
        assertRefused(() -> new Layer(ONE, Expression.integer(-1)), "biasVariance must be >= 0 but was -1");
        assertRefused(() -> new Layer(Expression.variable("x"), ZERO), "weightVariance must be a constant but was x");
        assertRefused(() -> new Layer(ONE, Expression.variable("x")), "biasVariance must be a constant but was x");
        assertThat(new Layer(ONE, ZERO).hasBias()).isFalse();
        assertThat(new Layer(ONE, ONE).hasBias()).isTrue();
    }

    @Test
    void standard_deviations_are_squared_exactly() {
        assertThat(Layer.ofStandardDeviations(Expression.integer(2).sqrt(), Expression.ratio(-1, 10)))
                .isEqualTo(new Layer(Expression.integer(2), Expression.ratio(1, 100)));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1001})
    void the_depth_is_bounded_by_every_factory(int hiddenLayers) {
        String message = "hidden layers must be in [1, 1000] but was " + hiddenLayers;
        assertRefused(() -> Architecture.ntk(Activation.RELU, hiddenLayers, ONE, ZERO), message);
        assertRefused(() -> Architecture.jacot(Activation.RELU, hiddenLayers, ZERO), message);
        assertRefused(() -> Architecture.standard(Activation.RELU, hiddenLayers, ONE, ZERO), message);
        assertRefused(() -> Architecture.he(Activation.RELU, hiddenLayers), message);
    }

    @Test
    void a_network_needs_a_hidden_layer() {
        assertRefused(
                () -> new Architecture(
                        Activation.RELU, List.of(new Layer(ONE, ZERO)), Parameterization.NTK, InputScaling.SCALED),
                """
                hidden layers must be >= 1 but was 0
                Maybe a linear model is meant: its kernel is the Gram matrix of the inputs.""");
    }

    @Test
    void networks_print_on_one_line() {
        assertThat(Architecture.jacot(Activation.RELU, 3, Expression.ratio(1, 10))
                        .text())
                .isEqualTo("relu*3 wstd^2=1, bstd^2=1/100, param=jacot");
        assertThat(Architecture.he(Activation.ERF, 2)
                        .withInput(InputScaling.RAW)
                        .text())
                .isEqualTo("erf*2 wstd^2=[2, 2, 1], bstd^2=[0, 0, 0], param=he, input=raw");
        assertThat(Architecture.he(Activation.ERF, 2).hasBias()).isFalse();
        assertThat(Architecture.he(Activation.ERF, 2).hiddenLayers()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "relu",
                "leaky-relu(1/5)",
                "leaky-relu(0.2)",
                "ab-relu(-1/2,3/2)",
                "abs",
                "step",
                "sign",
                "identity",
                "rectified-monomial(0)",
                "rectified-monomial(16)",
                "shifted-relu(-1)",
                "hard-tanh",
                "relu6",
                "elu",
                "selu",
                "erf",
                "Phi",
                "sigmoid-like",
                "gelu",
                "sin",
                "cos",
                "sinusoid(2,1/3)",
                "snake",
                "rbf(1/2)",
                "exp(-1)",
                "gaussian(-1/2)",
                "gabor",
                "monomial(3)",
                "polynomial(1,-2,0,1/3)",
                "hermite(4)",
                "tanh",
                "sigmoid",
                "softplus",
                "silu",
                "mish",
                "x*Exp(-x^2)",
                "Exp(x)"
            })
    void activations_are_found_by_name(String name) {
        assertThat(Activation.named(name).name()).isEqualTo(name);
    }

    @Test
    void an_unknown_activation_is_answered_with_those_that_exist() {
        assertRefused(
                () -> Activation.named("gellu"),
                "activation must be a name of the catalogue or an expression in x but was 'gellu': "
                        + "name at column 1 must be one of [x], Pi, E or a function but was gellu\nMaybe gelu is meant.");
        assertRefused(
                () -> Activation.named("leaky-relu"), "activation leaky-relu must have 1 parameter but was given 0");
        assertRefused(() -> Activation.named("Pi/2"), "activation must depend on x but was 'Pi/2'");
        assertRefused(
                () -> Activation.named("rectified-monomial(17)"),
                "degree of rectified-monomial must be in [0, 16] but was 17");
        assertRefused(
                () -> Activation.rectifiedMonomial(-1), "degree of rectified-monomial must be in [0, 16] but was -1");
    }

    @Test
    void derivatives_are_those_of_backpropagation() {
        assertThat(Activation.RELU.derivative()).hasToString("Step(z)");
        assertThat(Activation.STEP.derivative()).isEqualTo(ZERO);
        assertThat(Activation.IDENTITY.derivative()).isEqualTo(ONE);
        assertThat(Activation.rectifiedMonomial(3).derivative()).hasToString("3*z^2*Step(z)");
    }

    @Test
    void residual_blocks_have_one_scale_each() {
        Architecture three = Architecture.ntk(Activation.RELU, 3, ONE, ZERO);
        Expression half = Expression.ratio(1, 2);
        assertThat(three.withResidualBlocks(List.of(half, half)).text())
                .isEqualTo("relu*3 wstd^2=1, bstd^2=0, param=ntk, kind=residual, branch-scale=1/2");
        assertThat(three.withResidualBlocks(List.of(half, ONE)).text()).endsWith("branch-scale=[1/2, 1]");
        assertRefused(
                () -> three.withResidualBlocks(List.of(half)),
                "branchScales must have one entry for each of the 2 residual blocks but had 1");
        assertRefused(
                () -> three.withResidualBlocks(List.of(half, Expression.variable("x"))),
                "branchScale must be a constant but was x");
        assertRefused(() -> Architecture.ntk(Activation.RELU, 1, ONE, ZERO).withResidualBlocks(List.of()), """
                hidden layers must be >= 2 with residual connections but was 1
                Maybe a dense network is meant: one hidden layer leaves nothing to skip.""");
        assertRefused(() -> three.withLayers(List.of(new Layer(ONE, ZERO))), "layers must be 4 but were 1");
    }
}
