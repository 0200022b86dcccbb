package org.ntkverify.check.catalogue.bombari2022;

import java.util.List;
import java.util.function.Function;
import org.ntkverify.check.Claim;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.Inequality;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.bound.Deferred;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;
import org.ntkverify.numeric.spectrum.EnclosedDeterminant;

/** Note P10-C7: the inequality of determinants that stands beside Schur's inequality of smallest eigenvalues. */
final class Bombari2022Determinants {

    private Bombari2022Determinants() {}

    static Claim claim(long seed) {
        return Identities.holds(
                Bombari2022.id("p10-c7-oppenheim-determinant"),
                Bombari2022.derived("P10-C7", "Oppenheim's inequality for the factors of a block, beside Schur's"),
                "Oppenheim: determinant of a block",
                "det(A) prod_i B_ii + det(B) prod_i A_ii <= det(A o B) + det(A) det(B), and so det(A o B) >= det(A) prod_i B_ii, for positive definite A "
                        + "and B: the factors of both hidden layers of a tanh network of width 10 at N = 8 inputs, and A = [1, 1/2; 1/2, 1], "
                        + "B = diag(1, 4).",
                Bombari2022Inequalities.assumptions(),
                List.of(
                        new Inequality(
                                "det(A) prod B_ii <= det(A o B)",
                                cases(
                                        seed,
                                        pair -> determinant(pair.first()).times(diagonal(pair.second())),
                                        pair -> EnclosedDeterminant.of(pair.product()))),
                        new Inequality(
                                "det(A) prod B_ii + det(B) prod A_ii <= det(A o B) + det(A) det(B)",
                                cases(
                                        seed,
                                        pair -> determinant(pair.first())
                                                .times(diagonal(pair.second()))
                                                .plus(determinant(pair.second()).times(diagonal(pair.first()))),
                                        pair -> EnclosedDeterminant.of(pair.product())
                                                .plus(determinant(pair.first()).times(determinant(pair.second())))))),
                List.of(
                        new Falsifier(
                                "both-diagonals",
                                new Inequality(
                                        "prod A_ii B_ii <= det(A o B), Hadamard's inequality turned round",
                                        cases(
                                                seed,
                                                pair -> diagonal(pair.first()).times(diagonal(pair.second())),
                                                pair -> EnclosedDeterminant.of(pair.product()))),
                                ReasonCode.BOUND_VIOLATED,
                                new EffectSize.AtLeast(0.1)),
                        new Falsifier(
                                "largest-diagonal-entry",
                                new Inequality(
                                        "det(A) (max B_ii)^N <= det(A o B), as for eigenvalues the wrong way",
                                        cases(
                                                seed,
                                                pair -> determinant(pair.first())
                                                        .times(largest(pair.second()
                                                                        .get())
                                                                .power(pair.second()
                                                                        .get()
                                                                        .size())),
                                                pair -> EnclosedDeterminant.of(pair.product()))),
                                ReasonCode.BOUND_VIOLATED,
                                new EffectSize.AtLeast(0.4)),
                        new Falsifier(
                                "product-of-determinants-forgotten",
                                new Inequality(
                                        "det(A) prod B_ii + det(B) prod A_ii <= det(A o B), without det(A) det(B)",
                                        cases(
                                                seed,
                                                pair -> determinant(pair.first())
                                                        .times(diagonal(pair.second()))
                                                        .plus(determinant(pair.second())
                                                                .times(diagonal(pair.first()))),
                                                pair -> EnclosedDeterminant.of(pair.product()))),
                                ReasonCode.BOUND_VIOLATED,
                                new EffectSize.AtLeast(0.1))));
    }

    private static List<Inequality.Case> cases(
            long seed, Function<FactorPair, Interval> left, Function<FactorPair, Interval> right) {
        return FactorPair.pairs(seed).stream()
                .map(pair -> new Inequality.Case(pair.label(), () -> left.apply(pair), () -> right.apply(pair)))
                .toList();
    }

    private static Interval determinant(Deferred<IntervalMatrix> matrix) {
        return EnclosedDeterminant.of(matrix.get());
    }

    private static Interval diagonal(Deferred<IntervalMatrix> matrix) {
        Interval product = Interval.ONE;
        for (int i = 0; i < matrix.get().size(); i++) {
            product = product.times(matrix.get().entry(i, i));
        }
        return product;
    }

    private static Interval largest(IntervalMatrix matrix) {
        Interval found = matrix.entry(0, 0);
        for (int i = 1; i < matrix.size(); i++) {
            Interval entry = matrix.entry(i, i);
            found = new Interval(Math.max(found.lower(), entry.lower()), Math.max(found.upper(), entry.upper()));
        }
        return found;
    }
}
