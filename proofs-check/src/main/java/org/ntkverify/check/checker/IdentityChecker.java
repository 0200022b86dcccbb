package org.ntkverify.check.checker;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ntkverify.check.DerivationStep;
import org.ntkverify.check.Equation;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.Finding;
import org.ntkverify.check.Formula;
import org.ntkverify.check.Identity;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.Table;
import org.ntkverify.check.Table.Cell;
import org.ntkverify.numeric.arithmetic.DecimalInterval;
import org.ntkverify.numeric.arithmetic.DecimalIntervalArithmetic;
import org.ntkverify.numeric.arithmetic.RememberedCalls;
import org.ntkverify.symbolic.Derivation;
import org.ntkverify.symbolic.exact.NormalForm;
import org.ntkverify.symbolic.expression.Arithmetic;
import org.ntkverify.symbolic.expression.Expression;

/**
 * Decides equations by a ladder.
 *
 * <p>First a counterexample is looked for: rigorous enclosures of both sides with 50 digits at every declared point. Then
 * the exact normal form of the difference; 0 is a proof. If neither decides, agreement at all points is reported as what
 * it is. A derivation one of whose steps was not confirmed proves nothing.
 */
final class IdentityChecker {

    private static final int DIGITS = 50;

    /** Both sides, and false variants of them, call the same functions at the same few points. */
    private static final Arithmetic<DecimalInterval> ENCLOSURES =
            new RememberedCalls(DecimalIntervalArithmetic.ofDigits(DIGITS));

    private static final String METHOD = "difference has exact normal form 0";
    private static final List<String> TRUSTED = List.of("own exact normal form over Q");

    /** Agreement of enclosures of 50 digits is stated as agreement to 40, ten digits of slack for cancellation. */
    private static final double AGREEMENT = 1e-40;

    private IdentityChecker() {}

    private record Side(Expression expression, Optional<Derivation> derivation) {}

    private record Gap(Equation equation, String point, DecimalInterval left, DecimalInterval right, double relative) {}

    static Evidence check(Identity identity) {
        List<DerivationStep> steps = new ArrayList<>();
        Set<String> trusted = new LinkedHashSet<>(TRUSTED);
        List<String> open = new ArrayList<>();
        Optional<Gap> widest = Optional.empty();
        boolean narrow = true;
        for (Equation equation : identity.equations()) {
            Side left = side(equation.left());
            Side right = side(equation.right());
            for (Derivation derivation : List.of(left, right).stream()
                    .flatMap(side -> side.derivation().stream())
                    .toList()) {
                steps.addAll(RenderedDerivation.of(derivation));
                trusted.addAll(derivation.trusted());
                if (!derivation.holds()) {
                    return unconfirmed(derivation, steps);
                }
            }
            Optional<Gap> gap = widestGap(equation, left.expression(), right.expression());
            if (gap.isPresent()
                    && (widest.isEmpty() || gap.get().relative() > widest.get().relative())) {
                widest = gap;
            }
            if (gap.isEmpty()) {
                boolean equal = NormalForm.equal(left.expression(), right.expression());
                steps.add(RenderedDerivation.step(
                        "exact normal form",
                        equation.label(),
                        left.expression(),
                        right.expression(),
                        METHOD,
                        "difference reduced over Q in its tower of generators",
                        equal));
                if (!equal) {
                    open.add(equation.label());
                    narrow &= narrow(equation, left.expression(), right.expression());
                }
            }
        }
        if (widest.isPresent()) {
            return counterexample(widest.get());
        }
        int count = identity.equations().size();
        if (open.isEmpty()) {
            return new Evidence.ExactDerivation(
                    new Finding.Establishes(),
                    "%s %s proved by exact normal form".formatted(count, count == 1 ? "equation" : "equations"),
                    METHOD,
                    List.copyOf(trusted),
                    steps);
        }
        String summary =
                "no proof for %s; enclosures of both sides share points at every declared point".formatted(open);
        Finding finding = narrow
                ? new Finding.Establishes()
                : new Finding.Inconclusive(summary + ", but are too wide to mean anything", Optional.empty());
        return new Evidence.Agreement(finding, summary, AGREEMENT, List.of());
    }

