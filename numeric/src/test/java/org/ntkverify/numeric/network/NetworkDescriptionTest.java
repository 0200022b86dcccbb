package org.ntkverify.numeric.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.Layer;
import org.ntkverify.symbolic.Parameterization;
import org.ntkverify.symbolic.ProductVariant;
import org.ntkverify.symbolic.expression.Expression;

/** Networks as typed: what they mean, and what is said about mistakes. */
class NetworkDescriptionTest {

    private static final Expression ONE = Expression.ONE;
    private static final Expression ROOT = Expression.integer(2).sqrt();

    private static Architecture architecture(String text) {
        return NetworkDescription.parse(text).architecture();
    }

    @Test
    void defaults_are_the_ntk_parameterisation_with_gain_one_and_no_bias() {
        assertThat(NetworkDescription.parse("relu*2"))
                .isEqualTo(new NetworkDescription.Layered(
                        Architecture.ntk(Activation.RELU, 2, ONE, Expression.ZERO), List.of(), 1));
    }

    @Test
    void each_key_reaches_the_network() {
        assertThat(architecture("relu*3 wstd=sqrt(2) bstd=0.1"))
                .isEqualTo(Architecture.ntk(Activation.RELU, 3, ROOT, Expression.ratio(1, 10)));
        assertThat(architecture("relu*1 weight-std=[sqrt(2), 1] bias-std=[0,1/2]")
                        .layers())
                .containsExactly(
                        Layer.ofStandardDeviations(ROOT, Expression.ZERO),
                        Layer.ofStandardDeviations(ONE, Expression.ratio(1, 2)));
        assertThat(architecture("erf*2 input=raw").input()).isEqualTo(InputScaling.RAW);
        assertThat(architecture("erf*2 param=mup").parameterization()).isEqualTo(Parameterization.MUP);
        assertThat(architecture("erf*2 parameterization=HE")).isEqualTo(Architecture.he(Activation.ERF, 2));
        assertThat(architecture("erf*2 param=jacot bstd=3"))
                .isEqualTo(Architecture.jacot(Activation.ERF, 2, Expression.integer(3)));
        assertThat(architecture("relu*3 kind=residual branch-scale=[1,1/sqrt(2)]"))
                .isEqualTo(architecture("relu*3").withResidualBlocks(List.of(ONE, ONE.over(ROOT))));
        assertThat(NetworkDescription.parse("relu*2 widths=2^10").widths()).containsExactly(1024, 1024);
        assertThat(NetworkDescription.parse("relu*2 widths=[64, 128]").widths()).containsExactly(64, 128);
        assertThat(NetworkDescription.parse("relu*2 outputs=3").outputs()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x*Exp(-x^2)*2*3                   | x*Exp(-x^2)*2   | 3",
                "x*Exp(-x^2) * 2 wstd = sqrt(2)    | x*Exp(-x^2)     | 2",
                "x*2*1                             | x*2             | 1",
                "leaky-relu(0.2)*4                 | leaky-relu(0.2) | 4",
                "polynomial(0, 1, 1/2)*2           | polynomial(0, 1, 1/2) | 2",
                "x*Exp(-x^2)*2 hidden-layers=3     | x*Exp(-x^2)*2   | 3",
                "hidden-layers=3 activation=tanh   | tanh            | 3"
            })
    void the_last_whole_factor_counts_the_layers(String text, String activation, int layers) {
        Architecture network = architecture(text);
        assertThat(network.activation()).isEqualTo(Activation.named(activation));
        assertThat(network.hiddenLayers()).isEqualTo(layers);
    }

