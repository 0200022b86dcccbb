package org.ntkverify.symbolic.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.ProductKernel;
import org.ntkverify.symbolic.ProductVariant;
import org.ntkverify.symbolic.exact.NormalForm;
import org.ntkverify.symbolic.expression.Doubles;
import org.ntkverify.symbolic.expression.Expression;

/** Exact eigenvalues against quadrature of mpmath 1.3 with 30 digits, and against the formula of arc-cosine kernels. */
class ProductKernelSpectrumTest {

    @ParameterizedTest
    @CsvSource({
        "3, PLAIN, 5, 4, 0.0008469817695101673081637",
        "4, SKIP, 3, 5, 0.1133808736191923549289",
        "2, PLAIN, 7, 2, 0.002576299786642662608747",
        "5, PLAIN, 12, 3, 0.00003371111675553593467215",
        "2, SKIP, 0, 10, 0.7674840544646293152636",
        "7, PLAIN, 6, 10, 0.000003944152250731919512706"
    })
    void eigenvalues(int degree, ProductVariant variant, int k, int dimension, double expected) {
        double value = Doubles.evaluate(ProductKernelSpectrum.eigenvalue(degree, variant, k, dimension), Map.of());
        assertThat(value).isCloseTo(expected, within(1e-9 * expected));
        double neighbour =
                Doubles.evaluate(ProductKernelSpectrum.eigenvalue(degree, variant, k, dimension + 1), Map.of());
        assertThat(Math.abs(neighbour - expected)).as("planted").isGreaterThan(0.01 * expected);
    }

    @Test
    void one_factor_of_the_rectified_kernel_has_the_eigenvalues_of_polar_coordinates() {
        for (int k = 0; k <= 4; k++) {
            Expression product = ProductKernelSpectrum.ofArcCosineProduct(1, 0, k, 5);
            Expression polar = FunkHecke.ofRectifiedMonomial(1, k, 5).times(Expression.PI.times(2));
            assertThat(NormalForm.equal(product, polar)).as("k = %s", k).isTrue();
        }
    }

    @Test
    void eigenvalues_with_their_multiplicities_sum_towards_the_trace() {
        Expression sum = Expression.ZERO;
        for (int k = 0; k <= 8; k++) {
            Expression each = ProductKernelSpectrum.eigenvalue(3, ProductVariant.PLAIN, k, 4);
            sum = sum.plus(each.times(Expression.constant(new BigFraction(FunkHecke.multiplicity(k, 4)))));
        }
        Expression trace = ProductKernelSpectrum.trace(ProductKernel.of(Activation.RELU, 3, ProductVariant.PLAIN));
        assertThat(trace).isEqualTo(Expression.ONE);
        // The rest falls like k^-4 times k^2.
        assertThat(Doubles.evaluate(sum, Map.of())).isBetween(0.9, 1.0);
    }

    @Test
    void the_variant_is_checked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProductKernelSpectrum.eigenvalue(2, ProductVariant.AUGMENTED, 1, 3))
                .withMessage("variant must be plain or skip but was augmented");
    }
}
