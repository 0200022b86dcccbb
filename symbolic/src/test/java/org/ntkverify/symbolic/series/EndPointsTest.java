package org.ntkverify.symbolic.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.ClosedForms;
import org.ntkverify.symbolic.expression.Doubles;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;
import org.ntkverify.symbolic.series.AngleMap.DepthLimit;
import org.ntkverify.symbolic.series.PuiseuxExpansion.End;

class EndPointsTest {

    private static SphereKernel kernel(String text) {
        return SphereKernel.of("f", ExpressionParser.parse(text, Set.of("rho")));
    }

    private static SphereKernel ntk(int hiddenLayers) {
        return SphereKernel.ntk(Architecture.ntk(
                Activation.RELU, hiddenLayers, Expression.integer(2).sqrt(), Expression.ZERO));
    }

    private static List<String> texts(List<Expression> expressions) {
        return expressions.stream().map(Expression::toString).toList();
    }

    @Test
    void relu_leaves_one_with_the_power_three_halves() {
        SphereKernel relu = SphereKernel.value(ClosedForms.of(Activation.RELU));
        assertThat(texts(PuiseuxExpansion.of(relu, End.ONE, 5).coefficients()))
                .containsExactly("1/2", "0", "-1/2", "Sqrt(2)/(3*Pi)", "0", "Sqrt(2)/(60*Pi)");
        assertThat(PuiseuxExpansion.of(relu, End.ONE, 5)
                        .singularity()
                        .orElseThrow()
                        .exponent())
                .isEqualTo(new BigFraction(3, 2));
    }

    /** The truncated expansion differs from the kernel by the next power, however small x is. */
    @ParameterizedTest
    @EnumSource
    void the_expansion_approaches_the_kernel_at_its_order(End end) {
        int order = 4;
        for (int depth = 1; depth <= 3; depth++) {
            PuiseuxExpansion expansion = PuiseuxExpansion.of(ntk(depth), end, order);
            double coarse = error(ntk(depth), expansion, 0.04);
            double fine = error(ntk(depth), expansion, 0.01);
            // x falls by 4, x^(5/2) by 32.
            assertThat(coarse / fine).as("depth %s", depth).isBetween(20.0, 50.0);
        }
    }

    private static double error(SphereKernel kernel, PuiseuxExpansion expansion, double x) {
        double value = Doubles.evaluate(
                kernel.expression(), Map.of("rho", expansion.end().rho() * (1 - x)));
        double sum = 0;
        for (int j = 0; j < expansion.coefficients().size(); j++) {
            sum += Doubles.evaluate(expansion.coefficient(j), Map.of()) * Math.pow(x, j / 2.0);
        }
        return Math.abs(value - sum);
    }

    @Test
    void depth_adds_up_the_singular_terms() {
        // Each of the L layers adds l sqrt(2)/pi: the coefficient of x^(1/2) is -L(L+1)/2 sqrt(2)/pi.
        for (int depth = 1; depth <= 4; depth++) {
            Expression expected = Expression.integer(2)
                    .sqrt()
                    .over(Expression.PI)
                    .times(-depth * (depth + 1L))
                    .over(2);
            assertThat(PuiseuxExpansion.of(ntk(depth), End.ONE, 1).coefficient(1))
                    .isEqualTo(SpecialAngles.fold(expected));
        }
    }

    @Test
    void a_smooth_kernel_has_its_taylor_series() {
        PuiseuxExpansion expansion = PuiseuxExpansion.of(kernel("rho^3"), End.ONE, 6);
        assertThat(texts(expansion.coefficients())).containsExactly("1", "0", "-3", "0", "3", "0", "-1");
        assertThat(expansion.singularity()).isEmpty();
    }

