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

    /** Term products of one reading of what a stranger may have written; a kernel of this project needs some thousands. */
    private static final long MOST_WORK = 600_000;

    /** The same for a proof that somebody waits for: some seconds, where a product of distribution functions is expanded. */
    private static final long MOST_PROOF_WORK = 30_000_000;

    private final Tower tower;
    private final RationalFunction value;

    private NormalForm(Tower tower, RationalFunction value) {
        this.tower = tower;
        this.value = value;
    }

    /** What a reading declares first. */
    private record Hint(RefinementException.Kind kind, Expression part) {}

    /** What is read, and how much work that may be. */
    private record Question(List<Expression> sides, Domain domain, long mostWork) {
        private Reading reading(Reading.Effort effort) {
            return new Reading(domain, effort, mostWork);
        }
    }

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
        Outcome outcome = read(new Question(List.of(expression), domain, MOST_WORK), List.of());
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
        return equal(new Question(List.of(left, right), domain, MOST_WORK));
    }

    /**
     * Returns true only if the two expressions are proved equal on {@code domain} wherever both are defined. False means that
     * no proof was found, also where {@link #equal(Expression, Expression, Domain)} throws; it never throws itself, and
     * takes fifty times as much work upon itself, for derivations of the project's own.
     */
    public static boolean provesEqual(Expression left, Expression right, Domain domain) {
        try {
            return equal(new Question(List.of(left, right), domain, MOST_PROOF_WORK));
        } catch (ArithmeticException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static boolean equal(Question question) {
        Outcome first = read(question, List.of());
        List<Polynomial> facts = first.reading().signs().facts();
        if (first.difference().isZero() || facts.isEmpty()) {
            return first.difference().isZero();
        }
        Writer writer = new Writer(first.reading().tower());
        List<Hint> hints = facts.stream()
                .map(fact -> new Hint(RefinementException.Kind.FACT, writer.write(fact)))
                .toList();
        return read(question, hints).difference().isZero();
    }

    /** Reads with all relations if that is not too much work, else without, as far as that is not too much either. */
    private static Outcome read(Question question, List<Hint> known) {
        try {
            return refined(question, known);
        } catch (WorkLimitException e) {
            Reading reading = question.reading(Reading.Effort.COARSE);
            return new Outcome(reading, difference(reading, question.sides(), List.of()));
        }
    }

    private static Outcome refined(Question question, List<Hint> known) {
        List<Hint> hints = new ArrayList<>(known);
        for (int i = 1; i < MAX_READINGS; i++) {
            Reading reading = question.reading(Reading.Effort.REFINING);
            try {
                return new Outcome(reading, difference(reading, question.sides(), hints));
            } catch (RefinementException e) {
                Writer writer = new Writer(reading.tower());
                List<Hint> finer = e.parts().stream()
                        .map(part -> new Hint(e.kind(), writer.write(part)))
                        .toList();
                hints.addAll(0, finer);
            }
        }
        Reading reading = question.reading(Reading.Effort.FINAL);
        return new Outcome(reading, difference(reading, question.sides(), List.of()));
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
