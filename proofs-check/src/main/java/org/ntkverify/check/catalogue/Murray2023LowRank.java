package org.ntkverify.check.catalogue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Inequality;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalArithmetic;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;

/** The tail bound for data of low rank, where the spectrum is known exactly. */
final class Murray2023LowRank {

    private Murray2023LowRank() {}

    static List<Claim> claims() {
        return List.of(tail());
    }

    /**
     * On the cross-polytope the kernel of two ReLU layers, {@code kappa_0 = 1/(2 pi)}, {@code kappa_1 = 1/2}, k(1) = 1, has the eigenvalues
     * {@code 1 + (d-1)/pi} once, 1 d times and {@code 1 - 1/pi} d - 1 times.
     */
    private static Claim tail() {
        return Identities.holds(
                Murray2023.KEY + "/low-rank-tail",
                Murray2023.reading("our reading of the tail bound for data of rank r, matrix not divided by N"),
                "Eigenvalues beyond the low powers",
                "lambda_k(K) <= N sum_(p > m) kappa_p for k > sum_(p <= m) binom(r+p-1, p) (Weyl). Two-layer ReLU on the cross-polytope, r = d, N = 2d, m = 1: lambda_(d+2) = 1 - 1/pi <= 2d (1/2 - 1/(2 pi)), d = 2..32.",
                Murray2023.onSphere(),
                List.of(at("lambda_(d+2)", "1-1/Pi", "2*d*(1/2-1/(2*Pi))")),
                List.of(
                        Oymak2019.violated("matrix-over-n", at("without the factor N", "1-1/Pi", "1/2-1/(2*Pi)"), 0.45),
                        Oymak2019.violated(
                                "top-eigenvalue",
                                at("lambda_1 at most half of the bound", "1+(d-1)/Pi", "d*(1/2-1/(2*Pi))"),
                                0.3)));
    }

    private static Inequality at(String text, String eigenvalue, String bound) {
        return new Inequality(
                text,
                IntStream.of(2, 4, 8, 32)
                        .mapToObj(d -> new Inequality.Case(
                                "d = %s".formatted(d), () -> value(eigenvalue, d), () -> value(bound, d)))
                        .toList());
    }

    private static Interval value(String formula, int d) {
        Map<String, Interval> values = Map.of("d", Interval.of(d));
        Expression expression = ExpressionParser.parse(formula, values.keySet());
        return expression.evaluate(IntervalArithmetic.INSTANCE, values);
    }
}
