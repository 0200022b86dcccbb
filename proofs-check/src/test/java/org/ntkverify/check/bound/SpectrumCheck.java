package org.ntkverify.check.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;

/** Bounds of other eigenvalues against the approximate spectrum. */
final class SpectrumCheck {

    private static final Pattern K = Pattern.compile("k = (\\d+),.*");

    /** Rounding errors of an approximate spectrum, relative to its trace. */
    private static final double ROUNDING = 1e-12;

    private SpectrumCheck() {}

    static double[] eigenvalues(BoundSetting setting) {
        IntervalMatrix kernel = setting.matrix(KernelPart.TANGENT);
        double[][] matrix = new double[kernel.size()][kernel.size()];
        for (int i = 0; i < kernel.size(); i++) {
            for (int j = 0; j < kernel.size(); j++) {
                matrix[i][j] = kernel.midpoint(i, j);
            }
        }
        double[] values = new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(matrix)).getEigenvalues();
        Arrays.sort(values);
        return values;
    }

    static void require(BoundResult result, BoundSetting setting) {
        double[] values = eigenvalues(setting);
        int n = values.length;
        double trace = Arrays.stream(values).sum();
        double bound = result.safeValue().orElseThrow();
        if (result.bound().direction() == BoundDirection.EFFECTIVE_RANK) {
            assertThat(bound).isGreaterThanOrEqualTo(trace / values[n - 1] - ROUNDING);
            return;
        }
        Matcher matcher = K.matcher(((BoundValue.Applicable) result.value()).note());
        assertThat(matcher.matches()).isTrue();
        int k = Integer.parseInt(matcher.group(1));
        assertThat(k).isBetween(1, n);
        assertThat(bound).isGreaterThanOrEqualTo(values[n - k] - ROUNDING * trace);
    }
}
