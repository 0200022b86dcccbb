package org.ntkverify.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ntkverify.symbolic.KernelProgram.Assignment;
import org.ntkverify.symbolic.exact.NormalForm;
import org.ntkverify.symbolic.expression.Doubles;
import org.ntkverify.symbolic.expression.Expression;

class KernelProgramTest {

    private static final Expression X = Expression.variable("x");
    private static final KernelProgram PROGRAM = new KernelProgram(
            List.of("x"),
            List.of(
                    new Assignment("p", X.plus(Expression.ONE)),
                    new Assignment("q", Expression.variable("p").power(2)),
                    new Assignment("r", Expression.variable("q").minus(X))),
            List.of("r"));

    @Test
    void inlining_puts_every_intermediate_in() {
        assertThat(PROGRAM.inlined("q")).isEqualTo(X.plus(Expression.ONE).power(2));
        assertThat(PROGRAM.inlined("r"))
                .isEqualTo(X.plus(Expression.ONE).power(2).minus(X));
    }

    @Test
    void running_gives_every_intermediate() {
        assertThat(Doubles.run(PROGRAM, Map.of("x", 2)))
                .containsOnly(Map.entry("x", 2.0), Map.entry("p", 3.0), Map.entry("q", 9.0), Map.entry("r", 7.0));
    }

    @Test
    void an_inlined_kernel_depends_on_the_inputs_only_and_has_the_value_of_the_program() {
        KernelRecursion recursion = KernelRecursion.of(Architecture.jacot(Activation.RELU, 2, Expression.ratio(1, 10)));
        Expression ntk = recursion.onSphere().inlined(recursion.ntk());
        assertThat(ntk.variables()).containsExactly("rho");
        double run = Doubles.run(recursion.onSphere(), Map.of("rho", 0.3)).getOrDefault(recursion.ntk(), Double.NaN);
        // The same operations on the same numbers, except for the order of a few factors.
        assertThat(Doubles.evaluate(ntk, Map.of("rho", 0.3))).isCloseTo(run, within(1e-14));
    }

    @Test
    void a_name_that_is_not_an_intermediate_is_refused() {
        assertThatThrownBy(() -> PROGRAM.inlined("x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name must be an intermediate of the program but was x");
    }

    @Test
    void derivatives_by_the_chain_rule_are_those_of_the_whole_expression() {
        Architecture network = Architecture.ntk(Activation.ERF, 2, Expression.ratio(3, 2), Expression.ratio(1, 2));
        KernelRecursion recursion = KernelRecursion.of(network);
        KernelProgram program = recursion.program();
        KernelProgram extended = program.withDerivatives(List.of("xx", "xy"));
        assertThat(extended.outputs()).hasSize(6);
        for (String input : List.of("xx", "xy")) {
            Expression whole = program.inlined(recursion.ntk()).derivative(Expression.variable(input));
            Expression chained = extended.inlined(KernelProgram.derivative(recursion.ntk(), input));
            assertThat(NormalForm.equal(chained, whole)).isTrue();
            assertThat(NormalForm.equal(chained.times(2), whole)).isFalse();
        }
        // xx and yy are exchanged by exchanging the inputs, so the derivatives are not the same.
        Expression other = program.inlined(recursion.ntk()).derivative(Expression.variable("yy"));
        assertThat(NormalForm.equal(extended.inlined(KernelProgram.derivative(recursion.ntk(), "xx")), other))
                .isFalse();
    }

    @Test
    void an_output_that_does_not_depend_on_an_input_has_derivative_0() {
        KernelProgram program = new KernelProgram(
                List.of("x", "y"),
                List.of(new KernelProgram.Assignment(
                        "z", Expression.variable("x").times(3))),
                List.of("z"));
        KernelProgram extended = program.withDerivatives(List.of("x", "y"));
        assertThat(extended.inlined(KernelProgram.derivative("z", "x"))).isEqualTo(Expression.integer(3));
        assertThat(extended.inlined(KernelProgram.derivative("z", "y"))).isEqualTo(Expression.ZERO);
        assertThatThrownBy(() -> program.withDerivatives(List.of("q")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("input must be one of [x, y] but was q");
    }
}