    @Test
    void a_map_of_keys_says_the_same_as_the_line() {
        assertThat(NetworkDescription.of(Map.of(
                        "activation", "relu", "hidden-layers", "2", "weight-std", "[sqrt(2),1,1]", "widths", "[8,9]")))
                .isEqualTo(NetworkDescription.parse("relu*2 wstd=[sqrt(2),1,1] widths=[8,9]"));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        "relu",
                        "network must begin with PHI*L, an activation and the number of hidden layers, but was 'relu'\nMaybe 'relu*2 wstd=sqrt(2)' is meant."),
                Arguments.of("", "network must begin with PHI*L"),
                Arguments.of(
                        "x\n\n\n[",
                        "network must begin with PHI*L, an activation and the number of hidden layers, but was 'x   ['"),
                Arguments.of(
                        "x".repeat(9000),
                        "network must begin with PHI*L, an activation and the number of hidden layers, but was '"
                                + "x".repeat(60)
                                + "...'\nMaybe 'relu*2 wstd=sqrt(2)' is meant."),
                Arguments.of("relu*2 wstd=(\n\nx)", "wstd must be a constant, such as 0.1 or sqrt(2), but was '(  x)'"),
                Arguments.of("*", "network must begin with PHI*L"),
                Arguments.of("relu*2 wstd", "network must begin with PHI*L"),
                Arguments.of(
                        "rleu*2", "activation must be a name of the catalogue or an expression in x but was 'rleu'"),
                Arguments.of("relu*0", "hidden layers must be in [1, 1000] but was 0"),
                Arguments.of("relu*99999999999", "hidden layers must be in [1, 1000] but was 99999999999"),
                Arguments.of(
                        "relu*2 hidden-layers=2",
                        "activation must be a name of the catalogue or an expression in x but was 'relu*2'"),
                Arguments.of("relu*2 wst=1", "key of a network must be one of activation, bias-std, branch-scale, "),
                Arguments.of("relu*2 wstd=1 weight-std=2", "wstd must be given once but was given as '1' and '2'"),
                Arguments.of("relu*2 wstd=1 wstd=2", "wstd must be given once but was given as '1' and '2'"),
                Arguments.of("relu*2 wstd=", "wstd at column 8 must have a value but has none"),
                Arguments.of(
                        "relu*2 wstd=1 raw",
                        "network at column 15 must be key=value but was 'raw'\nMaybe values with spaces need brackets"),
                Arguments.of("relu*2 wstd=two", "wstd must be a constant, such as 0.1 or sqrt(2), but was 'two'"),
                Arguments.of("relu*2 wstd=[1,2]", "wstd must have 3 entries, for the layers and the readout, but was"),
                Arguments.of("relu*2 wstd=[1,2", "wstd must end with ] but was '[1,2'"),
                Arguments.of("relu*2 wstd=0", "weightVariance must be > 0 but was 0"),
                Arguments.of("relu*2 widths=0", "widths must be whole numbers from 1 to 1073741824 but had 0"),
                Arguments.of("relu*2 widths=1.5", "widths must be whole numbers from 1 to 1073741824 but had 3/2"),
                Arguments.of("relu*2 widths=pi", "widths must be whole numbers from 1 to 1073741824 but had Pi"),
                Arguments.of(
                        "relu*2 widths=2^60",
                        "widths must be whole numbers from 1 to 1073741824 but had 1152921504606846976"),
                Arguments.of("relu*2 widths=[8]", "widths must have 2 entries, for the hidden layers, but was '[8]'"),
                Arguments.of("relu*2 outputs=0", "outputs must be whole numbers from 1 to 1000 but had 0"),
                Arguments.of("relu*2 input=row", "input must be one of scaled, raw but was 'row'\nMaybe raw is meant."),
                Arguments.of(
                        "relu*2 param=nkt",
                        "param must be one of ntk, jacot, standard, he, mup but was 'nkt'\nMaybe ntk is meant."),
                Arguments.of("relu*2 param=jacot wstd=2", "wstd must be 1 with param=jacot but was 2"),
                Arguments.of("relu*2 param=he bstd=1", "bstd must not be given with param=he"),
                Arguments.of(
                        "relu*2 kind=sparse", "kind must be one of dense, residual, product, complex but was 'sparse'"),
                Arguments.of(
                        "relu*2 branch-scale=1/2", "branch-scale must come with kind=residual but the kind is dense"),
                Arguments.of("relu*1 kind=residual", "hidden layers must be >= 2 with residual connections but was 1"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_named(String text, String message) {
        assertThatThrownBy(() -> NetworkDescription.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void a_mistyped_key_gets_the_nearest_one() {
        assertThatThrownBy(() -> NetworkDescription.parse("relu*2 wieght-std=1"))
                .hasMessageEndingWith("but was 'wieght-std'%nMaybe weight-std is meant.".formatted());
    }

    @Test
    void products_and_complex_networks_have_keys_of_their_own() {
        assertThat(NetworkDescription.parse("relu*1 kind=product degree=3 variant=skip widths=64"))
                .isEqualTo(new NetworkDescription.Product(Activation.RELU, 3, ProductVariant.SKIP, List.of(64)));
        assertThat(NetworkDescription.parse("crelu*2 kind=complex real-std=1 imaginary-std=1/2"))
                .isEqualTo(new NetworkDescription.Complex(ComplexActivation.CRELU, 2, 1, 0.5, List.of()));
        NetworkDescription circular = NetworkDescription.parse("split-tanh*2 kind=complex");
        assertThat(circular.text())
                .isEqualTo("split-tanh*2, kind=complex, real-std=%s, imaginary-std=%1$s".formatted(Math.sqrt(0.5)));
        Inputs inputs = Inputs.of("two", new double[][] {{1, 0}, {0.5, 1}});
        assertThat(circular.at(inputs, List.of(8, 8)).outputCount()).isEqualTo(2);
        assertThat(NetworkDescription.parse("relu*1 kind=product degree=2")
                        .at(inputs, List.of(8))
                        .widths())
                .containsExactly(8);
        assertThat(NetworkDescription.parse("relu*1 outputs=3")
                        .at(inputs, List.of(8))
                        .outputCount())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "relu*2 kind=product degree=3 | hidden layers must be 1 with kind=product but was 2",
                "relu*1 kind=product | degree of a network must be given but was not",
                "relu*1 kind=product degree=0 | degree must be whole numbers from 1 to 1000 but had 0",
                "relu*1 kind=product degree=2 variant=skp | variant must be one of plain, skip, augmented but was 'skp'",
                "relu*1 kind=product degree=2 wstd=2 | wstd must not be given with kind=product but was '2'",
                "crelu*1 kind=complex degree=2 | degree must not be given with kind=complex but was '2'",
                "relu*1 kind=complex | complex activation must be crelu, cardioid",
                "relu*1 real-std=1 | real-std must not be given with kind=dense but was '1'",
                "relu*1 kind=hadamard | kind must be one of dense, residual, product, complex but was 'hadamard'",
            })
    void keys_of_another_kind_are_refused(String text, String message) {
        assertThatThrownBy(() -> NetworkDescription.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void a_kind_without_a_recursion_has_no_architecture() {
        assertThatThrownBy(() ->
                        NetworkDescription.parse("relu*1 kind=product degree=2").architecture())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "kind must be dense or residual where an infinite width is asked for but was product");
    }
}
