package org.ntkverify.check.catalogue.murray2023;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.Finding;
import org.ntkverify.check.Tabulation;
import org.ntkverify.check.catalogue.murray2023.Murray2023Shares.Phi;
import org.ntkverify.check.catalogue.murray2023.Murray2023Shares.Version;
import org.ntkverify.check.checker.CheckContext;
import org.ntkverify.check.checker.Checkers;
import org.ntkverify.check.statistics.ErrorBudget;

class Murray2023QuadratureTest {

    /** {@code L_k(-1) = sum_m binom(k, m)/m!}, the bound that the error of the quadrature rests on. */
    @Test
    void laguerre_values_are_below_their_bound() {
        BigFraction sum = BigFraction.ZERO;
        BigFraction term = BigFraction.ONE;
        for (int m = 0; m <= 51; m++) {
            sum = sum.add(term);
            term = term.multiply(new BigFraction(51 - m, (m + 1L) * (m + 1L)));
        }
        assertThat(sum.doubleValue()).isLessThan(1e6);
    }

    private static Finding.Kind tanh(String printed) {
        Tabulation.Entry entry = new Tabulation.Entry(
                "tanh",
                new BigDecimal(printed),
                () -> Murray2023Shares.program(Phi.TANH, Version.PLAIN),
                "lower0",
                Map.of());
        CheckContext context = new CheckContext(ErrorBudget.standard().catalogueClaim(), (design, look) -> List.of());
        Evidence evidence = Checkers.check(new Tabulation("table", List.of(entry)), context);
        return evidence.finding().kind();
    }

    /** {@code 100 (1 - E tanh^2)/(1 + E (1 - tanh^2)^2)} by adaptive quadrature elsewhere: 41.36194. */
    @Test
    void one_unit_of_the_last_digit_is_seen() {
        assertThat(tanh("41.362")).isEqualTo(Finding.Kind.ESTABLISHES);
        assertThat(tanh("41.363")).isEqualTo(Finding.Kind.CONTRADICTS);
        assertThat(tanh("41.361")).isEqualTo(Finding.Kind.CONTRADICTS);
    }
}
