package org.ntkverify.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkverify.check.KernelEstimate;

class KernelEstimateViewTest {

    private static String page(double index, double standardError) {
        KernelEstimate estimate = new KernelEstimate(
                "relu*1",
                "circle:1",
                "ntk",
                "conditioned",
                8,
                400,
                List.of(List.of(1.0)),
                List.of(List.of(0.1)),
                List.of(new KernelEstimate.Statistic("trace", 1, 0.1, 2, 0, 0)),
                new KernelEstimate.Tails(
                        0.1, 0.2, Optional.of(new KernelEstimate.TailIndex(index, standardError, 20))));
        return TerminalReport.plain().kernelEstimate(estimate, 0.001).replaceAll("\\s+", " ");
    }

    /** "Not rejected" is no support: an order counts as shown only two standard errors below the index. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "6   | 0.9 | : variances can be trusted",
                "6   | 1.1 | : these draws do not show that variances have an error; more would tell",
                "4.5 | 1.4 | : these draws do not show that the variance exists; more would tell",
                "3.5 | 0.5 | : heavy: these draws do not show that variances have an error",
                "2.1 | 0.7 | : heavy: these draws do not show that the variance exists",
                "1.8 | 0.1 | : so heavy that the variance may not exist; standard errors mean little",
            })
    void a_tail_is_called_light_only_where_the_draws_show_it(double index, double error, String meaning) {
        assertThat(page(index, error).strip()).endsWith("from the largest 20 deviations" + meaning);
    }
}
