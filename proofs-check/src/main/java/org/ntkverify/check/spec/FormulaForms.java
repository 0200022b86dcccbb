package org.ntkverify.check.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.ntkverify.check.Equation;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.FormulaStatement;
import org.ntkverify.check.Identity;
import org.ntkverify.check.Question;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.judge.Coordinates;
import org.ntkverify.check.judge.StatedFormula;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.expression.Expression;

/** The forms {@code dual}, {@code derivative-dual}, {@code ntk} and {@code identity}. */
final class FormulaForms {

    static final Set<String> DUAL_KEYS = Set.of("activation", "equals");

    static final Set<String> NTK_KEYS = Set.of("equals");

    static final Set<String> IDENTITY_KEYS = Set.of("left", "right");

    private static final String EQUALS = "equals";

    private static final Expression SMALL = Expression.ratio(1, 1000);

    /** {@code a, b, c} or {@code rho}: signs, small and large ratios. */
    private static final List<List<Expression>> COVARIANCES = List.of(
            point(1, 1, 1, 1, 1, 2),
            point(4, 1, 1, 1, 1, 2),
            point(1, 4, 9, 1, -3, 5),
            point(2, 1, 3, 1, 0, 1),
            point(1, 64, 1, 25, -1, 60));

    private static final List<Expression> CORRELATIONS = List.of(
            Expression.ratio(1, 2),
            Expression.ratio(-4, 5),
            Expression.ratio(9, 10),
            Expression.ratio(1, 7),
            Expression.ratio(-1, 9));

    private FormulaForms() {}

    private static List<Expression> point(int a, int overA, int b, int overB, int c, int overC) {
        return List.of(Expression.ratio(a, overA), Expression.ratio(b, overB), Expression.ratio(c, overC));
    }

    static Stated dual(Section form, Subject subject) {
        return formula(form, activation(form, Question.Dual::new), List.of());
    }

    static Stated derivativeDual(Section form, Subject subject) {
        Question question = activation(form, Question.DerivativeDual::new);
        Activation phi = question.activation();
        // K and Kdot are the same for e^x.
        boolean distinct = !phi.derivative().equals(phi.phi());
        return formula(
                form,
                question,
                distinct
                        ? List.of(falsifier("dual-for-derivative", new Question.Dual(phi), form.text(EQUALS)))
                        : List.of());
    }

    static Stated ntk(Section form, Subject subject) {
        return formula(form, new Question.Ntk(subject.architecture()), List.of());
    }

    private static Question activation(Section form, Function<Activation, Question> question) {
        try {
            return question.apply(Activation.named(form.text("activation")));
        } catch (ClaimFileException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw form.place("activation").error("activation", e);
        }
    }

    private static Stated formula(Section form, Question question, List<Falsifier> others) {
        String text = form.text(EQUALS);
        Expression expression = parsed(form, EQUALS, question).expression();
        List<Falsifier> nearMisses = new ArrayList<>(others);
        nearMisses.add(falsifier("shifted", question, "(%s) + 1/1000".formatted(text)));
        nearMisses.add(
                expression.equals(Expression.ZERO)
                        ? falsifier("one", question, "1")
                        : falsifier("twice", question, "2*(%s)".formatted(text)));
        return new Stated(FormulaStatement.of(question, text), ReasonCode.IDENTITY_FALSE, nearMisses);
    }

    private static StatedFormula parsed(Section form, String key, Question question) {
        try {
            return StatedFormula.parse(form.text(key), question);
        } catch (ClaimFileException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw form.place(key).error(key, e);
        }
    }

    private static Falsifier falsifier(String id, Question question, String formula) {
        return Stated.falsifier(id, FormulaStatement.of(question, formula), ReasonCode.IDENTITY_FALSE);
    }

    /** Both sides are equal, and defined, at every point; {@code rho, theta, Delta} are written in a, b, c. */
    static Stated identity(Section form, Subject subject) {
        Question anything = new Question.Dual(Activation.RELU);
        StatedFormula left = parsed(form, "left", anything);
        StatedFormula right = parsed(form, "right", anything);
        Coordinates coordinates = StatedFormula.parse(
                        "(%s) - (%s)".formatted(form.text("left"), form.text("right")), anything)
                .coordinates();
        boolean sphere = coordinates == Coordinates.SPHERE;
        Expression first = canonical(left, coordinates);
        Expression second = canonical(right, coordinates);
        String text = "%s = %s".formatted(form.text("left"), form.text("right"));
        return new Stated(
                equation(text, first, second, sphere),
                ReasonCode.IDENTITY_FALSE,
                List.of(
                        near("shifted", text + " + 1/1000", first, second.plus(SMALL), sphere),
                        near("shifted-by-one", text + " + 1", first, second.plus(Expression.ONE), sphere)));
    }

    /** A side in the coordinates of both: one in rho alone is about a, b, c if the other one is. */
    private static Expression canonical(StatedFormula side, Coordinates coordinates) {
        return new StatedFormula(side.expression(), coordinates, List.of()).canonical();
    }

    private static Falsifier near(String id, String text, Expression left, Expression right, boolean sphere) {
        return Stated.falsifier(id, equation(text, left, right, sphere), ReasonCode.IDENTITY_FALSE);
    }

    private static Identity equation(String text, Expression left, Expression right, boolean sphere) {
        List<Map<String, Expression>> witnesses = sphere
                ? CORRELATIONS.stream().map(rho -> Map.of("rho", rho)).toList()
                : COVARIANCES.stream()
                        .map(point -> Map.of("a", point.get(0), "b", point.get(1), "c", point.get(2)))
                        .toList();
        return new Identity(text, List.of(Equation.of("left = right", left, right, witnesses)));
    }
}
