package org.ntkverify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesViewTest {

    @Test
    void relu_shows_every_expansion_exactly() {
        Console console = Console.run("derive", "relu", "--series", "4", "--depth", "1", "--wstd", "sqrt(2)");

        assertThat(console.exitCode()).isZero();
        assertThat(console.output())
                .contains("mu_4        = -Sqrt(3)/(12*Sqrt(Pi))")
                .contains("rho^2       = 3/(2*Pi)")
                .contains("x = 1 - rho = 1/2 + (-1/2)*x + (Sqrt(2)/(3*Pi))*x^(3/2)")
                .contains("p^(-5/2)", "k^(-d-2)", "p^(-3/2)", "k^(-d)")
                .contains("theta_l ~ (3*Pi)*l^(-1)");
    }

    @Test
    void two_hidden_layers_have_enclosed_coefficients() {
        Console console = Console.run("derive", "relu", "--series", "2", "--depth", "2", "--wstd", "sqrt(2)");

        // 2 K(1/pi) + (1/pi) 2 Kdot(1/pi) = 0.49373 + 0.31831 * 0.60310, each factor by hand from arccos(1/pi) =
        // 1.2469.
        assertThat(console.output()).contains("NTK, coefficients of rho^p").contains("rho^0       = 0.6857");
    }

    @ParameterizedTest
    @ValueSource(strings = {"erf", "step", "sin", "hard-tanh", "gelu", "identity", "cos", "gaussian(-1/2)", "elu"})
    void every_activation_with_closed_form_shows_something_for_every_part(String name) {
        Console console = Console.run("derive", name, "--series", "3");

        assertThat(console.exitCode()).as(console.output()).isZero();
        assertThat(console.output()).contains("Hermite coefficients", "Kdot at the end points", "Angles in depth");
    }

    @Test
    void what_cannot_be_expanded_is_refused() {
        assertThat(Console.run("derive", "tanh", "--series", "3").exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(Console.run("derive", "relu", "--series", "99").exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(Console.run("derive", "relu", "--series", "3", "--steps").exitCode())
                .isEqualTo(ExitCodes.USAGE);
        assertThat(Console.run("derive", "relu", "--series", "3", "--depth", "1", "--param", "he")
                        .exitCode())
                .isEqualTo(ExitCodes.USAGE);
    }
}
