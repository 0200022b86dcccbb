package org.ntkverify.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntkverify.symbolic.KernelProgram.Assignment;
import org.ntkverify.symbolic.exact.NormalForm;
import org.ntkverify.symbolic.expression.Doubles;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;

/** Contributions of the layers, conversions between parameterisations, special values. */
class LayerContributionsTest {

    private static final Expression TENTH = Expression.ratio(1, 10);
    private static final Expression SQRT_TWO = Expression.integer(2).sqrt();
    private static final List<Expression> SCALES = List.of(Expression.ratio(1, 2), Expression.ratio(1, 3));

    /** Gains that every parameterisation but He allows: weight gain 1. */
    private static Architecture base(Parameterization parameterization) {
        return Architecture.ntk(Activation.RELU, 3, Expression.ONE, TENTH).withParameterization(parameterization);
    }

    static Stream<Architecture> architectures() {
        return Stream.of(Parameterization.NTK, Parameterization.STANDARD, Parameterization.JACOT, Parameterization.MUP)
                .flatMap(parameterization -> Stream.of(
                        base(parameterization),
                        base(parameterization).withResidualBlocks(SCALES),
                        base(parameterization).withInput(InputScaling.RAW)));
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void contributions_are_proved_to_sum_up(Architecture architecture) {
        assertThat(KernelRecursion.of(architecture).layerContributions().sumUp())
                .as(architecture.text())
                .isTrue();
    }

    /** Planted defects: one contribution is missing; one is doubled. */
    @Test
    void a_wrong_contribution_is_seen() {
        KernelRecursion recursion =
                KernelRecursion.of(base(Parameterization.NTK).withResidualBlocks(SCALES));
        KernelProgram right = recursion.contributions();
        for (String name : right.outputs()) {
            List<String> fewer = new ArrayList<>(right.outputs());
            fewer.remove(name);
            List<Assignment> doubled = right.assignments().stream()
                    .map(a -> a.name().equals(name)
                            ? new Assignment(name, a.value().times(2))
                            : a)
                    .toList();
            LayerContributions contributions = recursion.layerContributions();
            assertThat(contributions.sumUp(new KernelProgram(right.inputs(), right.assignments(), fewer)))
                    .isFalse();
            assertThat(contributions.sumUp(new KernelProgram(right.inputs(), doubled, right.outputs())))
                    .isFalse();
        }
    }

    @Test
    void contributions_have_the_values_that_backpropagation_gives() {
        Architecture architecture = base(Parameterization.STANDARD).withResidualBlocks(SCALES);
        KernelRecursion recursion = KernelRecursion.of(architecture);
        Map<String, Double> inputs =
                Map.of("xx", 1.7, "yy", 2.9, "xy", 0.8, "qq", 3.0, "d", 3.0, "n1", 50.0, "n2", 50.0, "n3", 50.0);
        Map<String, Double> all = Doubles.run(recursion.contributions(), inputs);
        double readout = all.getOrDefault("kd3", Double.NaN);
        double third = 1 + all.getOrDefault("kd2", Double.NaN) / 9;
        // The second hidden layer: alpha = 1/2 of its block, n = 50 weights a neuron.
        assertThat(all.get("w2"))
                .isCloseTo(readout * third * 50 * all.getOrDefault("k1", Double.NaN) / 4, within(1e-13));
        assertThat(all.get("v2")).isCloseTo(readout * third / 4, within(1e-15));
        assertThat(all.get("w4")).isCloseTo(50 * all.getOrDefault("k3", Double.NaN), within(1e-13));
        assertThat(all.get("v4")).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void contributions_on_the_sphere_sum_up(Architecture architecture) {
        KernelRecursion recursion = KernelRecursion.of(architecture);
        assertThat(recursion
                        .layerContributions()
                        .sumUp(recursion.layerContributions().appendedTo(recursion.onSphere())))
                .isTrue();
    }

    /** Puts everything in but K and Kdot of the layers, which all parameterisations share. */
    private static Expression inKernels(KernelProgram program, Expression expression) {
        Map<String, Expression> known = new HashMap<>();
        for (Assignment assignment : program.assignments()) {
            if (!assignment.name().startsWith("k")) {
                known.put(assignment.name(), assignment.value().substitute(known));
            }
        }
        return expression.substitute(known);
    }

    private static boolean convertsRight(ParameterizationConversion conversion, Architecture target) {
        KernelRecursion from = KernelRecursion.of(conversion.from());
        KernelRecursion to = KernelRecursion.of(target);
        Expression converted = inKernels(from.contributions(), conversion.converted());
        Expression direct = inKernels(to.program(), Expression.variable(to.ntk()));
        Expression output =
                inKernels(from.program(), Expression.variable(from.nngp())).times(conversion.outputFactor());
        return NormalForm.equal(converted, direct)
                && NormalForm.equal(output, inKernels(to.program(), Expression.variable(to.nngp())));
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void converted_kernels_are_the_directly_derived_ones(Architecture architecture) {
        for (Parameterization to : Parameterization.values()) {
            if (to != Parameterization.HE) {
                ParameterizationConversion conversion = new ParameterizationConversion(architecture, to);
                assertThat(convertsRight(conversion, conversion.target()))
                        .as("%s to %s", architecture.text(), to)
                        .isTrue();
            }
        }
    }

    @Test
    void he_is_converted_both_ways() {
        Architecture he = Architecture.he(Activation.RELU, 2);
        ParameterizationConversion away = new ParameterizationConversion(he, Parameterization.NTK);
        ParameterizationConversion back = new ParameterizationConversion(away.target(), Parameterization.HE);
        assertThat(convertsRight(away, away.target())).isTrue();
        assertThat(convertsRight(back, he)).isTrue();
        assertThat(back.text()).isEqualTo("""
                layer 1: weights times d/2
                layer 2: weights times n1/2
                layer 3: weights times n2""");
        // Planted defect: the wrong direction.
        assertThat(convertsRight(away, he)).isFalse();
    }

    @Test
    void maximal_update_has_its_multiplier_and_learning_rate() {
        ParameterizationConversion conversion =
                new ParameterizationConversion(base(Parameterization.NTK), Parameterization.MUP);
        assertThat(conversion.outputFactor()).hasToString("1/n3");
        assertThat(conversion.learningRateScale()).hasToString("n3");
        assertThat(conversion.weightFactor(1)).hasToString("1/n3");
        // Planted defect: without the multiplier the kernels are those of NTK.
        assertThat(convertsRight(conversion, base(Parameterization.NTK))).isFalse();
    }

    @Test
    void gains_that_a_parameterisation_forbids_are_refused() {
        assertThatThrownBy(() -> new ParameterizationConversion(base(Parameterization.NTK), Parameterization.HE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                        layer 1 must have the gains of param=he but had wstd^2=1, bstd^2=1/100
                        Maybe param=standard is meant, which takes any gains.""");
        Architecture gain = Architecture.ntk(Activation.RELU, 1, SQRT_TWO, Expression.ZERO);
        assertThatThrownBy(() -> new ParameterizationConversion(gain, Parameterization.JACOT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("layer 1 must have the gains of param=jacot but had wstd^2=2, bstd^2=0\n");
    }

    private static Expression special(Architecture architecture, String rho, boolean tangent) {
        KernelRecursion recursion = KernelRecursion.of(architecture);
        KernelProgram program = recursion.onSphereAt(ExpressionParser.parse(rho, Set.of()));
        assertThat(program.inputs()).isEmpty();
        return program.inlined(tangent ? recursion.ntk() : recursion.nngp());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 2",
        "1, 0, 1/Pi, 1/Pi",
        "1, -1, 0, 0",
        "3, 1, 1, 4",
        "2, -1, 1/Pi, 1/Pi",
    })
    void relu_has_exact_special_values(int layers, String rho, String sigma, String theta) {
        Architecture architecture = Architecture.ntk(Activation.RELU, layers, SQRT_TWO, Expression.ZERO);
        assertThat(NormalForm.equal(special(architecture, rho, false), ExpressionParser.parse(sigma, Set.of())))
                .isTrue();
        assertThat(NormalForm.equal(special(architecture, rho, true), ExpressionParser.parse(theta, Set.of())))
                .isTrue();
    }

    /** At rho = 1 a residual ReLU network of gain sqrt(2) has {@code Sigma^(l+1) = (1 + alpha^2) Sigma^l}. */
    @Test
    void residual_relu_has_exact_special_values() {
        Architecture architecture =
                Architecture.ntk(Activation.RELU, 3, SQRT_TWO, Expression.ZERO).withResidualBlocks(SCALES);
        // 1 + 1/4 = 5/4, then 10/9: Sigma = 25/18; Theta^2 = 5/4 + 1/4, Theta^3 = 10/9 3/2 + 5/36, and Sigma once more.
        assertThat(special(architecture, "1", false)).hasToString("25/18");
        assertThat(special(architecture, "1", true)).hasToString("115/36");
    }
}
