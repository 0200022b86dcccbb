package org.ntkverify.check.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkverify.check.Definiteness;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.KernelCase;
import org.ntkverify.check.Rank;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.SmallestEigenvalue;
import org.ntkverify.check.Verdict;
import org.ntkverify.check.VerdictRule;
import org.ntkverify.check.bound.ExactRankBound;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.kernel.InfiniteWidthKernel;
import org.ntkverify.numeric.spectrum.CertifiedEigenvalue;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.Layer;
import org.ntkverify.symbolic.Parameterization;
import org.ntkverify.symbolic.expression.Expression;

/** Definiteness, rank and smallest eigenvalue of kernel matrices, certified or left open. */
class KernelCheckersTest {

    private static final Expression BETA = Expression.ratio(1, 10);

    /** Three points of the circle and their negatives. */
    private static final Inputs PAIRS = Inputs.onCircle(List.of(
                    Expression.ZERO,
                    Expression.PI.over(3),
                    Expression.PI.times(2).over(3)))
            .withAntipodes();

    /** Three pairs in another order, the last pair a last digit away from one. */
    private static final Inputs NEARLY =
            Inputs.of("nearly", new double[][] {{1, 0}, {-1, 0}, {0, 1}, {0, -1}, {1, 1}, {-1, Math.nextUp(-1.0)}});

    private static final Inputs CROSSED =
            Inputs.of("crossed", new double[][] {{1, 0}, {1, 2}, {-1, 0}, {-1, -2}, {0, -1}, {3, 1}, {0, 1}});

    /** Two equal points: singular for every kernel, and no argument of ours says so. */
    private static final Inputs TWICE = Inputs.of("a point twice", new double[][] {{1, 2}, {1, 2}});

    private static Architecture relu(int hidden, Expression beta) {
        return Architecture.jacot(Activation.RELU, hidden, beta);
    }

    private static KernelCase kernel(Architecture architecture, Inputs inputs) {
        return new KernelCase(inputs.text(), architecture, inputs);
    }

    private static Verdict definite(KernelCase... cases) {
        return VerdictRule.ofEvidence(DefinitenessChecker.check(new Definiteness("definite", Arrays.asList(cases))));
    }

    private static Verdict rank(KernelCase kernel, int rank) {
        return VerdictRule.ofEvidence(RankChecker.check(new Rank("rank", List.of(new Rank.Entry(kernel, rank)))));
    }

    @Test
    void a_definite_matrix_is_proved_definite() {
        assertThat(definite(kernel(relu(1, BETA), PAIRS)).kind()).isEqualTo(Verdict.Kind.PROVED);
    }

    @Test
    void a_singular_matrix_is_refuted_by_its_rank_argument() {
        Verdict.Refuted refuted = (Verdict.Refuted) definite(kernel(relu(1, Expression.ZERO), PAIRS));
        assertThat(refuted.code()).isEqualTo(ReasonCode.NOT_DEFINITE);
        assertThat(refuted.effect())
                .as("dimension of the null space, 6 - (3 + 2)")
                .isEqualTo(1);
        assertThat(refuted.witness()).contains("the odd part of Theta is");
    }

