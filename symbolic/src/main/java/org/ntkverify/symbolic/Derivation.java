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

    /**
     * One step.
     *
     * @param rule the rule applied
     * @param subject what the two expressions are, for example {@code Kdot(a, b, c)}
     * @param before the expression before the rule
     * @param after the expression after the rule
     * @param justification why the rule applies here
     * @param recheck how the step was checked again, independently of how it was found
     */
    public record Step(
            String rule, String subject, Expression before, Expression after, String justification, Recheck recheck) {}

    /**
     * The machine's second look at a step.
     *
     * @param method what was done
     * @param holds whether it confirmed the step
     */
    public record Recheck(String method, boolean holds) {}

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
