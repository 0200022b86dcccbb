package org.ntkverify.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.ntkverify.symbolic.DualActivation.A;
import static org.ntkverify.symbolic.DualActivation.B;
import static org.ntkverify.symbolic.DualActivation.C;

import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkverify.symbolic.exact.NormalForm;
import org.ntkverify.symbolic.expression.Doubles;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

class ClosedFormsTest {

    static Stream<Activation> all() {
        return Stream.concat(continuous(), Stream.of(Activation.STEP, Activation.rectifiedMonomial(0)));
    }

    static Stream<Activation> continuous() {
        return Stream.concat(
                Stream.of(Activation.RELU, Activation.ERF, Activation.IDENTITY),
                IntStream.rangeClosed(1, 6).mapToObj(Activation::rectifiedMonomial));
    }

    private static Expression inA(Expression expression) {
        return DualActivation.at(expression, A, A, A);
    }

    private static double at(Expression expression, double a, double b, double c) {
        return Doubles.evaluate(expression, Map.of("a", a, "b", b, "c", c, "q", a + b - 2 * c));
    }

    @ParameterizedTest
    @MethodSource("continuous")
    void price_identity_is_exact(Activation activation) {
        DualActivation dual = ClosedForms.of(activation);
        assertThat(NormalForm.equal(dual.value().derivative(C), dual.derivative()))
                .isTrue();
    }

    /** A jump of phi makes the two derivatives differ: dK/dc sees the jump, backpropagation does not. */
    @Test
    void the_step_has_derivative_zero_but_a_slope_in_c() {
        DualActivation dual = ClosedForms.of(Activation.STEP);
        Expression slope = Expression.call(Function.DELTA, A, B, C)
                .sqrt()
                .times(Expression.PI.times(2))
                .power(-1);
        assertThat(dual.derivative()).isEqualTo(Expression.ZERO);
        assertThat(NormalForm.equal(dual.value().derivative(C), slope)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {99, 101})
    void a_dual_wrong_by_one_percent_fails_the_price_identity(long percent) {
        DualActivation dual = ClosedForms.of(Activation.RELU);
        Expression mutated = dual.value().times(percent).over(100);
        assertThat(NormalForm.equal(mutated.derivative(C), dual.derivative())).isFalse();
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_distance_is_the_difference_of_kernels(Activation activation) {
        DualActivation dual = ClosedForms.of(activation);
        Expression distance = DualActivation.at(dual.distance(), A, B, C);
        assertThat(NormalForm.equal(distance, dual.distanceDefinition())).isTrue();
        assertThat(NormalForm.equal(distance, dual.distanceDefinition().plus(C)))
                .isFalse();
    }

    /** At {@code b = c = a} exactly. Powers up to a^6 and a few additions cost at most 20 units in the last place. */
    @ParameterizedTest
    @MethodSource("all")
    void the_diagonal_is_the_value_at_equal_arguments(Activation activation) {
        DualActivation dual = ClosedForms.of(activation);
        for (double a : new double[] {0.25, 1, 1.7, 9}) {
            double value = at(dual.diagonal(), a, a, a);
            double derivative = at(dual.derivativeDiagonal(), a, a, a);
            assertThat(at(dual.value(), a, a, a)).as("K at %s", a).isCloseTo(value, within(20 * Math.ulp(value)));
            assertThat(at(dual.derivative(), a, a, a))
                    .as("Kdot at %s", a)
                    .isCloseTo(derivative, within(20 * Math.ulp(derivative)));
            assertThat(at(dual.distance(), a, a, a)).as("distance at %s", a).isCloseTo(0, within(40 * Math.ulp(value)));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_diagonal_is_the_value_at_equal_arguments_in_the_limit_too(Activation activation) {
        DualActivation dual = ClosedForms.of(activation);
        double near = 1.7 * (1 - 1e-12);
        // The step is the roughest: theta = 1.4e-6 there, so that its kernel is off by 2.3e-7.
        assertThat(at(dual.value(), 1.7, 1.7, near))
                .isCloseTo(at(dual.diagonal(), 1.7, 1.7, 1.7), within(1e-6 * (1 + at(dual.value(), 1.7, 1.7, 1.7))));
    }

    @ParameterizedTest
    @MethodSource("all")
    void homogeneous_activations_have_homogeneous_kernels(Activation activation) {
        OptionalInt degree = activation.homogeneity();
        Expression value = ClosedForms.of(activation).value();
        double scaled = at(value, 4 * 1.3, 4 * 2.1, 4 * 0.6);
        double expected = at(value, 1.3, 2.1, 0.6) * Math.pow(4, degree.orElse(0));
        if (degree.isPresent()) {
            assertThat(scaled).isCloseTo(expected, within(1e-13 * expected));
        } else {
            assertThat(scaled).isNotCloseTo(expected, within(1e-3 * expected));
        }
    }

    /** [CS09] and erf by hand at rho = 0 and 1. */
    @Test
    void special_values() {
        assertThat(at(ClosedForms.of(Activation.RELU).value(), 1, 1, 0)).isCloseTo(1 / (2 * Math.PI), within(1e-16));
        assertThat(at(ClosedForms.of(Activation.STEP).value(), 1, 1, 0)).isCloseTo(0.25, within(1e-16));
        assertThat(at(ClosedForms.of(Activation.ERF).value(), 0.5, 0.5, 0.5)).isCloseTo(1.0 / 3, within(1e-15));
        assertThat(at(ClosedForms.of(Activation.IDENTITY).value(), 3, 2, -1)).isEqualTo(-1.0);
        assertThat(inA(ClosedForms.of(Activation.IDENTITY).value())).isEqualTo(A);
    }

    @Test
    void an_activation_without_closed_form_is_named() {
        Activation unknown = new Activation("tanh", Expression.call(Function.TANH, Activation.Z), OptionalInt.empty());
        assertThatThrownBy(() -> ClosedForms.of(unknown))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "activation must have a closed form but tanh has none: every part must be a polynomial, exponential, sine, "
                                + "kink or error function but Tanh(z) is none");
    }
}
