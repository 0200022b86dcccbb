package org.ntkverify.check.catalogue.du2019;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.Inequality;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalArithmetic;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;

/**
 * The scalar inequalities behind the bounds on H(0), against exact binomial tails: a gate is open with probability 1/2, two gates at right angles with
 * probability 1/4. The constants of a bound for a whole matrix are too loose to be tested by sampling; those of one entry are not.
 */
final class Du2019Tails {

    private static final List<BigFraction> PROBABILITIES =
            List.of(new BigFraction(1, 2), new BigFraction(1, 4), new BigFraction(1, 12));
    private static final List<Integer> WIDTHS = List.of(1, 2, 5, 20, 100, 400);
    private static final List<BigFraction> FRACTIONS =
            List.of(new BigFraction(1, 10), new BigFraction(1, 4), new BigFraction(1, 2), new BigFraction(3, 4));

    private Du2019Tails() {}

    static List<Claim> claims() {
        return List.of(hoeffding(), chernoff());
    }

    private static List<Assumption> assumptions() {
        return List.of(Assumption.byConstruction("m independent gates, each open with probability p"));
    }

    private static Claim hoeffding() {
        return Identities.holds(
                Du2019.KEY + "/hoeffding-entry",
                Du2019.derived("Hoeffding's inequality, as used for the entries of H(0)"),
                "Hoeffding for one entry of H(0)",
                "P(|B/m - p| >= s) <= 2 exp(-2 m s^2) for the number B of open gates among m; p = 1/2, 1/4, 1/12, m = 1 to 400, s = t p, t = 1/10 to "
                        + "3/4.",
                assumptions(),
                List.of(deviations("exact binomial tails", "2*Exp(-2*m*s^2)")),
                List.of(
                        wrong("factor-four", deviations("the same with 2 exp(-8 m s^2)", "2*Exp(-8*m*s^2)")),
                        wrong("one-side", deviations("the same with exp(-2 m s^2)", "Exp(-2*m*s^2)")),
                        wrong("exponent", deviations("the same with 2 exp(-2 m s)", "2*Exp(-2*m*s)"))));
    }

    private static Claim chernoff() {
        return Identities.holds(
                Du2019.KEY + "/chernoff-diagonal",
                Du2019.derived("Chernoff's inequality: the matrix bound for one input, n = 1"),
                "Chernoff for the diagonal of H(0)",
                "P(B <= (1 - t) m p) <= [e^(-t)/(1 - t)^(1 - t)]^(m p) for the number B of open gates among m; p = 1/2, 1/4, 1/12, m = 1 to 400, "
                        + "t = 1/10 to 3/4.",
                assumptions(),
                List.of(lowerTails("exact binomial tails", "Exp(-m*p*(t+(1-t)*Log(1-t)))")),
                List.of(
                        wrong(
                                "factor-four",
                                lowerTails("the same with exponent 4 m p", "Exp(-4*m*p*(t+(1-t)*Log(1-t)))")),
                        wrong("half-missing", lowerTails("exp(-m p t^2) for exp(-m p t^2/2)", "Exp(-m*p*t^2)")),
                        wrong(
                                "square",
                                lowerTails("the same with exponent (m p)^2", "Exp(-(m*p)^2*(t+(1-t)*Log(1-t)))"))));
    }

    private static Falsifier wrong(String id, Inequality statement) {
        return new Falsifier(id, statement, ReasonCode.BOUND_VIOLATED, new EffectSize.AtLeast(0.1));
    }

    private static Inequality deviations(String text, String bound) {
        return cases(text, bound, (m, p, t) -> {
            BigFraction radius = p.multiply(t).multiply(m);
            BigFraction centre = p.multiply(m);
            BigFraction low = binomial(m, p, k -> centre.subtract(k).compareTo(radius) >= 0);
            return low.add(
                    binomial(m, p, k -> new BigFraction(k).subtract(centre).compareTo(radius) >= 0));
        });
    }

    private static Inequality lowerTails(String text, String bound) {
        return cases(text, bound, (m, p, t) -> {
            BigFraction most = p.multiply(m).multiply(BigFraction.ONE.subtract(t));
            return binomial(m, p, k -> new BigFraction(k).compareTo(most) <= 0);
        });
    }

    /** An exact probability. */
    private interface Tail {
        BigFraction of(int m, BigFraction p, BigFraction t);
    }

    private static Inequality cases(String text, String bound, Tail tail) {
        List<Inequality.Case> cases = new ArrayList<>();
        for (BigFraction p : PROBABILITIES) {
            for (int m : WIDTHS) {
                for (BigFraction t : FRACTIONS) {
                    Map<String, Expression> point = Map.of(
                            "m", Expression.integer(m),
                            "p", Expression.constant(p),
                            "t", Expression.constant(t),
                            "s", Expression.constant(p.multiply(t)));
                    cases.add(new Inequality.Case(
                            "p = %s, m = %s, t = %s".formatted(p, m, t),
                            () -> IntervalArithmetic.INSTANCE.constant(tail.of(m, p, t)),
                            () -> value(bound, point)));
                }
            }
        }
        return new Inequality(text, cases);
    }

    private static Interval value(String formula, Map<String, Expression> point) {
        return ExpressionParser.parse(formula, point.keySet())
                .substitute(point)
                .evaluate(IntervalArithmetic.INSTANCE, Map.of());
    }

    /** Which counts are meant. */
    private interface Counts {
        boolean contain(int k);
    }

    private static BigFraction binomial(int m, BigFraction p, Counts counts) {
        BigInteger open = p.getNumerator();
        BigInteger closed = p.getDenominator().subtract(open);
        BigInteger coefficient = BigInteger.ONE;
        BigInteger sum = BigInteger.ZERO;
        for (int k = 0; k <= m; k++) {
            if (counts.contain(k)) {
                sum = sum.add(coefficient.multiply(open.pow(k)).multiply(closed.pow(m - k)));
            }
            coefficient = coefficient.multiply(BigInteger.valueOf(m - k)).divide(BigInteger.valueOf(k + 1L));
        }
        return new BigFraction(sum, p.getDenominator().pow(m));
    }
}
