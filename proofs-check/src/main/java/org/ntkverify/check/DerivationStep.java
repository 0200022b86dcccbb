package org.ntkverify.check;

/**
 * One step of a derivation, already rendered, so that a report only has to place it.
 *
 * @param rule the rule applied
 * @param subject what is rewritten
 * @param before the expression before
 * @param after the expression after
 * @param justification why the rule applies
 * @param recheck how the machine confirmed the step
 * @param holds whether it did
 */
public record DerivationStep(
        String rule,
        String subject,
        Formula before,
        Formula after,
        String justification,
        String recheck,
        boolean holds) {

    /** A formula in the three notations of the reports. */
    public record Formula(String text, String latex, String mathml) {}
}