    @Test
    void a_flat_density_contributes_nothing() {
        // P(U <= 0, V <= 1) for correlation near 1: smaller corrections than any power.
        PuiseuxExpansion expansion = PuiseuxExpansion.of(kernel("Phi2(0,1,1,1,rho)"), End.ONE, 5);
        assertThat(expansion.coefficients().subList(1, 6)).containsOnly(Expression.ZERO);
        assertThat(PuiseuxExpansion.of(kernel("Phi2(1,1,1,1,rho)"), End.ONE, 3)
                        .singularity()
                        .orElseThrow()
                        .exponent())
                .isEqualTo(BigFraction.ONE_HALF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Log(1-rho)", "(1-rho)^(1/4)", "1/(1-rho)"})
    void other_singularities_are_refused(String text) {
        assertThatThrownBy(() -> PuiseuxExpansion.of(kernel(text), End.ONE, 3)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void angles_of_relu_fall_like_three_pi_over_depth() {
        DepthLimit.Algebraic limit = (DepthLimit.Algebraic)
                AngleMap.of(ClosedForms.of(Activation.RELU)).depthLimit(x -> 1);
        assertThat(limit.exponent()).isEqualTo(new BigFraction(2));
        assertThat(limit.constant()).hasToString("9*Pi^2/2");
        assertThat(limit.angleConstant()).hasToString("3*Pi");
        double theta = 1;
        int layers = 200_000;
        for (int l = 0; l < layers; l++) {
            double cosine = (Math.sin(theta) + (Math.PI - theta) * Math.cos(theta)) / Math.PI;
            // 1 - f = (1 - cos) + (theta cos - sin)/pi, written so that small angles keep their digits.
            double distance = 2 * Math.pow(Math.sin(theta / 2), 2)
                    - (theta < 1e-2
                                    ? Math.pow(theta, 3) / 3 - Math.pow(theta, 5) / 30
                                    : Math.sin(theta) - theta * Math.cos(theta))
                            / Math.PI;
            theta = 2 * Math.asin(Math.sqrt(distance / 2));
            assertThat(cosine).isLessThanOrEqualTo(1.0000001);
        }
        // The next term of the asymptotics is of relative order log(l)/l.
        assertThat(theta * layers).isCloseTo(3 * Math.PI, within(2e-3));
    }

    @Test
    void each_kind_of_depth_limit_is_told_apart() {
        assertThat(new AngleMap(kernel("rho")).depthLimit(x -> 1)).isEqualTo(new DepthLimit.Stationary());
        assertThat(new AngleMap(kernel("(1+rho)/2")).depthLimit(x -> -1))
                .isEqualTo(new DepthLimit.Geometric(Expression.ratio(1, 2)));
        assertThat(new AngleMap(kernel("rho^2")).depthLimit(x -> 1))
                .isEqualTo(new DepthLimit.Repelling(BigFraction.ONE, Expression.integer(2)));
        assertThat(new AngleMap(kernel("1-(1-rho)^2")).depthLimit(x -> 1))
                .isEqualTo(new DepthLimit.Geometric(Expression.ZERO));
        assertThat(new AngleMap(kernel("rho+(1-rho)^2/3")).depthLimit(x -> 1))
                .isEqualTo(new DepthLimit.Algebraic(BigFraction.ONE, Expression.integer(3)));
        assertThat(AngleMap.of(ClosedForms.of(Activation.STEP)).depthLimit(x -> 1))
                .isInstanceOf(DepthLimit.Repelling.class);
        assertThatThrownBy(() -> new AngleMap(kernel("2*rho")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be 1 but was 2");
    }

    @Test
    void special_values_are_radicals_over_pi() {
        AngleMap relu = AngleMap.of(ClosedForms.of(Activation.RELU));
        assertThat(texts(relu.specialValues()))
                .containsExactly(
                        "1",
                        "5*Sqrt(3)/12 + 1/(2*Pi)",
                        "Sqrt(2)/(2*Pi) + 3*Sqrt(2)/8",
                        "Sqrt(3)/(2*Pi) + 1/3",
                        "1/Pi",
                        "Sqrt(3)/(2*Pi) - 1/6",
                        "Sqrt(2)/(2*Pi) - Sqrt(2)/8",
                        "-Sqrt(3)/12 + 1/(2*Pi)",
                        "0");
    }

    @Test
    void special_angles_agree_with_their_names() {
        for (SpecialAngles.Special special : SpecialAngles.all()) {
            double angle = Doubles.evaluate(special.angle(), Map.of());
            assertThat(Doubles.evaluate(special.cosine(), Map.of())).isCloseTo(Math.cos(angle), within(1e-15));
            assertThat(Doubles.evaluate(special.sine(), Map.of())).isCloseTo(Math.sin(angle), within(1e-15));
        }
    }
}
