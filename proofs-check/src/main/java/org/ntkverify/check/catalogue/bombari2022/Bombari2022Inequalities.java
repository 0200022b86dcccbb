package org.ntkverify.check.catalogue.bombari2022;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.Inequality;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.bound.Deferred;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;
import org.ntkverify.numeric.experiment.ConcreteNetwork;
import org.ntkverify.numeric.spectrum.CertifiedEigenvalue;

/** Notes P10-C6 and P10-C7: inequalities that hold for every positive semi-definite matrix, certified on concrete draws. */
final class Bombari2022Inequalities {

    private static final int WIDTH = 10;

    private Bombari2022Inequalities() {}

    static List<Claim> claims() {
        return claims(Bombari2022Rank.SEED);
    }

    static List<Claim> claims(long seed) {
        return List.of(diagonal(seed), schur(seed), Bombari2022Determinants.claim(seed), sum(seed));
    }

    static List<Assumption> assumptions() {
        return List.of(
                Assumption.byConstruction(
                        "weights and data are single draws, of rounded normal numbers; what is certified is certified for those draws"));
    }

    private static ConcreteNetwork network(int samples, long seed) {
        return ConcreteNetwork.drawn(Bombari2022.TANH, samples, WIDTH, Collections.nCopies(2, WIDTH), seed);
    }

    private static String label(int samples, long seed) {
        return "d = %s, N = %s, seed %s".formatted(WIDTH, samples, seed);
    }

    /** Encloses the smallest, or the largest, diagonal entry. */
    private static Interval diagonal(IntervalMatrix matrix, boolean smallest) {
        Interval found = matrix.entry(0, 0);
        for (int i = 1; i < matrix.size(); i++) {
            Interval entry = matrix.entry(i, i);
            found = smallest
                    ? new Interval(Math.min(found.lower(), entry.lower()), Math.min(found.upper(), entry.upper()))
                    : new Interval(Math.max(found.lower(), entry.lower()), Math.max(found.upper(), entry.upper()));
        }
        return found;
    }

    private static Claim diagonal(long seed) {
        return Identities.holds(
                Bombari2022.id("p10-c6-diagonal-bound"),
                Bombari2022.derived("P10-C6", "Rayleigh quotients of unit vectors"),
                "lambda_min(K) at most min K_ii",
                "lambda_min(K) <= min_i K_ii, and the diagonal is not far: min_i K_ii <= 1000 lambda_min(K) at these draws, two hidden tanh layers of "
                        + "width 10, N = 20. 1000 is a round number well above the ratios of 10 to 20 that were known, and no result of theory.",
                assumptions(),
                List.of(new Inequality("both inequalities", diagonalCases(seed, 1, 1000))),
                List.of(
                        new Falsifier(
                                "a-thousandth",
                                new Inequality("lambda_min(K) <= min_i K_ii/1000", diagonalCases(seed, 1000, 1000)),
                                ReasonCode.BOUND_VIOLATED,
                                new EffectSize.AtLeast(0.1)),
                        new Falsifier(
                                "equality",
                                new Inequality("min_i K_ii <= lambda_min(K)", diagonalCases(seed, 1, 1)),
                                ReasonCode.BOUND_VIOLATED,
                                new EffectSize.AtLeast(0.1))));
    }

    /** {@code above lambda_min <= min K_ii <= below lambda_min} at three draws. */
    private static List<Inequality.Case> diagonalCases(long seed, double above, double below) {
        List<Inequality.Case> cases = new ArrayList<>();
        for (long draw = seed; draw < seed + 3; draw++) {
            long drawn = draw;
            Deferred<IntervalMatrix> kernel =
                    new Deferred<>(() -> network(20, drawn).kernel());
            Deferred<Interval> lambda = new Deferred<>(() -> CertifiedEigenvalue.lambdaMin(kernel.get()));
            cases.add(new Inequality.Case(
                    "%s: %s lambda_min(K) <= min K_ii".formatted(label(20, drawn), above),
                    () -> lambda.get().times(Interval.of(above)),
                    () -> diagonal(kernel.get(), true)));
            cases.add(new Inequality.Case(
                    "%s: min K_ii <= %s lambda_min(K)".formatted(label(20, drawn), below),
                    () -> diagonal(kernel.get(), true),
                    () -> lambda.get().times(Interval.of(below))));
        }
        return cases;
    }

