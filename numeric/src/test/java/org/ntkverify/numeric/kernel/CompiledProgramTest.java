package org.ntkverify.numeric.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.KernelProgram.Assignment;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;

class CompiledProgramTest {

    private static KernelProgram program(String text) {
        Expression value = ExpressionParser.parse(text, Set.of("a", "b", "c"));
        return new KernelProgram(List.of("a", "b", "c"), List.of(new Assignment("y", value)), List.of("y"));
    }

    private static double evaluate(CompiledProgram program, double... inputs) {
        double[] outputs = new double[1];
        program.evaluate(inputs, outputs);
        return outputs[0];
    }

    /** Every function of the grammar compiles and agrees with the interpreter to a rounding or two. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a + 2*b - c/3",
                "a*b^3/(Pi*c^2)",
                "Sqrt(a)*b^(3/2)*c^(1/3)",
                "Exp(c)*Log(a)",
                "Sin(a)*Cos(b)*Tan(c)",
                "ArcSin(c)*ArcCos(c)*ArcTan(a)",
                "Sinh(a) + Cosh(b) + Tanh(c)",
                "Erf(a)*Phi(b)",
                "Abs(c)*Max(a, b)*Min(a, b)",
                "Step(c) + Sign(c)",
                "Delta(a, b, c)",
                "Angle(a, b, c)",
                "SinMinusXCos(a)",
            })
    void compiled_and_interpreted_values_agree(String text) {
        KernelProgram program = program(text);
        double expected = evaluate(CompiledProgram.interpreted(program), 1.25, 2.5, 0.75);
        assertThat(evaluate(CompiledProgram.of(program), 1.25, 2.5, 0.75))
                .isCloseTo(expected, within(4 * Math.ulp(expected)));
    }

    @Test
    void the_number_of_inputs_is_checked() {
        CompiledProgram compiled = CompiledProgram.of(program("a"));
        assertThatThrownBy(() -> evaluate(compiled, 1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("inputs must be [a, b, c] but were 2 values");
    }

    @Test
    void a_program_that_the_compiler_refuses_is_an_exception_of_its_own() {
        // The same name twice is legal for the interpreter and a duplicate variable for the compiler.
        Assignment twice = new Assignment("y", Expression.ONE);
        KernelProgram program = new KernelProgram(List.of("a"), List.of(twice, twice), List.of("y"));
        assertThatThrownBy(() -> CompiledProgram.of(program))
                .isInstanceOf(CompilationFailedException.class)
                .hasMessageStartingWith("program must compile but its 2 assignments (");
    }
}
