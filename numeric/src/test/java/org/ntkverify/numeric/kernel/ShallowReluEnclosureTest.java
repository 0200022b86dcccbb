package org.ntkverify.numeric.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntkverify.numeric.arithmetic.DecimalInterval;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.expression.Expression;

/** Against enclosures of 40 digits, which are computed another way. */
class ShallowReluEnclosureTest {

    private static final Architecture RELU =
            Architecture.ntk(Activation.RELU, 1, Expression.integer(3).sqrt(), Expression.ZERO);

    /** Norms of many sizes, pairs next to parallel, next to antiparallel and next to the border between both ways, a zero. */
    private static Inputs inputs() {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(20261126L);
        double[][] points = new double[140][5];
        for (int i = 1; i < points.length; i++) {
            double size = Math.scalb(1.0, random.nextInt(-60, 60));
            for (int k = 0; k < 5; k++) {
                double near = i % 7 == 0 ? points[i - 1][k] : 0;
                double far = size * (random.nextDouble() - 0.5);
                points[i][k] = near == 0 ? far : -near * (1 + Math.scalb(random.nextDouble(), -(i % 50)));
            }
        }
        return Inputs.of("points of many sizes", points);
    }

    private static boolean contains(double value, double radius, DecimalInterval exact) {
        BigDecimal middle = new BigDecimal(value);
        BigDecimal reach = new BigDecimal(radius);
        return middle.subtract(reach).compareTo(exact.lower()) <= 0
                && middle.add(reach).compareTo(exact.upper()) >= 0;
    }

    @ParameterizedTest
    @EnumSource(KernelKind.class)
    void every_enclosure_contains_the_kernel(KernelKind kind) {
        Inputs inputs = inputs();
        assertThat(ShallowReluEnclosure.applies(RELU, inputs)).isTrue();
        InfiniteWidthKernel kernel = InfiniteWidthKernel.of(RELU);
        IntervalMatrix matrix = kernel.enclosure(inputs, kind);
        int missedWithoutRadius = 0;
        for (int i = 1; i < inputs.count(); i++) {
            for (int j = 1; j <= i; j += 1 + i % 3) {
                InfiniteWidthKernel.DecimalPair pair = kernel.enclosure(inputs, i, j, 40);
                DecimalInterval exact = kind == KernelKind.NTK ? pair.ntk() : pair.nngp();
                double value = matrix.midpoint(i, j);
                assertThat(contains(value, matrix.radius(i, j), exact))
                        .as("%s, %s: %s +- %s around %s", i, j, value, matrix.radius(i, j), exact)
                        .isTrue();
                double scale = Math.sqrt(matrix.midpoint(i, i) * matrix.midpoint(j, j));
                // The stated radius: (16 d + 100) u.
                assertThat(matrix.radius(i, j)).isLessThan(180 * 0x1p-53 * scale);
                missedWithoutRadius += contains(value, 0, exact) ? 0 : 1;
            }
        }
        // Twin: the doubles alone are not the kernel.
        assertThat(missedWithoutRadius).isGreaterThan(1000);
        assertThat(matrix.midpoint(5, 0)).isZero();
        assertThat(matrix.radius(5, 0)).isZero();
    }

    @Test
    void other_networks_and_geometries_are_left_to_others() {
        assertThat(ShallowReluEnclosure.applies(
                        Architecture.ntk(Activation.RELU, 2, Expression.ONE, Expression.ZERO), inputs()))
                .isFalse();
        assertThat(ShallowReluEnclosure.applies(
                        Architecture.ntk(Activation.RELU, 1, Expression.ONE, Expression.ONE), inputs()))
                .isFalse();
        assertThat(ShallowReluEnclosure.applies(
                        Architecture.ntk(Activation.ERF, 1, Expression.ONE, Expression.ZERO), inputs()))
                .isFalse();
        assertThat(ShallowReluEnclosure.applies(RELU, Inputs.circle(200))).isFalse();
        assertThat(ShallowReluEnclosure.applies(RELU, Inputs.of("tiny", new double[][] {{1e-300}})))
                .isFalse();
    }
}
