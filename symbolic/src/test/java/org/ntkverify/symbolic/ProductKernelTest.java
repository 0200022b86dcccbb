package org.ntkverify.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkverify.symbolic.exact.NormalForm;
import org.ntkverify.symbolic.expression.Doubles;
import org.ntkverify.symbolic.expression.Expression;

/** Kernels of product networks against values of mpmath 1.3 with 30 digits, and against what they must reduce to. */
class ProductKernelTest {

    private static Expression at(ProductKernel kernel, String output, Expression xx, Expression yy, Expression xy) {
        return kernel.program().inlined(output).substitute(Map.of("xx", xx, "yy", yy, "xy", xy));
    }

    @ParameterizedTest
    @CsvSource({
        "1, PLAIN, 0.1860539998050813708, -0.070960610547484775064",
        "3, PLAIN, 0.001610115539760875263, -0.0050625152852865802674",
        "3, SKIP, 0.82303787288136480228, -0.41447929013378961828",
        "2, AUGMENTED, 0.45680069474384815739, 0.58360924161273335972",
        "5, SKIP, 3.6408319138892341645, -2.2784172957525391904"
    })
    void kernels_at_a_pair_of_inputs(int degree, ProductVariant variant, double sigma, double theta) {
        ProductKernel kernel = ProductKernel.of(Activation.RELU, degree, variant);
        // |x|^2 = 2, |x'|^2 = 5/4, <x,x'> = -3/4.
        Expression xx = Expression.integer(2);
        Expression yy = Expression.ratio(5, 4);
        Expression xy = Expression.ratio(-3, 4);
        assertThat(Doubles.evaluate(at(kernel, ProductKernel.SIGMA, xx, yy, xy), Map.of()))
                .isCloseTo(sigma, within(1e-14));
        assertThat(Doubles.evaluate(at(kernel, ProductKernel.THETA, xx, yy, xy), Map.of()))
                .isCloseTo(theta, within(1e-14));
    }

    @Test
    void one_factor_is_the_network_with_one_hidden_layer() {
        // Gain 1 and input scaling by sqrt(d) with d = 1 leave the factor 2 of the output.
        KernelRecursion recursion =
                KernelRecursion.of(Architecture.ntk(Activation.RELU, 1, Expression.ONE, Expression.ZERO));
        Expression layered = recursion.program().inlined(recursion.ntk()).substitute(Map.of("d", Expression.ONE));
        for (ProductVariant variant : new ProductVariant[] {ProductVariant.PLAIN, ProductVariant.SKIP}) {
            Expression product =
                    ProductKernel.of(Activation.RELU, 1, variant).program().inlined(ProductKernel.THETA);
            assertThat(NormalForm.equal(product, layered.times(2)))
                    .as("%s", variant)
                    .isTrue();
            assertThat(NormalForm.equal(product, layered))
                    .as("planted: factor 2")
                    .isFalse();
        }
    }

    @Test
    void products_of_linear_factors_are_polynomial_kernels() {
        for (int degree = 1; degree <= 4; degree++) {
            Expression theta = ProductKernel.of(Activation.IDENTITY, degree, ProductVariant.PLAIN)
                    .program()
                    .inlined(ProductKernel.THETA);
            Expression power = Expression.variable("xy").power(degree);
            assertThat(NormalForm.equal(theta, power.times(2L * (degree + 1)))).isTrue();
            assertThat(NormalForm.equal(theta, power.times(4))).as("planted").isEqualTo(degree == 1);
        }
    }

    @Test
    void the_degree_is_checked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProductKernel.of(Activation.RELU, 0, ProductVariant.PLAIN))
                .withMessage("degree must be >= 1 but was 0");
    }
}
