package org.ntkverify.symbolic.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkverify.symbolic.expression.Doubles;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;

class NormalFormTest {

    private static final int SEED = 3;
    private static final int ROUNDS = 40;
    private static final Set<String> NAMES = Set.of("x", "y", "a", "b", "c");
    private static final List<Map<String, Double>> POINTS = List.of(
            Map.of("x", 0.7, "y", 1.9, "a", 1.3, "b", 2.1, "c", 0.6),
            Map.of("x", 2.4, "y", 0.3, "a", 0.8, "b", 1.7, "c", -0.9));
    private static final List<String> ATOMS = List.of(
            "x",
            "y",
            "Pi",
            "1/3",
            "-2",
            "Sin(x)",
            "Cos(x)",
            "Sqrt(1 + x^2)",
            "Sqrt(y/(1 + x^2))",
            "Angle(a, b, c)",
            "Angle(a, b, -c)",
            "Sin(Angle(a, b, c))",
            "Cos(Angle(a, b, c))",
            "Sqrt(Delta(a, b, c))",
            "Sqrt(a*b)",
            "Exp(x*y)");

    private static Expression parse(String text) {
        return ExpressionParser.parse(text, NAMES);
    }

    /** Seeded random elements: sums of two products of two atoms. */
    private static final class Elements {
        private final RandomGenerator random = new Well19937c(SEED);

        Expression atom() {
            return parse(ATOMS.get(random.nextInt(ATOMS.size())));
        }

        Expression element() {
            return atom().times(atom()).plus(atom().times(atom()));
        }
    }

    private static void assertEqual(Expression left, Expression right) {
        assertThat(NormalForm.equal(left, right)).as("%s = %s", left, right).isTrue();
    }

    private static void assertNotEqual(Expression left, Expression right) {
        assertThat(NormalForm.equal(left, right)).as("%s = %s", left, right).isFalse();
    }

    @Test
    void ring_identities_hold_and_perturbed_ones_do_not() {
        Elements elements = new Elements();
        for (int round = 0; round < ROUNDS; round++) {
            Expression p = elements.element();
            Expression q = elements.element();
            Expression r = elements.atom();
            Expression left = p.plus(q).times(r);
            Expression right = p.times(r).plus(q.times(r));
            assertEqual(left, right);
            assertNotEqual(left, right.plus(Expression.ratio(1, 1000)));
            assertEqual(p.plus(q).power(2), p.power(2).plus(p.times(q).times(2)).plus(q.power(2)));
            if (!NormalForm.of(q).isZero()) {
                assertNotEqual(
                        p.plus(q).power(2),
                        p.power(2).plus(q.power(2)).minus(p.times(q).times(3)));
            }
        }
    }

    @Test
    void fractions_are_brought_over_a_common_denominator() {
        Elements elements = new Elements();
        for (int round = 0; round < ROUNDS; round++) {
            Expression p = elements.element().plus(parse("7*x*Pi"));
            Expression q = elements.element().plus(parse("5*y*Pi"));
            Expression sum = Expression.ONE.over(p).plus(Expression.ONE.over(q));
            assertEqual(sum, p.plus(q).over(p.times(q)));
            assertNotEqual(sum, p.minus(q).over(p.times(q)));
            assertEqual(p.over(q).over(p), q.power(-1));
        }
    }

    @Test
    void radicals_sines_and_cosines_keep_their_relations() {
        Elements elements = new Elements();
        for (int round = 0; round < ROUNDS; round++) {
            Expression p = elements.element();
            assertEqual(p.sqrt().power(2), p);
            assertNotEqual(p.sqrt().power(2), p.plus(parse("x")));
            Expression s = Expression.call(org.ntkverify.symbolic.expression.Function.SIN, p);
            Expression c = Expression.call(org.ntkverify.symbolic.expression.Function.COS, p);
            Expression sum = s.power(2).plus(c.power(2)).times(p);
            if (!NormalForm.of(p).isZero()) {
                assertEqual(sum, p);
                assertNotEqual(s.power(2).minus(c.power(2)).times(p), p);
            }
        }
    }