    private static Side side(Formula formula) {
        if (formula instanceof Formula.Written written) {
            return new Side(written.expression(), Optional.empty());
        }
        if (formula instanceof Formula.Computed computed) {
            return new Side(computed.expression().get(), Optional.empty());
        }
        Formula.Derived derived = (Formula.Derived) formula;
        Derivation derivation = derived.derivation().get();
        return new Side(derivation.result().times(derived.factor()), Optional.of(derivation));
    }

    private static Evidence unconfirmed(Derivation derivation, List<DerivationStep> steps) {
        String step = steps.stream()
                .filter(candidate -> !candidate.holds())
                .map(candidate -> candidate.rule() + " of " + candidate.subject())
                .findFirst()
                .orElse("a step");
        String reason = "derivation of %s was not confirmed at: %s".formatted(derivation.title(), step);
        return new Evidence.ExactDerivation(
                new Finding.Inconclusive(reason, Optional.empty()), reason, METHOD, TRUSTED, steps);
    }

    private static Optional<Gap> widestGap(Equation equation, Expression left, Expression right) {
        Optional<Gap> widest = Optional.empty();
        for (Map<String, Expression> point : equation.witnesses()) {
            DecimalInterval first = enclosure(left, point);
            DecimalInterval second = enclosure(right, point);
            if (HalfUnit.disjoint(first, second)) {
                double relative = relativeGap(first, second);
                if (widest.isEmpty() || relative > widest.get().relative()) {
                    widest = Optional.of(new Gap(equation, text(point), first, second, relative));
                }
            }
        }
        return widest;
    }

    /** Returns whether both sides are known to {@link #AGREEMENT}, relative or absolute, at every point. */
    private static boolean narrow(Equation equation, Expression left, Expression right) {
        return equation.witnesses().stream()
                .allMatch(point -> narrow(enclosure(left, point)) && narrow(enclosure(right, point)));
    }

    private static boolean narrow(DecimalInterval enclosure) {
        return enclosure.width().doubleValue()
                <= AGREEMENT * Math.max(1, enclosure.magnitude().doubleValue());
    }

    private static DecimalInterval enclosure(Expression side, Map<String, Expression> point) {
        Map<String, DecimalInterval> values = new HashMap<>();
        point.forEach((name, value) -> values.put(name, value.evaluate(ENCLOSURES, Map.of())));
        return side.evaluate(ENCLOSURES, values);
    }

    /** Returns |left - right| over the larger of the two sizes, in (0, 2]. */
    private static double relativeGap(DecimalInterval left, DecimalInterval right) {
        BigDecimal difference = left.lower().subtract(right.lower()).abs();
        BigDecimal size = left.magnitude().max(right.magnitude());
        return difference.doubleValue() / size.doubleValue();
    }

    private static String text(Map<String, Expression> point) {
        return point.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .reduce((first, second) -> first + ", " + second)
                .orElse("no variable");
    }

    private static Evidence counterexample(Gap gap) {
        String witness = "%s: at %s the left side is %s, the right side %s"
                .formatted(
                        gap.equation().label(),
                        gap.point(),
                        gap.left().lower().doubleValue(),
                        gap.right().lower().doubleValue());
        Table table = new Table(
                "counterexample",
                "A point at which the two sides differ, enclosed with %s digits.".formatted(DIGITS),
                List.of("equation", "point", "left", "right", "relative gap"),
                List.of(List.of(
                        new Cell.Text(gap.equation().label()),
                        new Cell.Text(gap.point()),
                        new Cell.Value(gap.left().lower().doubleValue()),
                        new Cell.Value(gap.right().lower().doubleValue()),
                        new Cell.Value(gap.relative()))));
        return new Evidence.Counterexample(
                new Finding.Contradicts(ReasonCode.IDENTITY_FALSE, gap.relative(), witness), witness, List.of(table));
    }
}
