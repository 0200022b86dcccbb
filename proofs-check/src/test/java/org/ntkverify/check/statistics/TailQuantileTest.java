package org.ntkverify.check.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Intervals at one-sided levels from 5e-4 to 2.5e-10 against 50-digit quantiles; see tail_quantiles.py. */
class TailQuantileTest {

    /** Twice the measured maximum of 3e-16: elementary functions may differ by an ulp between versions of Java. */
    private static final double QUANTILE_ERROR = 6e-16;

    /** Twice the measured maximum of 1.4e-15, for the same reason. */
    private static final double LIMIT_ERROR = 3e-15;

    @Test
    void student_intervals_reach_to_the_reference_quantile() throws IOException {
        List<String[]> rows = rows("student");
        assertThat(rows).as("rows, so that the test is not vacuous").hasSize(24);
        for (String[] row : rows) {
            long count = Long.parseLong(row[1]) + 1;
            // No skewness and standard error 1.
            SampleMoments sample = new SampleMoments(count, 0, count, 0, 0);
            double alpha = 2 * Double.parseDouble(row[3]);
            double high =
                    MeanInterval.of(sample, alpha).interval().orElseThrow().high();
            assertRelative(high, row, QUANTILE_ERROR);
        }
    }

    @Test
    void normal_quantiles_do_not_saturate() throws IOException {
        List<String[]> rows = rows("normal");
        assertThat(rows).as("rows, so that the test is not vacuous").hasSize(6);
        for (String[] row : rows) {
            assertRelative(Require.upperNormalQuantile(Double.parseDouble(row[3])), row, QUANTILE_ERROR);
        }
    }

    @Test
    void binomial_limits_agree_with_the_reference() throws IOException {
        List<String[]> lower = rows("clopper_lower");
        assertThat(lower).as("rows, so that the test is not vacuous").hasSize(18);
        for (String[] row : lower) {
            assertRelative(limits(row).lower(Double.parseDouble(row[3])), row, LIMIT_ERROR);
        }
        List<String[]> upper = rows("clopper_upper");
        assertThat(upper).as("rows, so that the test is not vacuous").hasSize(18);
        for (String[] row : upper) {
            assertRelative(limits(row).upper(Double.parseDouble(row[3])), row, LIMIT_ERROR);
        }
    }

    private static ClopperPearson limits(String[] row) {
        return new ClopperPearson(Integer.parseInt(row[1]), Integer.parseInt(row[2]));
    }

    private static void assertRelative(double actual, String[] row, double error) {
        BigDecimal expected = new BigDecimal(row[4]);
        double difference = new BigDecimal(actual).subtract(expected).doubleValue() / expected.doubleValue();
        assertThat(difference)
                .as("relative error of %s at alpha=%s: expected %s, actual %s", row[0], row[3], expected, actual)
                .isCloseTo(0, within(error));
    }

    private static List<String[]> rows(String kind) throws IOException {
        try (InputStream stream = TailQuantileTest.class.getResourceAsStream("tail_quantiles.csv")) {
            String text = new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> line.startsWith(kind + ","))
                    .map(line -> line.split(",", -1))
                    .toList();
        }
    }
}
