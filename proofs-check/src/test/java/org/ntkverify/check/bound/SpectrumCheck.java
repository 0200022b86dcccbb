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

    static double effectiveRank(BoundSetting setting) {
        double[] values = eigenvalues(setting);
        return Arrays.stream(values).sum() / values[values.length - 1];
    }

    /** The eigenvalue that the result speaks of. */
    static double kth(BoundResult result, BoundSetting setting) {
        double[] values = eigenvalues(setting);
        Matcher matcher = K.matcher(((BoundValue.Applicable) result.value()).note());
        assertThat(matcher.matches()).isTrue();
        int k = Integer.parseInt(matcher.group(1));
        assertThat(k).isBetween(1, values.length);
        return values[values.length - k];
    }

    static void require(BoundResult result, BoundSetting setting) {
        double bound = result.safeValue().orElseThrow();
        double trace = Arrays.stream(eigenvalues(setting)).sum();
        if (result.bound().direction() == BoundDirection.EFFECTIVE_RANK) {
            assertThat(bound).isGreaterThanOrEqualTo(effectiveRank(setting) - ROUNDING);
        } else {
            assertThat(bound).isGreaterThanOrEqualTo(kth(result, setting) - ROUNDING * trace);
        }
    }
}
