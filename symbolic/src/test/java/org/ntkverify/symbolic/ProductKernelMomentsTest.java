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

/** Moments of one neuron: values from a summation over tuples in another language, and the expanded polynomial. */
class ProductKernelMomentsTest {

    private static ProductKernelMoments moments(int degree, ProductVariant variant) {
        return new ProductKernelMoments(degree, variant);
    }

    @ParameterizedTest
    @CsvSource({
        "1, PLAIN, 3",
        "2, PLAIN, 19",
        "3, PLAIN, 107",
        "4, PLAIN, 603.8",
        "5, PLAIN, 3455",
        "7, PLAIN, 116639",
        "1, SKIP, 3",
        "2, SKIP, 7.347028587597798",
        "3, SKIP, 16.434306842648528",
        "5, SKIP, 73.97321324049408",
        "9, SKIP, 1294.6071914640038"
    })
    void relative_variance(int degree, ProductVariant variant, double expected) {
        double value = Doubles.evaluate(moments(degree, variant).relativeVariance(), Map.of());
        assertThat(value).isCloseTo(expected, within(1e-11 * expected));
    }

    @ParameterizedTest
    @CsvSource({"1, 2.6943012562182536", "2, 11.084402299640825", "3, 42.64301757941797", "5, 680.6581994417015"})
    void skewness(int degree, double expected) {
        double value = Doubles.evaluate(ProductKernelMoments.plainSkewness(degree), Map.of());
        assertThat(value).isCloseTo(expected, within(1e-12 * expected));
    }

    @Test
    void closed_forms_are_the_moments_of_the_polynomial() {
        for (int degree = 1; degree <= 3; degree++) {
            ProductKernelMoments plain = moments(degree, ProductVariant.PLAIN);
            assertThat(NormalForm.equal(plain.expanded(3), ProductKernelMoments.plainCube(degree)))
                    .isTrue();
            assertThat(NormalForm.equal(plain.relativeVariance(), ProductKernelMoments.plainRelativeVariance(degree)))
                    .isTrue();
            ProductKernelMoments skip = moments(degree, ProductVariant.SKIP);
            assertThat(NormalForm.equal(skip.expanded(2), skip.square())).isTrue();
            assertThat(NormalForm.equal(skip.expanded(2), skip.square().plus(Expression.ratio(1, 1000))))
                    .as("planted")
                    .isFalse();
        }
    }

    @Test
    void the_variant_is_checked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> moments(2, ProductVariant.AUGMENTED))
                .withMessage("variant must be plain or skip but was augmented");
    }
}