    @Test
    void a_singular_matrix_without_argument_stays_undecided() {
        Verdict verdict = definite(kernel(relu(1, BETA), TWICE));
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.UNDECIDED);
        assertThat(verdict.reason()).contains("the smallest eigenvalue is in [");
    }

    @Test
    void an_indefinite_matrix_is_refuted_by_a_vector() {
        // No network has the bias variance 1 - sqrt(2) < 0; it makes both diagonal entries of a linear kernel negative.
        Layer layer = new Layer(
                Expression.ONE, Expression.ONE.minus(Expression.integer(2).sqrt()));
        Architecture impossible =
                new Architecture(Activation.IDENTITY, List.of(layer, layer), Parameterization.NTK, InputScaling.SCALED);
        Inputs small = Inputs.of("small", new double[][] {{0.25, 0}, {0, 0.25}});
        Verdict.Refuted refuted = (Verdict.Refuted) definite(kernel(impossible, small));
        assertThat(refuted.code()).isEqualTo(ReasonCode.NOT_DEFINITE);
        assertThat(refuted.effect()).isPositive();
        assertThat(refuted.witness()).contains("a vector x has x^T K x <= -");
    }

    @Test
    void one_case_that_is_not_definite_refutes_and_one_open_case_leaves_open() {
        KernelCase good = kernel(relu(1, BETA), PAIRS);
        KernelCase singular = kernel(relu(1, Expression.ZERO), PAIRS);
        KernelCase open = kernel(relu(1, BETA), TWICE);
        assertThat(definite(good, open, singular).kind()).isEqualTo(Verdict.Kind.REFUTED);
        assertThat(definite(singular, open, good).kind()).isEqualTo(Verdict.Kind.REFUTED);
        assertThat(definite(good, open).kind()).isEqualTo(Verdict.Kind.UNDECIDED);
        assertThat(definite(open, good).kind()).isEqualTo(Verdict.Kind.UNDECIDED);
    }

    @Test
    void the_right_rank_is_proved_and_its_neighbours_are_refuted() {
        KernelCase singular = kernel(relu(1, Expression.ZERO), PAIRS);
        assertThat(rank(singular, 5).kind()).isEqualTo(Verdict.Kind.PROVED);
        Verdict.Refuted high = (Verdict.Refuted) rank(singular, 6);
        assertThat(high.effect()).isCloseTo(1 / 5.0, within(1e-15));
        assertThat(high.witness()).contains("claimed rank 6, certified between 5 and 5");
        Verdict.Refuted low = (Verdict.Refuted) rank(singular, 4);
        assertThat(low.code()).isEqualTo(ReasonCode.VALUE_RATIO);
        assertThat(low.effect()).isCloseTo(-1 / 5.0, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void a_rank_between_the_certified_bounds_is_undecided(int claimed) {
        assertThat(rank(kernel(relu(1, BETA), TWICE), claimed).kind()).isEqualTo(Verdict.Kind.UNDECIDED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void a_rank_outside_the_certified_bounds_is_refuted(int claimed) {
        assertThat(rank(kernel(relu(1, BETA), TWICE), claimed).kind()).isEqualTo(Verdict.Kind.REFUTED);
    }

    @Test
    void the_antipodal_argument_needs_a_linear_odd_part() {
        assertThat(ExactRankBound.of(kernel(relu(1, Expression.ZERO), PAIRS))
                        .orElseThrow()
                        .rank())
                .isEqualTo(3 + 2);
        for (int hidden = 2; hidden <= 3; hidden++) {
            assertThat(ExactRankBound.of(kernel(relu(hidden, Expression.ZERO), PAIRS)))
                    .as("%s hidden layers", hidden)
                    .isEmpty();
        }
        assertThat(ExactRankBound.of(kernel(relu(1, BETA), PAIRS)))
                .as("with bias")
                .isEmpty();
        Inputs unpaired = Inputs.onCircle(List.of(Expression.ZERO, Expression.ONE, Expression.integer(2)));
        assertThat(ExactRankBound.of(kernel(relu(1, Expression.ZERO), unpaired)))
                .as("without antipodal pairs")
                .isEmpty();
        assertThat(ExactRankBound.of(kernel(relu(1, Expression.ZERO), PAIRS.first(5))))
                .as("two pairs in the plane lose nothing")
                .isEmpty();
        assertThat(ExactRankBound.of(kernel(relu(1, Expression.ZERO), NEARLY)))
                .as("a last digit away from an antipode")
                .isEmpty();
        assertThat(ExactRankBound.of(kernel(relu(1, Expression.ZERO), CROSSED))
                        .orElseThrow()
                        .rank())
                .as("pairs in any order, and a point left over")
                .isEqualTo(3 + 2 + 1);
    }

    @Test
    void the_affine_argument_counts_the_constant() {
        assertThat(affine(BETA)).as("d + 1").isEqualTo(3);
        assertThat(affine(Expression.ZERO)).as("d").isEqualTo(2);
    }

    private static int affine(Expression beta) {
        Architecture linear = Architecture.jacot(Activation.IDENTITY, 2, beta);
        return ExactRankBound.of(kernel(linear, PAIRS)).orElseThrow().rank();
    }

    private static Verdict eigenvalue(KernelCase kernel, BigDecimal printed) {
        Evidence evidence = SmallestEigenvalueChecker.check(
                new SmallestEigenvalue("value", List.of(new SmallestEigenvalue.Entry(kernel, printed))));
        return VerdictRule.ofEvidence(evidence);
    }

    @Test
    void a_printed_smallest_eigenvalue_is_right_to_half_a_unit() {
        KernelCase kernel = kernel(relu(1, BETA), PAIRS);
        Interval truth = CertifiedEigenvalue.lambdaMin(
                InfiniteWidthKernel.of(kernel.architecture()).enclosure(PAIRS).ntk());
        BigDecimal printed = new BigDecimal(truth.lower()).setScale(5, RoundingMode.HALF_EVEN);
        assertThat(eigenvalue(kernel, printed).kind()).isEqualTo(Verdict.Kind.PROVED);
        Verdict.Refuted above = (Verdict.Refuted) eigenvalue(kernel, printed.add(printed.ulp()));
        assertThat(above.code()).isEqualTo(ReasonCode.VALUE_RATIO);
        assertThat(above.effect()).isPositive();
        Verdict.Refuted below = (Verdict.Refuted) eigenvalue(kernel, printed.subtract(printed.ulp()));
        assertThat(below.effect()).isNegative();
        // More digits than doubles carry: the enclosure is wider than half a unit and holds it.
        BigDecimal middle = new BigDecimal(truth.lower())
                .add(new BigDecimal(truth.upper()))
                .divide(BigDecimal.valueOf(2))
                .setScale(40, RoundingMode.HALF_EVEN);
        assertThat(eigenvalue(kernel, middle).kind()).isEqualTo(Verdict.Kind.UNDECIDED);
    }
}