    /** Soundness by witness: the normal form, written out again, has the value of what went in. */
    @Test
    void the_normal_form_has_the_value_of_the_expression() {
        Elements elements = new Elements();
        for (int round = 0; round < ROUNDS; round++) {
            Expression p = elements.element();
            Expression q = elements.element().power(2).plus(parse("1/2"));
            Expression whole = p.power(3).plus(q).over(q.sqrt()).minus(elements.element());
            Expression normal = NormalForm.of(whole).toExpression();
            for (Map<String, Double> point : POINTS) {
                double expected = Doubles.evaluate(whole, point);
                // Terms reach 1e7 times the result before they cancel: nine digits of sixteen are left.
                double scale = 1 + Math.abs(expected) + Math.pow(Math.abs(Doubles.evaluate(p, point)), 3);
                assertThat(Doubles.evaluate(normal, point))
                        .as("%s at %s", whole, point)
                        .isCloseTo(expected, within(1e-9 * scale));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sin(x)^2 + Cos(x)^2 | 1",
                "Tan(x)*Cos(x) | Sin(x)",
                "1 + Tan(x)^2 | 1/Cos(x)^2",
                "Sqrt(x + y)^2 | x + y",
                "Sqrt(x/y)^2*y | x",
                "Angle(a, b, c) + Angle(a, b, -c) | Pi",
                "Sin(Angle(a, b, c))*Sqrt(a*b) | Sqrt(Delta(a, b, c))",
                "Cos(Angle(a, b, c))*Sqrt(a*b) | c",
                "Cos(Angle(a, b, -c)) | -Cos(Angle(a, b, c))",
                "Sin(Angle(a, b, -c)) | Sin(Angle(a, b, c))",
                "Delta(a, b, c) | a*b - c^2",
                "Delta(a, b, c, a + b - 2*c) | Delta(a, b, c)",
                "SinMinusXCos(x) | Sin(x) - x*Cos(x)",
                "(x^2 - y^2)/(x - y) | x + y",
                "1/(Sqrt(x) - Sqrt(y)) | (Sqrt(x) + Sqrt(y))/(x - y)",
                "Exp((x + y)^2) | Exp(x^2 + 2*x*y + y^2)",
                "Sqrt(x*y) | Sqrt(-x)*Sqrt(-y)",
            })
    void known_identities_are_proved(String left, String right) {
        assertEqual(parse(left), parse(right));
    }

    /** Each of these is false somewhere; a relation that identified one of them would make a proof worthless. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sqrt(x^2) | x",
                "Sqrt(x*y) | -Sqrt(-x)*Sqrt(-y)",
                "Sqrt(x^2 + y^2) | x + y",
                "ArcTan(Tan(x)) | x",
                "ArcSin(Sin(x)) | x",
                "ArcCos(Cos(x)) | x",
                "Log(x^2) | 2*Log(x)",
                "Cos(x) | Sqrt(1 - Sin(x)^2)",
                "Abs(x) | x",
                "Max(x, y) | x",
                "Step(x)^2 | Step(-x)",
                "Sign(x) | 1",
                "Angle(a, b, -c) | -Angle(a, b, c)",
                "Angle(a, b, c) | Angle(a, b, c/2)",
                "Sin(2*x) | 2*Sin(x)",
                "Pi | 355/113",
                "Exp(x + y) | Exp(x) + Exp(y)",
            })
    void tempting_falsehoods_are_not_proved(String left, String right) {
        assertNotEqual(parse(left), parse(right));
    }

    @Test
    void what_has_no_normal_form_is_refused() {
        assertThatThrownBy(() -> NormalForm.of(parse("x^(1/3)")))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("root must be a square root but was the power 1/3");
        assertThatThrownBy(() -> NormalForm.of(parse("1/(Sin(x)^2 + Cos(x)^2 - 1)")))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith("denominator must not be 0 but was ");
        Expression.Variable x = Expression.variable("x");
        assertThatThrownBy(() -> NormalForm.of(new Expression.Integral(x, x, Expression.ZERO, Expression.ONE)))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("an integral must be solved before it has a normal form but was Integral(x, x, 0, 1)");
    }
}
