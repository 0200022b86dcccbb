package org.ntkverify.symbolic.exact;

import java.util.ArrayList;
import java.util.List;
import org.ntkverify.symbolic.expression.Expression;

/**
 * The exact normal form of an expression: a rational function over Q in its generators.
 *
 * <p><b>Sound.</b> {@link #equal} returning true is a proof that both sides agree wherever both are defined on the domain:
 * every rule used is an identity of real functions there. Signs, which roots and branches depend on, come from the
 * {@link Domain}, from certificates, and from the expression itself, whose roots must be real.
 *
 * <p><b>Not complete.</b> {@link #equal} returning false is no refutation.
 *
 * <p><b>Bounded.</b> Expressions may come from strangers: one whose normal form needs too much work is refused with
 * {@link ArithmeticException}.
 */
public final class NormalForm {

    private static final int MAX_READINGS = 12;

    private final Tower tower;
    private final RationalFunction value;

    private NormalForm(Tower tower, RationalFunction value) {
        this.tower = tower;
        this.value = value;
    }

    /** What a reading declares first. */
    private record Hint(RefinementException.Kind kind, Expression part) {}

    /** A reading of one or two expressions and the difference of their values. */
    private record Outcome(Reading reading, RationalFunction difference) {}

    /**
     * Returns the normal form of {@code expression}, with nothing known of its variables.
     *
     * @throws UnsupportedOperationException if it contains an integral or a root other than a square root
     * @throws ArithmeticException if it divides by an expression that is identically 0 or needs too much work
     */
    public static NormalForm of(Expression expression) {
        return of(expression, Domain.everywhere());
    }

    /** Returns the normal form of {@code expression} on {@code domain}; it throws as {@link #of(Expression)} does. */
    public static NormalForm of(Expression expression, Domain domain) {
        Outcome outcome = read(List.of(expression), domain, List.of());
        return new NormalForm(outcome.reading().tower(), outcome.difference());
    }

    /**
     * Returns true only if the two expressions are proved equal wherever both are defined, with nothing known of their
     * variables; it throws as {@link #of(Expression)} does.
     */
    public static boolean equal(Expression left, Expression right) {
        return equal(left, right, Domain.everywhere());
    }

    /**
     * Returns true only if the two expressions are proved equal on {@code domain} wherever both are defined; it throws as
     * {@link #of(Expression)} does.
     */
    public static boolean equal(Expression left, Expression right, Domain domain) {
        Outcome first = read(List.of(left, right), domain, List.of());
        List<Polynomial> facts = first.reading().signs().facts();
        if (first.difference().isZero() || facts.isEmpty()) {
            return first.difference().isZero();
        }
        Writer writer = new Writer(first.reading().tower());
        List<Hint> hints = facts.stream()
                .map(fact -> new Hint(RefinementException.Kind.FACT, writer.write(fact)))
                .toList();
        return read(List.of(left, right), domain, hints).difference().isZero();
    }

    /** Reads with all relations if that is not too much work, else without, as far as that is not too much either. */
    private static Outcome read(List<Expression> sides, Domain domain, List<Hint> known) {
        try {
            return refined(sides, domain, known);
        } catch (WorkLimitException e) {
            Reading reading = new Reading(domain, Reading.Effort.COARSE);
            return new Outcome(reading, difference(reading, sides, List.of()));
        }
    }

    private static Outcome refined(List<Expression> sides, Domain domain, List<Hint> known) {
        List<Hint> hints = new ArrayList<>(known);
        for (int i = 1; i < MAX_READINGS; i++) {
            Reading reading = new Reading(domain, Reading.Effort.REFINING);
            try {
                return new Outcome(reading, difference(reading, sides, hints));
            } catch (RefinementException e) {
                Writer writer = new Writer(reading.tower());
                List<Hint> finer = e.parts().stream()
                        .map(part -> new Hint(e.kind(), writer.write(part)))
                        .toList();
                hints.addAll(0, finer);
            }
        }
        Reading reading = new Reading(domain, Reading.Effort.FINAL);
        return new Outcome(reading, difference(reading, sides, List.of()));
    }

    private static RationalFunction difference(Reading reading, List<Expression> sides, List<Hint> hints) {
        hints.forEach(hint -> reading.declare(hint.kind(), hint.part()));
        RationalFunction value = reading.read(sides.get(0));
        for (Expression side : sides.subList(1, sides.size())) {
            value = value.minus(reading.read(side), reading.tower());
        }
        return value;
    }

    /** Returns whether this is the zero of the ring, which proves that the expression is identically 0. */
    public boolean isZero() {
        return value.isZero();
    }

    /**
     * Writes this normal form as an expression again, terms in canonical order.
     *
     * @throws ArithmeticException if it would be too long
     */
    public Expression toExpression() {
        return writer().write(value);
    }

    RationalFunction value() {
        return value;
    }

    Writer writer() {
        return new Writer(tower);
    }

    @Override
    public String toString() {
        return value.numerator() + "/" + value.denominator();
    }
}
