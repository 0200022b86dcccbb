package org.ntkverify.symbolic.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;

class ConstantOrderTest {

    private static Expression parsed(String text) {
        return ExpressionParser.parse(text, Set.of());
    }

    private static Optional<Integer> answer(Expression constant) {
        try {
            return Optional.of(ConstantOrder.sign(constant));
        } catch (NoClosedFormException e) {
            return Optional.empty();
        }
    }

    /** {@code scale sqrt(n)} minus the whole number below it lies in (0, 1); doubles of size scale err by more than that from 1e16 on. */
    @Test
    void a_sign_that_is_given_is_right() {
        int given = 0;
        for (int digits = 3; digits <= 24; digits++) {
            BigInteger scale = BigInteger.TEN.pow(digits);
            for (int n : new int[] {2, 3, 5, 6, 7, 10, 11, 13}) {
                BigInteger below = new BigDecimal(n)
                        .sqrt(new MathContext(60))
                        .multiply(new BigDecimal(scale))
                        .toBigInteger();
                Optional<Integer> above = answer(parsed("%s*Sqrt(%s) - %s".formatted(scale, n, below)));
                Optional<Integer> under =
                        answer(parsed("%s*Sqrt(%s) - %s".formatted(scale, n, below.add(BigInteger.ONE))));
                assertThat(above).isIn(Optional.of(1), Optional.empty());
                assertThat(under).isIn(Optional.of(-1), Optional.empty());
                given += above.isPresent() ? 1 : 0;
            }
        }
        assertThat(given).as("signs given; most of those below 1e14 are plain").isBetween(80, 120);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sqrt(2) - 1.41421356237 | 1",
                "Sqrt(2) - 1.41421356238 | -1",
                "Pi - 355/113 | -1",
                "1e-300*(Sqrt(2) - 1) | 1",
                "Exp(1) - 2.718281828 | 1",
                "Log(2) - 0.7 | -1",
                "ArcSin(1/2) - Pi/6 | 0",
                "ArcCos(1/3) - 1.23 | 1",
                "ArcTan(2) - 1.108 | -1",
                "Tan(1) - 1.557 | 1",
                "Sin(1)^2 + Cos(1)^2 - 1 | 0",
                "Erf(1) - 0.8427 | 1",
                "Phi(-1) - 0.16 | -1",
                "Sinh(1) - 1.175 | 1",
                "Cosh(1) - 1.544 | -1",
                "Tanh(1) - 0.76 | 1",
                "Max(Sqrt(2), 1) - Min(Sqrt(3), 2) | -1",
                "Abs(-Sqrt(2)) - Sqrt(2) | 0",
                "Step(Pi - 3) - Sign(Sqrt(2))/2 | 1",
            })
    void plain_signs_are_given(String constant, int sign) {
        assertThat(ConstantOrder.sign(parsed(constant))).isEqualTo(sign);
        assertThat(ConstantOrder.isZero(parsed(constant))).isEqualTo(sign == 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Exp(Pi*Sqrt(163)) - 262537412640768744",
                "Step(1e20*Sqrt(2) - 141421356237309504880)",
                "Tan(Pi/2 - 1e-20*Sqrt(2))",
            })
    void what_doubles_cannot_tell_is_refused(String constant) {
        assertThatThrownBy(() -> ConstantOrder.sign(parsed(constant))).isInstanceOf(NoClosedFormException.class);
    }
}
