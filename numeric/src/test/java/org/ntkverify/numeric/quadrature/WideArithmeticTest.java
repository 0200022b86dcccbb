package org.ntkverify.numeric.quadrature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WideArithmeticTest {

    private static double value(String function, double z) {
        return WideArithmetic.evaluate(ClassFive.expression(function), z);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Exp(z)/(1+Exp(z))^2*Exp(-z/2)*Exp(3*z/2); 800; 1",
                "Log(1+Exp(z)); 1e6; 1e6",
                "Exp(-z)/(1+Exp(-z))^2; -1e6; 0",
                "z*Tanh(Log(1+Exp(z))); 1e5; 1e5",
                "Sinh(z)/Cosh(z); -1000; -1",
                "Exp(z)^(1/2)*Exp(-z/2); 3000; 1",
                "Exp(z)^(1/3)*Exp(-z/3); 3000; 1",
                "Max(Exp(z),1)*Exp(-z)+Min(Exp(z),0); 2000; 1",
                "Abs(-Exp(z))*Exp(-z); 2000; 1",
                "Exp(z); 1e300; Infinity",
                "Exp(-z); 1e300; 0",
                "Exp(z)*Cos(z)^2*Pi*Exp(-z)/Pi+Sin(z)^2; 4000; 1",
                "Exp(-700)*Exp(-45)*Exp(745); 0; 1"
            })
    void only_intermediates_may_overflow(String function, double z, double expected) {
        double actual = value(function, z);
        if (Double.isInfinite(expected)) {
            assertThat(actual).isEqualTo(expected);
        } else {
            // Exponents of some thousand cost as many ulps.
            assertThat(actual).isCloseTo(expected, within(1e-12 * Math.max(1, Math.abs(expected))));
        }
    }

    @ParameterizedTest
    @CsvSource({"(z)^(1/2), -1", "Log(z), -1"})
    void what_is_not_defined_stays_so(String function, double z) {
        assertThat(value(function, z)).isNaN();
    }
}
