package org.ntkverify.numeric.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.kernel.InfiniteWidthKernel;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.expression.Expression;

class CertifiedEigenvalueTest {

    private static IntervalMatrix circle(int hiddenLayers, int points, Expression beta) {
        return InfiniteWidthKernel.of(Architecture.jacot(Activation.RELU, hiddenLayers, beta))
                .enclosure(Inputs.circle(points))
                .ntk();
    }

    private static boolean rounds(Interval enclosure, String printed) {
        BigDecimal value = new BigDecimal(printed);
        BigDecimal half = value.ulp().multiply(new BigDecimal("0.5"));
        return new BigDecimal(enclosure.lower()).compareTo(value.subtract(half)) >= 0
                && new BigDecimal(enclosure.upper()).compareTo(value.add(half)) <= 0;
    }

    /** ReLU tangent kernel of [JGH18] on equispaced points: the digits of the theory note, certified. */
    @ParameterizedTest
    @CsvSource({
        "1, 6, 1/10, .0212",
        "1, 8, 1/10, .0201",
        "1, 16, 1/10, .0137",
        "2, 6, 0, .083",
        "2, 8, 0, .068",
        "2, 16, 0, .022",
    })
    void printed_digits_of_the_smallest_eigenvalue_are_certified(int layers, int points, String beta, String printed) {
        Expression biasStd = beta.equals("0") ? Expression.ZERO : Expression.ratio(1, 10);
        Interval enclosure = CertifiedEigenvalue.lambdaMin(circle(layers, points, biasStd));
        assertThat(rounds(enclosure, printed)).as("%s", enclosure).isTrue();
        // Twin: the neighbouring number of as many digits is refused.
        assertThat(rounds(
                        enclosure,
                        new BigDecimal(printed)
                                .add(new BigDecimal(printed).ulp())
                                .toString()))
                .isFalse();
        // Measured 2.6e-14 at N = 16.
        assertThat(enclosure.width()).isLessThan(1e-13);
    }

    /** One hidden layer without bias on antipodal points: rank N/2 + 2, one less than full for N = 6 already. */
    @ParameterizedTest
    @CsvSource({"6, 5", "8, 6", "16, 10"})
    void the_rank_of_the_bias_free_kernel_is_reached_from_below(int points, int rank) {
        IntervalMatrix matrix = circle(1, points, Expression.ZERO);
        assertThat(CertifiedRank.of(matrix).atLeast()).isEqualTo(rank);
        Interval enclosure = CertifiedEigenvalue.lambdaMin(matrix);
        assertThat(enclosure.containsZero()).as("%s", enclosure).isTrue();
        assertThat(CertifiedEigenvalue.indefinite(matrix)).isEmpty();
    }

    @Test
    void the_eigenvalue_of_a_known_matrix_is_enclosed() {
        // Eigenvalues 1 and 3.
        IntervalMatrix matrix = IntervalMatrix.exact(new double[][] {{2, 1}, {1, 2}});
        Interval enclosure = CertifiedEigenvalue.lambdaMin(matrix);
        assertThat(enclosure.contains(1)).isTrue();
        assertThat(enclosure.width()).isLessThan(1e-14);
    }

    @Test
    void radii_widen_the_enclosure_on_both_sides() {
        Interval two = new Interval(1.9, 2.1);
        Interval one = new Interval(0.9, 1.1);
        IntervalMatrix matrix =
                IntervalMatrix.ofLowerTriangle(2, i -> i == 0 ? new Interval[] {two} : new Interval[] {one, two});
        Interval enclosure = CertifiedEigenvalue.lambdaMin(matrix);
        // The members [1.9 1.1; 1.1 1.9] and [2.1 .9; .9 2.1] have smallest eigenvalues 0.8 and 1.2.
        assertThat(enclosure.lower()).isBetween(0.79, 0.8);
        assertThat(enclosure.upper()).isBetween(1.2, 1.21);
    }

    @Test
    void an_indefinite_matrix_has_a_witness() {
        IntervalMatrix matrix = IntervalMatrix.exact(new double[][] {{1, 2}, {2, 1}});
        NegativeWitness witness = CertifiedEigenvalue.indefinite(matrix).orElseThrow();
        assertThat(matrix.quadraticForm(witness.vector())).isEqualTo(witness.form());
        assertThat(witness.form().upper()).isNegative();
    }

    @Test
    void a_shift_beyond_the_eigenvalue_certifies_nothing() {
        IntervalMatrix matrix = IntervalMatrix.exact(new double[][] {{2, 1}, {1, 2}});
        assertThat(CertifiedEigenvalue.lowerBound(matrix, 1.001)).isEmpty();
        assertThat(CertifiedEigenvalue.lowerBound(matrix, 0.999).orElseThrow()).isBetween(0.998, 0.999);
    }

    @Test
    void any_vector_bounds_from_above_but_zero_does_not() {
        IntervalMatrix matrix = IntervalMatrix.exact(new double[][] {{2, 1}, {1, 2}});
        assertThat(CertifiedEigenvalue.upperBound(matrix, new double[] {1, 0}))
                .isBetween(2.0, Math.nextUp(Math.nextUp(2.0)));
        assertThatThrownBy(() -> CertifiedEigenvalue.upperBound(matrix, new double[2]))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> CertifiedEigenvalue.upperBound(matrix, new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("length of x must be 2 but was 3");
    }

    @Test
    void an_asymmetric_matrix_is_named_by_its_entries() {
        assertThatThrownBy(() -> IntervalMatrix.exact(new double[][] {{1, 0.5}, {0.25, 1}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("entries (0,1) and (1,0) must be equal but are 0.5 and 0.25");
    }
}
