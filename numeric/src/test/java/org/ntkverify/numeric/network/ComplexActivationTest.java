package org.ntkverify.numeric.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComplexActivationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "crelu",
                "cardioid",
                "zrelu",
                "amplitude-phase-tanh",
                "modrelu(-0.5)",
                "modrelu(1.25)",
                "split-tanh",
                "split-relu"
            })
    void a_name_leads_to_the_activation_that_has_it(String name) {
        assertThat(ComplexActivation.named(name).text()).isEqualTo(name);
    }

    @Test
    void unknown_names_are_rejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ComplexActivation.named("modrelu(x)"))
                .withMessage(
                        "complex activation must be crelu, cardioid, zrelu, amplitude-phase-tanh, modrelu(b) or split-NAME but was modrelu(x)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ComplexActivation.modRelu(Double.NaN))
                .withMessage("offset of modrelu must be finite but was NaN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"crelu", "cardioid", "zrelu", "amplitude-phase-tanh", "modrelu(-0.5)", "split-tanh", "split-erf"
            })
    void the_jacobian_is_the_derivative_of_the_value(String name) {
        ComplexActivation activation = ComplexActivation.named(name);
        double[] z = {0.7, -1.1, 0.4, -0.3, 0.9, 0.8, -0.6, 0.2};
        int count = 4;
        double[] jacobian = new double[4 * count];
        activation.evaluate(z, new double[2 * count], jacobian, count);
        double step = 1e-5;
        for (int i = 0; i < count; i++) {
            for (int part = 0; part < 2; part++) {
                double[] up = moved(activation, z, i + part * count, step);
                double[] down = moved(activation, z, i + part * count, -step);
                // Error h^2 f''' / 6 ~ 1e-10 and rounding 1e-16 / h ~ 1e-11.
                assertThat(jacobian[part * count + i]).isCloseTo((up[i] - down[i]) / (2 * step), within(1e-8));
                assertThat(jacobian[(2 + part) * count + i])
                        .isCloseTo((up[count + i] - down[count + i]) / (2 * step), within(1e-8));
            }
        }
    }

    private static double[] moved(ComplexActivation activation, double[] z, int at, double step) {
        double[] moved = z.clone();
        moved[at] += step;
        double[] value = new double[z.length];
        activation.evaluate(moved, value, new double[2 * z.length], z.length / 2);
        return value;
    }
}
