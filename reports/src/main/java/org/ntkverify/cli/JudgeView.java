package org.ntkverify.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.ntkverify.check.Question;
import org.ntkverify.check.Verdict;
import org.ntkverify.check.judge.CounterPoint;
import org.ntkverify.check.judge.FormulaJudgement;
import org.ntkverify.numeric.arithmetic.DecimalInterval;

/** Lays out a judgement for the terminal: the verdict first, then why, at most 80 columns. */
final class JudgeView {

    private static final int WIDTH = 80;
    private static final MathContext SHOWN = new MathContext(20, RoundingMode.HALF_EVEN);
    private static final BigDecimal SMALL = new BigDecimal("1E-4");
    private static final BigDecimal LARGE = new BigDecimal("1E+6");
    private static final String RESET = "\u001B[0m";

    private JudgeView() {}

    static String render(Question question, String formula, FormulaJudgement judgement, boolean colour) {
        StringBuilder text = new StringBuilder();
        Verdict.Kind kind = judgement.verdict().kind();
        String heading = Wrapped.text(kind + "  ", question.text(), WIDTH);
        text.append(colour ? painted(kind, heading) : heading).append('\n');
        line(text, "formula", Printable.text(formula).replaceAll("\\s+", " "));
        line(text, "reason", judgement.reason());
        judgement.counterexample().ifPresent(point -> counterexample(text, point));
        judgement.notes().forEach(note -> line(text, "note", note));
        if (kind == Verdict.Kind.PROVED) {
            line(text, "trusted", String.join("; ", judgement.trusted()));
            line(text, "scope", "equal wherever both are defined");
        }
        return text.toString();
    }

    private static void counterexample(StringBuilder text, CounterPoint point) {
        line(text, "at", point.place());
        line(text, "gives", point.formula().map(JudgeView::shown).orElse("no value"));
        line(text, "truth", shown(point.truth()));
        point.relativeError().ifPresent(error -> line(text, "error", "%s relative".formatted(percent(error))));
        point.hint().ifPresent(hint -> line(text, "hint", hint));
    }

    /** All digits shown are right up to the last, because the enclosure is narrower. */
    private static String shown(DecimalInterval enclosure) {
        BigDecimal middle = enclosure.lower().add(enclosure.upper()).divide(BigDecimal.valueOf(2));
        BigDecimal rounded = middle.round(SHOWN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toString();
    }

    private static String percent(double error) {
        BigDecimal percent = new BigDecimal(error).movePointRight(2).round(new MathContext(3));
        boolean plain = percent.compareTo(SMALL) >= 0 && percent.compareTo(LARGE) < 0;
        return (plain ? percent.stripTrailingZeros().toPlainString() : percent.toString()) + " %";
    }

    private static void line(StringBuilder text, String label, String content) {
        text.append(Wrapped.text("  %-8s ".formatted(label), content, WIDTH));
    }

    private static String painted(Verdict.Kind kind, String heading) {
        String colour = switch (kind) {
            case PROVED, SUPPORTED -> "\u001B[32m";
            case REFUTED -> "\u001B[31m";
            case UNDECIDED -> "\u001B[33m";
            case BLOCKED -> "\u001B[35m";
        };
        String word = kind.toString();
        return colour + word + RESET + heading.substring(word.length());
    }
}
