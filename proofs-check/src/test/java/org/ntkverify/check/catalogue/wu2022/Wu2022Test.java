package org.ntkverify.check.catalogue.wu2022;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.FiniteValue;
import org.ntkverify.check.Identity;
import org.ntkverify.check.Outcome;
import org.ntkverify.check.SamplingDesign;
import org.ntkverify.check.Verdict;
import org.ntkverify.check.VerdictRule;
import org.ntkverify.check.catalogue.wu2022.Wu2022.Net;
import org.ntkverify.check.checker.CheckContext;
import org.ntkverify.check.checker.Checkers;
import org.ntkverify.check.checker.ClaimVerifier;
import org.ntkverify.check.checker.NetworkSamples;
import org.ntkverify.check.pattern.Geometries;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;
import org.ntkverify.numeric.sample.Observable;
import org.ntkverify.numeric.sample.SamplerKind;
import org.ntkverify.numeric.spectrum.CertifiedEigenvalue;

/** The study of product networks: one more degree, and averages that must be refused. */
class Wu2022Test {

    private static final long SEED = Long.getLong("ntk.seed", 20240601L);

    private static ClaimResult verify(Claim claim) {
        return new ClaimVerifier(
                        ErrorBudget.standard(),
                        each -> new NetworkSamples(SEED, each.id(), new LocalDrawEngine(1), Progress.SILENT))
                .verify(claim);
    }

    private static int equations(Claim claim) {
        return ((Identity) claim.checks().get(0)).equations().size();
    }

    @Test
    void one_more_degree_is_one_more_entry_of_the_study() {
        List<Net> more = new ArrayList<>(Wu2022.STUDY);
        more.add(Wu2022.plain(7));
        List<Claim> before = Wu2022.exactClaims(Wu2022.STUDY);
        List<Claim> after = Wu2022.exactClaims(more);
        assertThat(after)
                .extracting(Claim::id)
                .isEqualTo(before.stream().map(Claim::id).toList());
        List<String> grown = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            if (after.get(i).checks().get(0) instanceof Identity
                    && equations(after.get(i)) > equations(before.get(i))) {
                grown.add(after.get(i).id());
                assertThat(verify(after.get(i)).outcome()).as(after.get(i).id()).isEqualTo(Outcome.AS_EXPECTED);
            }
        }
        assertThat(grown)
                .contains(
                        "wu2022/p5-2-variance-law",
                        "wu2022/p5-5-homogeneous",
                        "wu2022/p5-6a-theta-from-sigma",
                        "wu2022/p5-6b-exponent",
                        "wu2022/p5-6b-constant");
    }

    /** The verdict on "the mean of Theta(x,x) is factor times the exact value", by averaging drawn kernels as they come. */
    private static Verdict naive(int degree, int width, long draws, double factor) {
        SamplingDesign design = new SamplingDesign(
                Wu2022.plain(degree).description(),
                Wu2022Sampling.PAIR.first(1),
                Observable.theta(1),
                0,
                SamplerKind.CONDITIONED,
                List.of(new SamplingDesign.WidthDraws(width, draws)));
        double exact = Wu2022Sampling.entries(Wu2022.plain(degree).kernel()).get(0);
        FiniteValue statement =
                new FiniteValue("mean", design, List.of(List.of(factor * exact)), List.of(List.of(exact)), 0.2);
        NetworkSamples samples = new NetworkSamples(SEED, "naive", new LocalDrawEngine(2), Progress.SILENT);
        return VerdictRule.ofEvidence(Checkers.check(
                statement, new CheckContext(ErrorBudget.standard().catalogueClaim(), samples)));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7, 8, 9})
    void naive_averages_of_plain_products_are_refused_whatever_they_claim(int degree) {
        for (double factor : new double[] {1, 0.1, 3}) {
            Verdict verdict = naive(degree, 1000, 1000, factor);
            assertThat(verdict.kind())
                    .as("degree %s, factor %s", degree, factor)
                    .isEqualTo(Verdict.Kind.UNDECIDED);
            assertThat(verdict.reason()).contains("too skewed for an interval at this level");
        }
    }

    @Test
    void averages_of_two_layers_are_not_refused() {
        assertThat(naive(1, 1000, 1000, 1).kind()).isEqualTo(Verdict.Kind.SUPPORTED);
        assertThat(naive(1, 1000, 1000, 3).kind()).isEqualTo(Verdict.Kind.REFUTED);
    }

    /** On the circle, eigenvalues of the matrix by mpmath: 0.2441901138 and 0.3472098711 are the smallest. */
    @ParameterizedTest
    @CsvSource({"2, 0.2441901138", "3, 0.3472098711"})
    void smallest_eigenvalues(int degree, double expected) {
        Interval value =
                CertifiedEigenvalue.lambdaMin(Wu2022Definiteness.matrix(Wu2022.plain(degree), Geometries.circle(4)));
        assertThat(value.lower()).isGreaterThan(expected - 1e-10);
        assertThat(value.upper()).isLessThan(expected + 1e-10);
    }

    @Test
    void the_study_names_each_network_once() {
        assertThat(Wu2022.STUDY).doesNotHaveDuplicates();
        assertThat(IntStream.of(1, 2, 3, 5, 6, 9).mapToObj(Wu2022::plain))
                .containsExactlyElementsOf(Wu2022.plainOnes(Wu2022.STUDY));
    }
}
