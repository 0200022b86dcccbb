package org.ntkverify.numeric.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Against the platform's tanh, at arguments of every size. */
class HyperbolicTangentTest {

    @Test
    void differs_from_the_platform_by_at_most_four_units_in_the_last_place() {
        SplittableRandom random = new SplittableRandom(20_261_126);
        double worst = 0;
        for (int i = 0; i < 300_000; i++) {
            // Exponents from 2^-12 to 2^6: the convergent, the quotient and the saturated end.
            double x =
                    (random.nextDouble() < 0.5 ? -1 : 1) * Math.scalb(1 + random.nextDouble(), random.nextInt(-12, 6));
            double expected = StrictMath.tanh(x);
            worst = Math.max(worst, Math.abs(HyperbolicTangent.of(x) - expected) / Math.ulp(expected));
        }
        assertThat(worst).isBetween(1.0, 4.0);
    }

    @Test
    void is_odd_and_bounded_and_lets_through_what_is_not_a_number() {
        for (double x :
                new double[] {0, 1e-300, 0.1, 0.3999, 0.4, 0.4001, 3, 21.99, 22, 700, Double.POSITIVE_INFINITY}) {
            assertThat(HyperbolicTangent.of(-x)).isEqualTo(-HyperbolicTangent.of(x));
            assertThat(HyperbolicTangent.of(x)).isBetween(0.0, 1.0);
        }
        assertThat(1 / HyperbolicTangent.of(-0.0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(HyperbolicTangent.of(Double.POSITIVE_INFINITY)).isOne();
        assertThat(HyperbolicTangent.of(Double.NaN)).isNaN();
    }
}
