package org.ntkverify.check.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.Tabulation;
import org.ntkverify.check.Verdict;
import org.ntkverify.check.VerdictRule;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;

/** Printed digits that are right, wrong in the last place, or exactly half a unit away. */
class TabulationCheckerTest {

    private static Tabulation.Entry entry(String printed, String value) {
        Expression expression = ExpressionParser.parse(value, Set.of("x"));
        KernelProgram program =
                new KernelProgram(List.of("x"), List.of(new KernelProgram.Assignment("y", expression)), List.of("y"));
        return new Tabulation.Entry(value, new BigDecimal(printed), program, "y", Map.of("x", Expression.ONE));
    }

    private static Verdict verdict(Tabulation.Entry... entries) {
        return VerdictRule.ofEvidence(TabulationChecker.check(new Tabulation("table", Arrays.asList(entries))));
    }

    // spotless:off
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1.4142                               | Sqrt(2)*x             | PROVED
            1.4143                               | Sqrt(2)*x             | REFUTED
            1.4141                               | Sqrt(2)*x             | REFUTED
            1.41421356237309504880168872420969808 | Sqrt(2)*x            | PROVED
            1.41421356237309504880168872420969807 | Sqrt(2)*x            | REFUTED
            -3.14                                | -Pi*x                 | PROVED
            3                                    | Pi*x                  | PROVED
            0.12                                 | x/8                   | PROVED
            0.13                                 | x/8                   | PROVED
            0.12                                 | x/8 + x*10^-30        | REFUTED
            0.13                                 | x/8 - x*10^-30        | REFUTED
            0.13                                 | x/8 + x*10^-30        | PROVED
            0.12                                 | (Sin(1)^2+Cos(1)^2)/8 | UNDECIDED
            """)
    // spotless:on
    void half_a_unit_of_the_last_digit_decides(String printed, String value, Verdict.Kind expected) {
        assertThat(verdict(entry(printed, value)).kind()).isEqualTo(expected);
    }

    @Test
    void one_wrong_digit_among_right_ones_is_found_and_told_with_its_size() {
        Verdict.Refuted refuted = (Verdict.Refuted)
                verdict(entry("1.4142", "Sqrt(2)*x"), entry("3.1417", "Pi*x"), entry("2.7183", "Exp(x)"));
        assertThat(refuted.code()).isEqualTo(ReasonCode.VALUE_RATIO);
        assertThat(refuted.effect()).isCloseTo((3.1417 - Math.PI) / Math.PI, within(1e-12));
        assertThat(refuted.witness()).startsWith("Pi*x: printed 3.1417, enclosed 3.14159");
    }

    @Test
    void an_open_value_beside_right_ones_leaves_the_table_open() {
        assertThat(verdict(entry("0.12", "(Sin(1)^2+Cos(1)^2)/8"), entry("1.4142", "Sqrt(2)*x"))
                        .reason())
                .contains("reach over the ends of the tolerance");
    }

    @Test
    void an_output_that_the_program_lacks_is_refused() {
        Tabulation.Entry right = entry("1", "x");
        Tabulation.Entry wrong =
                new Tabulation.Entry(right.label(), right.printed(), right.program(), "z", right.inputs());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> verdict(wrong))
                .withMessage("output of x must be in the program but was z");
    }
}
