package org.ntkverify.check.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.ntkverify.check.Verdict;
import org.ntkverify.check.judge.RightFormulas.Right;
import org.ntkverify.symbolic.expression.Expression;

/** Right formulas, written differently a thousand times, are never refuted and nearly always proved. */
class RewritesTest {

    private static final int REWRITES = 1000;
    private static final int MOST_RULES = 3;
    private static final int FEWEST_USES = 50;

    /** A formula written differently. */
    private record Rewrite(Right right, Expression formula, List<RewriteRule> rules) {}

    private static List<Rewrite> rewrites() {
        List<Right> rights = RightFormulas.all();
        Map<RewriteRule, Integer> uses = new EnumMap<>(RewriteRule.class);
        List<Rewrite> rewrites = new ArrayList<>();
        for (int i = 0; i < REWRITES; i++) {
            rewrites.add(rewrite(rights.get(i % rights.size()), new Dice(1, "rewrites", i), uses));
        }
        assertThat(uses.keySet()).hasSizeGreaterThanOrEqualTo(12);
        assertThat(uses)
                .allSatisfy((rule, count) -> assertThat(count).as("%s", rule).isGreaterThanOrEqualTo(FEWEST_USES));
        return rewrites;
    }

    /** Applies one to three rules, those used least so far first. */
    private static Rewrite rewrite(Right right, Dice dice, Map<RewriteRule, Integer> uses) {
        int wanted = 1 + dice.below(MOST_RULES);
        Expression formula = right.formula();
        List<RewriteRule> used = new ArrayList<>();
        List<RewriteRule> rules = new ArrayList<>(List.of(RewriteRule.values()));
        rules.sort(Comparator.comparing(rule -> uses.getOrDefault(rule, 0)));
        for (RewriteRule rule : rules) {
            Optional<Expression> next =
                    used.size() < wanted ? rule.apply(formula, right.coordinates(), dice) : Optional.empty();
            if (next.isPresent()) {
                formula = next.get();
                used.add(rule);
                uses.merge(rule, 1, Integer::sum);
            }
        }
        assertThat(used).isNotEmpty();
        return new Rewrite(right, formula, used);
    }

    @Test
    void a_rewrite_that_changes_the_value_would_be_seen() {
        Right relu = RightFormulas.all().get(0);
        Expression wrong =
                relu.formula().substitute(Map.of("c", Expression.variable("c").times(Expression.ratio(999, 1000))));

        assertThat(relu.judged(wrong).verdict().kind()).isEqualTo(Verdict.Kind.REFUTED);
        assertThat(relu.judged(relu.formula()).verdict().kind()).isEqualTo(Verdict.Kind.PROVED);
    }

    @Test
    void a_thousand_rewrites_of_right_formulas_are_recognised(TestReporter reporter) {
        Scores byRule = new Scores();
        Scores byActivation = new Scores();
        Scores all = new Scores();
        List<String> wrong = new ArrayList<>();
        for (Rewrite rewrite : rewrites()) {
            FormulaJudgement judgement = rewrite.right().judged(rewrite.formula());
            Verdict.Kind verdict = judgement.verdict().kind();
            rewrite.rules().forEach(rule -> byRule.add(rule.name(), verdict));
            byActivation.add(rewrite.right().activation(), verdict);
            all.add("all", verdict);
            if (!verdict.affirmative()) {
                wrong.add("%s by %s of %s: %s (%s)"
                        .formatted(
                                verdict,
                                rewrite.rules(),
                                rewrite.right().question().text(),
                                rewrite.formula(),
                                judgement.reason()));
            }
        }
        reporter.publishEntry(
                "verdicts on rewrites", byRule.table("rule") + byActivation.table("activation") + all.table("all"));
        assertThat(wrong).isEmpty();
        assertThat(all.count("all", Verdict.Kind.PROVED)).isGreaterThanOrEqualTo(REWRITES * 9 / 10);
    }
}
