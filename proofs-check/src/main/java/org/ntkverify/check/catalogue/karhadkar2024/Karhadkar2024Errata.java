package org.ntkverify.check.catalogue.karhadkar2024;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Expectation;
import org.ntkverify.check.Inequality;
import org.ntkverify.check.pattern.EnclosedFormula;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.numeric.arithmetic.DecimalIntervalArithmetic;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalArithmetic;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/** Slips of the version read, each with the corrected statement; none of them touches a theorem's rate. */
final class Karhadkar2024Errata {

    private static final Interval ZERO = Interval.ZERO;

    /** The recurrence of the caps cancels. */
    private static final DecimalIntervalArithmetic MANY_DIGITS = DecimalIntervalArithmetic.ofDigits(60);

    private Karhadkar2024Errata() {}

    static List<Claim> claims() {
        return List.of(logarithm(), norms(), caps());
    }

    /** {@code 0 < formula} in the dimensions 3, 10, 30 and 60, delta = sqrt(2). */
    private static Inequality positive(String text, String formula) {
        return dimensions(text, d -> ZERO, d -> {
            Interval delta = Interval.of(2).sqrt();
            return EnclosedFormula.of(formula, Map.of("d", Interval.of(d), "delta", delta));
        });
    }

    private static Inequality dimensions(String text, IntFunction<Interval> left, IntFunction<Interval> right) {
        return new Inequality(
                text,
                IntStream.of(3, 10, 30, 60)
                        .mapToObj(d ->
                                new Inequality.Case("d = %s".formatted(d), () -> left.apply(d), () -> right.apply(d)))
                        .toList());
    }

    private static Claim logarithm() {
        return new Claim(
                Karhadkar2024.KEY + "/logarithm-of-large-delta",
                Karhadkar2024.found("formula of the theorems; delta up to sqrt(2) is allowed (erratum 1)"),
                "The rate is positive for every delta",
                "1 + d log(1/delta)/log d > 0 for every separation delta <= sqrt(2). False from d = 10 on, at delta = sqrt(2): the formula needs delta <= 1, or delta clamped to 1.",
                Expectation.FAILS,
                List.of(Assumption.byConstruction("orthonormal inputs have delta = sqrt(2)")),
                List.of(positive("as printed", "1+d*Log(1/delta)/Log(d)")),
                Optional.of(positive("delta clamped to 1", "1+d*Log(1/Min(delta,1))/Log(d)")),
                List.of(
                        Identities.violated(
                                "natural-logarithm-only", positive("without log d", "1+d*Log(1/delta)"), 0.02),
                        Identities.violated("doubled", positive("with 2 d", "1+2*d*Log(1/delta)/Log(d)"), 0.02)));
    }

    private static Claim norms() {
        List<Assumption> assumptions = List.of(Assumption.byConstruction(
                "A = I of order 50, w ~ N(0, I): |Aw|^2 is chi-square with 50 degrees of freedom"));
        return new Claim(
                Karhadkar2024.KEY + "/norm-concentration-range",
                Karhadkar2024.found("lemma on |Aw|^2, printed range (erratum 3)"),
                "Range of |Aw|^2",
                "P(|A|_F^2/4 <= |Aw|^2 <= 3 |A|_F^2/4) >= 0.99 for A = I of order 50. False, since E|Aw|^2 = |A|_F^2; the upper end 9/4 is meant.",
                Expectation.FAILS,
                assumptions,
                List.of(within("printed range", 0.25, 0.75)),
                Optional.of(within("upper end 9/4", 0.25, 2.25)),
                List.of(
                        Identities.violated("upper-end-one", within("upper end 1", 0.25, 1), 0.4),
                        Identities.violated(
                                "both-inverted", within("lower end 3/4, upper end 5/4", 0.75, 1.25), 0.15)));
    }

    private static Inequality within(String text, double low, double high) {
        return new Inequality(
                text,
                List.of(new Inequality.Case(
                        "0.99 <= P(%s <= |Aw|^2/50 <= %s)".formatted(low, high),
                        () -> IntervalArithmetic.INSTANCE.constant(new BigFraction(99, 100)),
                        () -> tail(low).minus(tail(high)))));
    }

    /** {@code P(chi^2_50 > 50 x) = e^(-25x) sum_(j < 25) (25 x)^j/j!}. */
    private static Interval tail(double x) {
        Interval half = Interval.of(25 * x);
        Interval term = Interval.ONE;
        Interval sum = Interval.ONE;
        for (int j = 1; j < 25; j++) {
            term = term.times(half).over(Interval.of(j));
            sum = sum.plus(term);
        }
        return sum.times(EnclosedFormula.of("Exp(-x)", Map.of("x", half)));
    }

    private static Claim caps() {
        return new Claim(
                Karhadkar2024.KEY + "/cap-upper-bound",
                Karhadkar2024.found("cap lemma, displayed upper bound (erratum 4)"),
                "Upper bound of a spherical cap",
                "The uniform measure of a cap of angle 1 is at most 4 sqrt(pi) sin(1)^(d-1)/d^2. False for d = 10 and more; sin(1)^(d-1)/2 holds.",
                Expectation.FAILS,
                List.of(Assumption.byConstruction("uniform probability on the unit sphere of R^d, cap angle phi = 1")),
                List.of(capAtMost(
                        "as printed",
                        d -> sine(d - 1).times(4).times(Expression.PI.sqrt()).over((long) d * d))),
                Optional.of(capAtMost("half of sin^(d-1)", d -> sine(d - 1).over(2))),
                List.of(
                        Identities.violated(
                                "sine-over-d",
                                capAtMost("sin^(d-1)/d", d -> sine(d - 1).over(d)),
                                0.1),
                        Identities.violated("power-d", capAtMost("sin^d/4", d -> sine(d).over(4)), 0.1)));
    }

    private static Inequality capAtMost(String text, IntFunction<Expression> bound) {
        return dimensions(text, Karhadkar2024Errata::cap, d -> number(bound.apply(d)));
    }

    private static Expression sine(int power) {
        return Expression.call(Function.SIN, Expression.ONE).power(power);
    }

    private static Interval number(Expression constant) {
        return constant.evaluate(MANY_DIGITS, Map.of()).toInterval();
    }

    /**
     * {@code int_0^1 sin^(d-2) / int_0^pi sin^(d-2)}, by {@code n I_n = -sin^(n-1) cos + (n-1) I_(n-2)}.
     */
    private static Interval cap(int d) {
        Expression cosine = Expression.call(Function.COS, Expression.ONE);
        int first = d % 2;
        Expression part = first == 0 ? Expression.ONE : Expression.ONE.minus(cosine);
        Expression whole = first == 0 ? Expression.PI : Expression.integer(2);
        for (int n = first + 2; n <= d - 2; n += 2) {
            Expression boundary = sine(n - 1).times(cosine).over(n);
            part = part.times(Expression.ratio(n - 1L, n)).minus(boundary);
            whole = whole.times(Expression.ratio(n - 1L, n));
        }
        return number(part.over(whole));
    }
}
