package org.ntkverify.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmoothnessTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "identity",
                "erf",
                "gelu",
                "tanh",
                "sigmoid",
                "silu",
                "snake",
                "gaussian(-1)",
                "polynomial(1,0,2)",
                "ArcTan(x)",
                "x/Sqrt(1 + x^2)",
                "x/(1 + 2*x^2 + x^4)",
                "Log(1 + Exp(x))",
                "Tanh(x)*Abs(-2)",
                // Kinks that cancel.
                "Max(x, 0) + Min(x, 0)",
                "x*Step(x) + x*Step(-x)",
                "Abs(x)^2"
            })
    void smooth_functions_are_recognised(String activation) {
        assertThat(Activation.named(activation).provedSmooth()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "relu",
                "abs",
                "step",
                "hard-tanh",
                "elu",
                "rectified-monomial(3)",
                "leaky-relu(1/2)",
                // Written without a function that has a kink, and with one inside a function that has no closed form.
                "Sqrt(x^2)",
                "Sqrt(x^4 + x^2)",
                "(x^2)^(3/2)",
                "Tanh(Max(x, 0))",
                "Tanh(Sqrt(x^2))",
                "ArcTan(1/x)",
                "Log(x^2)",
                "Log(x - 1)",
                "1/(x^2 - 1)",
                "Tan(x)",
                "ArcSin(x)"
            })
    void others_are_not(String activation) {
        assertThat(Activation.named(activation).provedSmooth()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"softplus", "mish"})
    void smooth_functions_of_which_the_form_has_kinks_are_missed(String activation) {
        assertThat(Activation.named(activation).provedSmooth()).isFalse();
    }
}
