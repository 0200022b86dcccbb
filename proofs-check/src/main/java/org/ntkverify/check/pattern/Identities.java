package org.ntkverify.check.pattern;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.Equation;
import org.ntkverify.check.Expectation;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.Formula;
import org.ntkverify.check.Identity;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.Source;
import org.ntkverify.check.Statement;
import org.ntkverify.symbolic.expression.Expression;

/** What claims about formulas share: declared points of the domain, falsifiers, and the shape of a claim that must hold. */
public final class Identities {

    /** Angles in (0, pi), none special, so that a formula right only at 0, pi/2 and pi is caught. */
    public static final List<Map<String, Expression>> ANGLES = Stream.of(
                    Expression.ratio(1, 10),
                    Expression.ratio(1, 2),
                    Expression.ONE,
                    Expression.ratio(3, 2),
                    Expression.integer(2),
                    Expression.ratio(5, 2),
                    Expression.ratio(31, 10))
            .map(angle -> Map.of("theta", angle))
            .toList();

    /** Covariances (a, b, c) with |c| below sqrt(a b), of both signs and unequal variances. */
    public static final List<Map<String, Expression>> COVARIANCES = List.of(
            covariance(Expression.ONE, Expression.ONE, Expression.ratio(1, 2)),
            covariance(Expression.ONE, Expression.ONE, Expression.ratio(-9, 10)),
            covariance(Expression.ratio(5, 4), Expression.ratio(19, 4), Expression.ratio(1871, 1024)),
            covariance(Expression.ratio(3, 4), Expression.ratio(9, 4), Expression.ratio(-997, 1024)),
            covariance(Expression.integer(7), Expression.ratio(1, 8), Expression.ratio(1, 100)));

    /** One point without variables, for equations between constants. */
    public static final List<Map<String, Expression>> CONSTANT = List.of(Map.of());

    private Identities() {}

    private static Map<String, Expression> covariance(Expression a, Expression b, Expression c) {
        return Map.of("a", a, "b", b, "c", c);
    }

    /** Returns an equation whose sides are worked out when it is checked, because listing a catalogue must cost nothing. */
    public static Equation deferred(
            String label,
            Supplier<Expression> left,
            Supplier<Expression> right,
            List<Map<String, Expression>> witnesses) {
        return new Equation(
                label, new Formula.Computed("by definition", left), new Formula.Computed("claimed", right), witnesses);
    }

    /** Returns the falsifier that states other equations. */
    public static Falsifier falsifier(String id, String text, List<Equation> equations, EffectSize effect) {
        return new Falsifier(id, new Identity(text, equations), ReasonCode.IDENTITY_FALSE, effect);
    }

    /** Returns the falsifier that an inequality is violated, by at least {@code least} relative to the larger side. */
    public static Falsifier violated(String id, Statement statement, double least) {
        return new Falsifier(id, statement, ReasonCode.BOUND_VIOLATED, new EffectSize.AtLeast(least));
    }

    /** Returns the effect of at least {@code minimum}. */
    public static EffectSize atLeast(double minimum) {
        return new EffectSize.AtLeast(minimum);
    }

    /** Returns the effect of about {@code value}. */
    public static EffectSize near(double value) {
        // Exact effects are compared after rounding to doubles.
        return new EffectSize.Near(value, 1e-9);
    }

    public static Claim holds(
            String id,
            Source source,
            String title,
            String statement,
            List<Assumption> assumptions,
            List<Statement> checks,
            List<Falsifier> falsifiers) {
        return new Claim(
                id, source, title, statement, Expectation.HOLDS, assumptions, checks, Optional.empty(), falsifiers);
    }

    /** Equations between the coefficients 0 .. order of two series, each computed when the first of them is asked for. */
    public static List<Equation> coefficients(
            String name, int order, IntFunction<Expression> left, IntFunction<Expression> right) {
        return IntStream.rangeClosed(0, order)
                .mapToObj(p -> new Equation(
                        "%s, power %s".formatted(name, p),
                        new Formula.Computed("coefficient of rho^%s".formatted(p), () -> left.apply(p)),
                        new Formula.Computed("claimed coefficient of rho^%s".formatted(p), () -> right.apply(p)),
                        CONSTANT))
                .toList();
    }
}
