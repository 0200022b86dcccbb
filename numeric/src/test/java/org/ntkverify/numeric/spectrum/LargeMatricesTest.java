package org.ntkverify.numeric.spectrum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;

/**
 * Beyond the size of full eigendecompositions: {@code H D H} with the reflection {@code H = I - 2 e e^T/n}, n = 256, whose entries are
 * exact for dyadic D, so that its eigenvalues are those of D exactly.
 */
class LargeMatricesTest {

    private static final int SIZE = 256;

    private static IntervalMatrix reflected(IntToDoubleFunction eigenvalue, int exponent) {
        double[] d = new double[SIZE];
        Arrays.setAll(d, eigenvalue);
        double mean = Arrays.stream(d).sum() / SIZE;
        double per = 2.0 / SIZE;
        return IntervalMatrix.ofRows(SIZE, (i, midpoints, radii) -> {
            for (int j = 0; j <= i; j++) {
                double entry = (i == j ? d[i] : 0) - per * d[i] - per * d[j] + 2 * per * mean;
                midpoints[j] = Math.scalb(entry, exponent);
                radii[j] = 0;
            }
        });
    }

    private static EigenvalueEnclosure requireAround(IntToDoubleFunction eigenvalue, int exponent, double smallest) {
        EigenvalueEnclosure found = CertifiedEigenvalue.enclosure(reflected(eigenvalue, exponent));
        double exact = Math.scalb(smallest, exponent);
        assertThat(found.interval().contains(exact)).as("%s", found).isTrue();
        // Some 3 (n+1) u tr.
        assertThat(found.upper() - found.lower()).isLessThan(Math.scalb(1e-8, exponent));
        assertThat(found.factorisations()).isLessThan(20);
        return found;
    }

    @ParameterizedTest
    @ValueSource(ints = {-600, 0, 600})
    void separate_clustered_and_small_eigenvalues_at_every_scale(int exponent) {
        assertThat(requireAround(k -> k + 3, exponent, 3).positiveDefinite()).contains(true);
        assertThat(requireAround(k -> 3 + Math.floor(k / 20.0), exponent, 3).positiveDefinite())
                .contains(true);
        assertThat(requireAround(k -> k == 100 ? 0x1p-20 : 1 + k, exponent, 0x1p-20)
                        .positiveDefinite())
                .contains(true);
        assertThat(requireAround(k -> 5, exponent, 5).positiveDefinite()).contains(true);
    }

    @ParameterizedTest
    @ValueSource(ints = {-600, 0, 600})
    void singular_matrices_stay_open(int exponent) {
        assertThat(requireAround(k -> Math.floor(k / 2.0), exponent, 0).positiveDefinite())
                .isEmpty();
        assertThat(requireAround(k -> k < 200 ? 0 : k, exponent, 0).positiveDefinite())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-600, 0, 600})
    void negative_eigenvalues_have_witnesses(int exponent) {
        EigenvalueEnclosure one = requireAround(k -> k == 7 ? -0x1p-10 : k, exponent, -0x1p-10);
        assertThat(one.positiveDefinite()).contains(false);
        assertThat(one.witness().orElseThrow().form().upper()).isNegative();
        assertThat(requireAround(k -> -k, exponent, -255).positiveDefinite()).contains(false);
        assertThat(requireAround(k -> k % 2 == 0 ? -5 : 5, exponent, -5).positiveDefinite())
                .contains(false);
    }
}
