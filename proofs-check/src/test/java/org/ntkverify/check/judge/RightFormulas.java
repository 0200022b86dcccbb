package org.ntkverify.check.judge;

import java.util.ArrayList;
import java.util.List;
import org.ntkverify.check.Question;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.expression.Expression;

/** Right formulas with a judge each: K and Kdot in a, b, c, and the kernel of one hidden layer on the sphere. */
final class RightFormulas {

    static final List<String> ACTIVATIONS = List.of(
            "relu",
            "abs",
            "leaky-relu(1/5)",
            "rectified-monomial(2)",
            "step",
            "erf",
            "sin",
            "gelu",
            "exp(1/2)",
            "hard-tanh");

    private static final long SEED = 180607572L;

    private RightFormulas() {}

    /**
     * A right formula.
     *
     * @param activation its name
     * @param judge of its question
     * @param formula the derived answer
     */
    record Right(
            String activation, Question question, FormulaJudge judge, Expression formula, Coordinates coordinates) {

        FormulaJudgement judged(Expression other) {
            return judge.judge(StatedFormula.of(other, question));
        }
    }

    static List<Right> all() {
        List<Right> all = new ArrayList<>();
        for (String name : ACTIVATIONS) {
            Activation activation = Activation.named(name);
            all.add(right(name, new Question.Dual(activation), Coordinates.COVARIANCE));
            if (!name.equals("step")) {
                all.add(right(name, new Question.DerivativeDual(activation), Coordinates.COVARIANCE));
            }
            Architecture network =
                    Architecture.ntk(activation, 1, Expression.integer(2).sqrt(), Expression.ratio(1, 10));
            all.add(right(name, new Question.Ntk(network), Coordinates.SPHERE));
        }
        return all;
    }

    static Right right(String name, Question question, Coordinates coordinates) {
        Expression formula =
                Truth.of(question, coordinates, List.of()).expression().orElseThrow();
        return new Right(name, question, new FormulaJudge(question, SEED), formula, coordinates);
    }
}
