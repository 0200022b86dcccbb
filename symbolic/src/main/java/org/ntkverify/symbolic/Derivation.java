package org.ntkverify.symbolic;

import java.util.List;
import org.ntkverify.symbolic.expression.Expression;

/**
 * A derivation as data: ordered steps, each re-checked by machine, and the result.
 *
 * @param title what is derived
 * @param steps at least one
 * @param result the closed form reached; meaningful only if {@link #holds()}
 * @param trusted what a reader must trust beyond the re-checks, for example a theorem that is cited and not re-proved
 */
public record Derivation(String title, List<Step> steps, Expression result, List<String> trusted) {

    /** A way of getting from one expression to the next that can check itself. */
    public interface Rule {

        /** Returns the name of the rule, as a reader knows it. */
        String text();

        /** Looks a second time, independently of how {@code after} was found, and says whether the rule leads there. */
        Recheck check(Expression before, Expression after);
    }

    /**
     * The machine's second look at a step.
     *
     * @param method what was done
     * @param holds whether it confirmed the step
     */
    public record Recheck(String method, boolean holds) {}

    /** One step. Whoever makes one, also with a changed rule or result, has it re-checked. */
    public static final class Step {

        private final Rule rule;
        private final String subject;
        private final Expression before;
        private final Expression after;
        private final String justification;
        private final Recheck recheck;

        /**
         * Creates a step and re-checks it.
         *
         * @param rule the rule applied
         * @param subject what the two expressions are, for example {@code Kdot(a, b, c)}
         * @param before the expression before the rule
         * @param after the expression after the rule
         * @param justification why the rule applies here
         */
        public Step(Rule rule, String subject, Expression before, Expression after, String justification) {
            this.rule = rule;
            this.subject = subject;
            this.before = before;
            this.after = after;
            this.justification = justification;
            this.recheck = checked(rule, before, after);
        }

        /** A question that cannot be decided is not confirmed. */
        private static Recheck checked(Rule rule, Expression before, Expression after) {
            try {
                return rule.check(before, after);
            } catch (ArithmeticException | UnsupportedOperationException | IllegalArgumentException e) {
                return new Recheck("cannot be re-checked: " + e.getMessage(), false);
            }
        }

        /** Returns the rule applied. */
        public Rule rule() {
            return rule;
        }

        /** Returns what the two expressions are. */
        public String subject() {
            return subject;
        }

        /** Returns the expression before the rule. */
        public Expression before() {
            return before;
        }

        /** Returns the expression after the rule. */
        public Expression after() {
            return after;
        }

        /** Returns why the rule applies here. */
        public String justification() {
            return justification;
        }

        /** Returns the outcome of the re-check. */
        public Recheck recheck() {
            return recheck;
        }

        /** Returns this step with another rule, re-checked. */
        public Step withRule(Rule changed) {
            return new Step(changed, subject, before, after, justification);
        }

        /** Returns this step with another result, re-checked. */
        public Step withAfter(Expression changed) {
            return new Step(rule, subject, before, changed, justification);
        }
    }

    /** Copies the lists; a derivation without steps proves nothing and is refused. */
    public Derivation {
        steps = List.copyOf(steps);
        trusted = List.copyOf(trusted);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("steps of the derivation of %s must not be empty".formatted(title));
        }
    }

    /** Returns whether every step was confirmed. */
    public boolean holds() {
        return steps.stream().allMatch(step -> step.recheck().holds());
    }
}
