package org.ntkverify.check;

/**
 * A formula, as somebody wrote it, is the quantity that a question asks for.
 *
 * @param question a dual activation or a tangent kernel
 * @param formula in the variables of {@link org.ntkverify.check.judge.StatedFormula}
 */
public record FormulaStatement(String text, Question question, String formula) implements Statement {

    /** Checks that there is a formula. */
    public FormulaStatement {
        if (formula.isBlank()) {
            throw new IllegalArgumentException("formula of '%s' must not be blank".formatted(text));
        }
    }

    /** Returns the statement that {@code formula} is what {@code question} asks for. */
    public static FormulaStatement of(Question question, String formula) {
        return new FormulaStatement("%s = %s".formatted(question.text(), formula), question, formula);
    }

    @Override
    public Form form() {
        return Form.FORMULA;
    }

    @Override
    public String passRule() {
        return "the difference to the derived %s reduced to exact 0; refuted by a point at which enclosures with 50 digits are disjoint"
                .formatted(question instanceof Question.Ntk ? "kernel" : "dual");
    }
}
