package org.ntkverify.check.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkverify.check.Question;
import org.ntkverify.check.Verdict;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.expression.Expression;

/** Each rung of the ladder is reached, and by the formulas that deserve it. */
class FormulaJudgeTest {

    private static final long SEED = 180607572L;
    private static final Question RELU = new Question.Dual(Activation.RELU);

    private static FormulaJudgement judge(Question question, String formula) {
        return new FormulaJudge(question, SEED).judge(formula);
    }

    private static Verdict.Kind verdict(Question question, String formula) {
        return judge(question, formula).verdict().kind();
    }

    private static Question ntk(int depth, String weightVariance, String biasVariance) {
        Expression weight = Expression.constant(new BigFraction(Integer.parseInt(weightVariance)));
        Expression bias = Expression.constant(new BigFraction(1, Integer.parseInt(biasVariance)));
        return new Question.Ntk(Architecture.ntk(Activation.RELU, depth, weight.sqrt(), bias.sqrt()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(sqrt(Delta) + (pi - theta)*c)/(2*pi)",
                "sqrt(a*b)*(sin(theta) + (pi - theta)*cos(theta))/(2*pi)",
                "(sin(theta) + (pi - theta)*cos(theta))/(2*pi)",
                "(sqrt(1 - rho^2) + (pi - ArcCos(rho))*rho)/(2*pi)"
            })
    void right_formulas_are_proved_in_every_kind_of_variables(String formula) {
        FormulaJudgement judgement = judge(RELU, formula);

        assertThat(judgement.verdict().kind()).isEqualTo(Verdict.Kind.PROVED);
        assertThat(judgement.rung()).isEqualTo(Rung.EXACT_NORMAL_FORM);
        assertThat(judgement.trusted()).containsExactly("own exact normal form over Q");
    }

    @Test
    void what_no_normal_form_reaches_is_supported_and_says_how_far() {
        // 2 ArcTan(x/(1 + Sqrt(1 - x^2))) = ArcSin(x) at a nested argument that no rule opens.
        FormulaJudgement judgement = judge(RELU, "(Sin(theta) + (pi - Log(Exp(theta)))*Cos(theta))/(2*pi)");

        assertThat(judgement.verdict().kind()).isIn(Verdict.Kind.SUPPORTED, Verdict.Kind.PROVED);
        assertThat(judgement.counterexample()).isEmpty();
    }

    @Test
    void a_counterexample_names_the_point_both_values_and_the_error() {
        FormulaJudgement judgement = judge(RELU, "(sqrt(a*b - c^2) + (pi - theta)*c)/pi");

        CounterPoint point = judgement.counterexample().orElseThrow();
        assertThat(point.place()).isEqualTo("a = 1, b = 1, c = 1/2");
        // (sqrt(3)/2 + pi/3)/(2 pi) with 20 digits.
        assertThat(point.truth().lower().doubleValue()).isEqualTo(0.30449889052211465);
        assertThat(point.formula().orElseThrow().lower().doubleValue()).isEqualTo(0.6089977810442293);
        assertThat(point.relativeError().orElseThrow()).isEqualTo(1);
        assertThat(point.hint()).contains("the formula is the truth times 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1/(c - c)", "1/0", "theta + x", "sqrt(a", "a^b", "c^65", "System.exit(1)", "xx + 1"})
    void what_is_no_formula_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> judge(RELU, text));
    }

    @Test
    void mixed_coordinates_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> judge(ntk(1, "2", "100"), "xx + theta"))
                .withMessageContaining("but uses both");
    }

    @Test
    void a_formula_without_value_inside_the_domain_is_refuted_at_that_point() {
        FormulaJudgement judgement = judge(RELU, "Log(-1 - theta^2)");

        assertThat(judgement.verdict().kind()).isEqualTo(Verdict.Kind.REFUTED);
        assertThat(judgement.reason()).startsWith("the formula is not defined everywhere: Log of -");
        assertThat(judgement.counterexample().orElseThrow().formula()).isEmpty();
        assertThat(judgement.counterexample().orElseThrow().relativeError()).isEmpty();
    }

    @Test
    void a_formula_without_value_on_the_boundary_only_gets_a_note() {
        FormulaJudgement judgement = judge(
                RELU,
                "(sin(theta)^2/sin(theta) + (1-rho^2)/(1-rho^2) - 1 + (pi - theta)*cos(theta))/(2*pi)"
                        .replace("(1-rho^2)/(1-rho^2)", "(rho^2-1)/((rho-1)*(rho+1))"));

        assertThat(judgement.verdict().kind()).isEqualTo(Verdict.Kind.PROVED);
        assertThat(judgement.notes())
                .singleElement()
                .asString()
                .isEqualTo("the formula has no value at the boundary point rho = 1: division by 0");
    }

    @Test
    void a_wrong_value_on_the_boundary_alone_refutes() {
        FormulaJudgement judgement =
                judge(RELU, "(sqrt(1 - rho^2) + (pi - ArcCos(rho))*rho)/(2*pi) + 1 - Abs(Sign(1 - rho^2))");

        assertThat(judgement.verdict().kind()).isEqualTo(Verdict.Kind.REFUTED);
        assertThat(judgement.counterexample().orElseThrow().place()).isEqualTo("rho = 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "K    | (pi - theta)/(2*pi)                                      | this is Kdot, not K",
                "Kdot | (sqrt(Delta) + (pi - theta)*c)/(2*pi)                    | this is K, not Kdot",
                "K    | (sqrt(Delta) + (pi - theta)*c)/4                         | the formula is the truth times Pi/2",
                "K    | -(sqrt(Delta) + (pi - theta)*c)/(2*pi)                   | the formula is the truth times -1",
                "K    | sqrt(a*b)*(sin(theta) - theta*cos(theta))/(2*pi)         | the angle is measured from the other side: theta stands for pi - theta, or -rho for rho",
                "K    | a*b*(sin(theta) + (pi - theta)*cos(theta))/(2*pi)        | standard deviations stand where variances are needed",
                "K    | (a*b)^(1/4)*(sin(theta) + (pi - theta)*cos(theta))/(2*pi) | variances stand where standard deviations are needed",
                "K    | (pi - theta)/pi                                          | this is the arc-cosine kernel J_0 up to a factor; J_1 is needed",
                "K    | (sqrt(Delta) + (pi - theta)*c)/(2*pi) + 1/7              | the formula is the truth plus the constant 0.142857...",
                "K    | (sqrt(Delta) + (pi - theta)*c)/19                        | the formula is the truth times 0.330694...",
            })
    void the_usual_mistakes_of_a_dual_are_recognised(String kind, String formula, String hint) {
        Question question = kind.equals("K") ? RELU : new Question.DerivativeDual(Activation.RELU);

        assertThat(judge(question, formula).counterexample().orElseThrow().hint())
                .contains(hint);
    }

    @Test
    void a_correlation_that_is_not_divided_by_the_scale_is_recognised() {
        assertThat(judge(new Question.DerivativeDual(Activation.STEP), "1/(2*pi*sqrt(1-rho^2))")
                        .counterexample()
                        .orElseThrow()
                        .hint()
                        .orElseThrow())
                .startsWith("this is dK/dc");
        assertThat(judge(new Question.Dual(Activation.ERF), "2/pi*ArcSin(2*a/Sqrt((1+2*a)*(1+2*b)))")
                        .counterexample())
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 2 | 100 | (sqrt(1-rho^2) + 2*rho*(pi-theta))/pi        | the bias is missing",
                "1 | 2 | 100 | (sqrt(1-rho^2) + 2*rho*(pi-theta))/pi + 1/10 | the bias standard deviation stands where its variance is needed",
                "1 | 1 | 100 | (sqrt(1-rho^2) + rho*(pi-theta))/(2*pi) + 1/100 | this is the NNGP kernel Sigma of the output, not the tangent kernel",
                "2 | 2 | 100 | (sqrt(1-rho^2) + 2*rho*(pi-theta))/pi + 1/100 | this has 1 hidden layer, one layer too few",
                "1 | 2 | 100 | (sqrt(1-rho^2) + 2*rho*(pi-theta))/(2*pi) + 1/100 | the weight gain of the readout is missing",
            })
    void the_usual_mistakes_of_a_kernel_are_recognised(
            int depth, String weight, String bias, String formula, String hint) {
        assertThat(judge(ntk(depth, weight, bias), formula)
                        .counterexample()
                        .orElseThrow()
                        .hint())
                .contains(hint);
    }

    @Test
    void a_forgotten_skip_connection_is_recognised() {
        Architecture chain = Architecture.ntk(Activation.RELU, 2, Expression.ONE, Expression.ZERO);
        Question residual = new Question.Ntk(chain.withResidualBlocks(List.of(Expression.ONE)));
        String dense = Truth.of(new Question.Ntk(chain), Coordinates.SPHERE, List.of())
                .expression()
                .orElseThrow()
                .toString();

        assertThat(judge(residual, dense).counterexample().orElseThrow().hint())
                .contains("the skip connections are missing");
    }

    @Test
    void kernels_in_inner_products_are_judged() {
        Question question = new Question.Ntk(Architecture.ntk(Activation.RELU, 1, Expression.ONE, Expression.ZERO));
        String angle = "Angle(xx, yy, xy)";

        assertThat(verdict(question, "(Sqrt(xx*yy-xy^2) + 2*xy*(pi-%s))/(2*pi*d)".formatted(angle)))
                .isIn(Verdict.Kind.PROVED, Verdict.Kind.SUPPORTED);
        assertThat(verdict(question, "(Sqrt(xx*yy-xy^2) + 2*xy*(pi-%s))/(2*pi)".formatted(angle)))
                .isEqualTo(Verdict.Kind.REFUTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"n*", "n1*"})
    void widths_enter_where_the_weights_are_trained(String width) {
        Question question = new Question.Ntk(Architecture.he(Activation.RELU, 1));
        String kernel = "(Sqrt(1-rho^2) + rho*(pi-theta))/(2*pi) + (pi-theta)/(2*pi)*rho*d/2";

        assertThat(verdict(question, width + kernel)).isEqualTo(Verdict.Kind.PROVED);
        assertThat(verdict(question, "2*" + kernel)).isEqualTo(Verdict.Kind.REFUTED);
    }

    @Test
    void hostile_formulas_end_by_counted_work_with_the_same_verdict() {
        String tower = String.join("", Collections.nCopies(20, "(1+"))
                + "a"
                + String.join("", Collections.nCopies(20, ")^64"));
        String chain = "0" + "+Erf(c+Erf(a))".repeat(700);
        String tiny = "ArcCos(1/(((a^64+2)^64+2)^64+2))";

        for (String formula : new String[] {tower, chain, tiny}) {
            FormulaJudgement first = judge(RELU, formula);
            assertThat(first.verdict().kind()).isIn(Verdict.Kind.REFUTED, Verdict.Kind.UNDECIDED);
            assertThat(judge(RELU, formula)).isEqualTo(first);
        }
    }

    @Test
    void a_formula_that_cannot_be_enclosed_is_undecided_never_supported() {
        FormulaJudgement judgement = judge(RELU, "(sqrt(Delta) + (pi - theta)*c)/(2*pi) + Step((a^2)^(1/3) - a^(2/3))");

        assertThat(judgement.verdict().kind()).isEqualTo(Verdict.Kind.UNDECIDED);
        assertThat(judgement.reason()).contains("could not be enclosed at");
    }

    @Test
    void without_closed_form_quadrature_supports_at_most() {
        // The identity in a form that the derivation does not open.
        Activation hidden = Activation.named("Log(Exp(x))");

        for (FormulaJudgement right :
                List.of(judge(new Question.Dual(hidden), "c"), judge(new Question.DerivativeDual(hidden), "1"))) {
            assertThat(right.verdict().kind()).isEqualTo(Verdict.Kind.SUPPORTED);
            assertThat(right.rung()).isEqualTo(Rung.QUADRATURE);
            assertThat(right.points()).isGreaterThanOrEqualTo(8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"c*(1 + 1/10^6)", "-c", "c + Step(rho - 1/2)", "Sqrt(-1 - c^2)"})
    void quadrature_leaves_wrong_formulas_undecided_with_the_point(String formula) {
        FormulaJudgement wrong = judge(new Question.Dual(Activation.named("Log(Exp(x))")), formula);

        assertThat(wrong.verdict().kind()).isEqualTo(Verdict.Kind.UNDECIDED);
        assertThat(wrong.rung()).isEqualTo(Rung.NONE);
        assertThat(wrong.reason()).contains("a = ");
    }

    @Test
    void another_seed_changes_the_points_and_not_the_verdict() {
        String wrong = "(sqrt(Delta) + (pi - theta)*c)/(2*pi) + c*(c-1/2)*(c+1/2)*(c-a*b)*(c+a*b)";
        assertThat(new FormulaJudge(RELU, 1).judge(wrong).verdict().kind()).isEqualTo(Verdict.Kind.REFUTED);
        assertThat(new FormulaJudge(RELU, 2).judge(wrong).verdict().kind()).isEqualTo(Verdict.Kind.REFUTED);
    }
}