    private static Interval product(FactorPair pair) {
        return CertifiedEigenvalue.lambdaMin(pair.product());
    }

    private static Interval bound(FactorPair pair, boolean smallest) {
        return CertifiedEigenvalue.lambdaMin(pair.first().get())
                .times(diagonal(pair.second().get(), smallest));
    }

    private static Inequality products(String text, long seed, boolean smallest) {
        return new Inequality(
                text,
                FactorPair.pairs(seed).stream()
                        .map(pair ->
                                new Inequality.Case(pair.label(), () -> bound(pair, smallest), () -> product(pair)))
                        .toList());
    }

    private static Claim schur(long seed) {
        Inequality reversed = new Inequality(
                "lambda_min(A o B) <= lambda_min(A) min B_ii",
                FactorPair.pairs(seed).stream()
                        .map(pair -> new Inequality.Case(pair.label(), () -> product(pair), () -> bound(pair, true)))
                        .toList());
        return Identities.holds(
                Bombari2022.id("p10-c7-schur-product"),
                Bombari2022.derived("P10-C7", "Schur's inequality, the step from one block to its factors"),
                "Schur: lambda_min of a block",
                "lambda_min(A o B) >= lambda_min(A) min_i B_ii for positive semi-definite A and B: the factors of both hidden layers of a tanh network "
                        + "of width 10 at N = 8 inputs, and A = [1, 1/2; 1/2, 1], B = diag(1, 4).",
                assumptions(),
                List.of(products("lambda_min(A) min B_ii <= lambda_min(A o B)", seed, true)),
                List.of(
                        new Falsifier(
                                "largest-diagonal-entry",
                                products("lambda_min(A) max B_ii <= lambda_min(A o B)", seed, false),
                                ReasonCode.BOUND_VIOLATED,
                                new EffectSize.AtLeast(0.4)),
                        new Falsifier("reversed", reversed, ReasonCode.BOUND_VIOLATED, new EffectSize.AtLeast(0.05))));
    }

    private static Interval summed(long seed) {
        ConcreteNetwork network = network(8, seed);
        Interval sum = Interval.ZERO;
        for (int layer = 1; layer <= network.layers(); layer++) {
            sum = sum.plus(CertifiedEigenvalue.lambdaMin(network.block(layer)));
        }
        return sum;
    }

    private static Interval whole(long seed) {
        return CertifiedEigenvalue.lambdaMin(network(8, seed).kernel());
    }

    private static Inequality sums(String text, long seed, double factor) {
        return new Inequality(
                text,
                List.of(new Inequality.Case(
                        label(8, seed), () -> summed(seed).times(Interval.of(factor)), () -> whole(seed))));
    }

    private static Claim sum(long seed) {
        return Identities.holds(
                Bombari2022.id("p10-c7-sum-of-blocks"),
                Bombari2022.derived("P10-C7", "lambda_min is superadditive: Weyl's inequality"),
                "lambda_min(K) above the sum of blocks",
                "lambda_min(K) >= sum_l lambda_min(K_l) over the kernels of the layers' weights; a tanh network of width 10 at N = 8 inputs.",
                assumptions(),
                List.of(sums("sum of lambda_min(K_l) <= lambda_min(K)", seed, 1)),
                List.of(
                        new Falsifier(
                                "ten-times",
                                sums("10 sum of lambda_min(K_l) <= lambda_min(K)", seed, 10),
                                ReasonCode.BOUND_VIOLATED,
                                new EffectSize.AtLeast(0.1)),
                        new Falsifier(
                                "reversed",
                                new Inequality(
                                        "lambda_min(K) <= sum of lambda_min(K_l)",
                                        List.of(new Inequality.Case(
                                                label(8, seed), () -> whole(seed), () -> summed(seed)))),
                                ReasonCode.BOUND_VIOLATED,
                                new EffectSize.AtLeast(0.01))));
    }
}
