package org.ntkverify.symbolic.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {

    private static final Expression X = Expression.variable("x");
    private static final Expression Y = Expression.variable("y");
    private static final Map<String, BigFraction> POINT =
            Map.of("x", new BigFraction(3, 7), "y", new BigFraction(-5, 3));

    private static Expression parse(String text) {
        return ExpressionParser.parse(text, Set.of("x", "y"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Sin(Pi); 0",
                "Cos(Pi); -1",
                "Tan(Pi); 0",
                "Sin(0) + Tan(0) + ArcSin(0) + ArcTan(0) + Sinh(0) + Tanh(0) + Erf(0) + SinMinusXCos(0); 0",
                "Cos(0)*Exp(0)*Cosh(0); 1",
                "Log(1); 0",
                "Phi(0); 1/2",
                "ArcTan(1); Pi/4",
                "ArcCos(0); Pi/2",
                "ArcCos(1); 0",
                "Step(3) + Step(0) + Step(-3); 1",
                "Sign(-1/3); -1",
                "Abs(-1/3); 1/3",
                "Max(1/3, 1/2) + Min(1/3, 1/2); 5/6",
                "Sqrt(4/9); 2/3",
                "Sqrt(2)*Sqrt(2); 2",
                "8^(3/2)*8^(-1/2); 8",
                "2^(3/2); 2*Sqrt(2)",
                "Delta(2, 3, 1); 5",
                "Angle(1, 4, 2); 0",
                "Angle(1, 4, -2); Pi",
                "Angle(1, 4, 0); Pi/2",
                "x + x; 2*x",
                "x - x; 0",
                "x*x; x^2",
                "x/x; 1",
                "0*x; 0",
                "x^0; 1",
                "2*x + 3*x; 5*x",
                "(x*y)^2; x^2*y^2",
                "(x^(1/2))^2; x",
                "0^(1/3); 0",
            })
    void exactly_known_values_are_folded(String written, String folded) {
        assertThat(parse(written)).hasToString(folded);
    }

    @ParameterizedTest
    @CsvSource({"Sqrt(x^2)", "(x^4)^(1/4)", "Sqrt(x)*Sqrt(y)", "Sin(x)", "Exp(1)", "Sqrt(2)", "Log(2)", "Sqrt(x*y)"})
    void what_is_not_exactly_known_stays(String text) {
        assertThat(parse(text)).hasToString(text);
    }

    @Test
    void sums_and_products_are_flat() {
        Expression sum = X.plus(Y.plus(X.plus(Expression.ONE)));
        assertThat(((Expression.Sum) sum).terms()).noneMatch(Expression.Sum.class::isInstance);
        Expression quarter = Expression.integer(2).power(new BigFraction(3, 4));
        Expression product = X.times(quarter).times(quarter);
        assertThat(((Expression.Product) product).factors()).noneMatch(Expression.Product.class::isInstance);
    }

    @Test
    void the_number_of_arguments_is_checked_before_anything_is_folded() {
        assertThatThrownBy(() -> Expression.call(Function.MAX, X))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Max must have 2 arguments but was given 1");
        assertThatThrownBy(() -> Expression.call(Function.SIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Sin must have 1 argument but was given 0");
        assertThatThrownBy(() -> Expression.call(Function.DELTA, X, X, X, X, X))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Delta must have 3 arguments but was given 5");
    }

    @Test
    void zero_has_no_negative_power() {
        assertThatThrownBy(() -> Expression.ONE.over(Expression.ZERO))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("0 must not be raised to the negative power -1");
    }

    /** A tree and, built beside it by the same operations without any folding, its exact value. */
    private record Beside(Expression tree, BigFraction value) {

        Beside then(int operation, Expression other) {
            BigFraction number = exact(other);
            return switch (operation) {
                case 0 -> new Beside(tree.plus(other), value.add(number));
                case 1 -> new Beside(other.minus(tree), number.subtract(value));
                case 2 -> new Beside(tree.times(other), value.multiply(number));
                case 3 -> new Beside(tree.over(other), value.divide(number));
                case 4 ->
                    new Beside(tree.power(2).plus(X), value.multiply(value).add(exact(X)));
                default ->
                    new Beside(
                            tree.plus(Expression.integer(3)).times(tree.negate()),
                            value.add(3).multiply(value.negate()));
            };
        }
    }

    private static BigFraction exact(Expression expression) {
        return expression.evaluate(new Rationals(), POINT);
    }

    @Test
    void folding_changes_no_value() {
        RandomGenerator random = new Well19937c(7);
        for (int tree = 0; tree < 200; tree++) {
            Beside beside = new Beside(X, exact(X));
            for (int step = 0; step < 12; step++) {
                Expression other = random.nextBoolean() ? Y : Expression.ratio(1 + random.nextInt(4), 3);
                beside = beside.then(random.nextInt(6), other);
            }
            assertThat(exact(beside.tree()))
                    .as("tree %s: %s", tree, beside.tree())
                    .isEqualTo(beside.value());
        }
    }

    @Test
    void an_empty_sum_is_zero_and_an_empty_product_is_one() {
        assertThat(Expression.sum(List.of())).isEqualTo(Expression.ZERO);
        assertThat(Expression.product(List.of())).isEqualTo(Expression.ONE);
    }

    @Test
    void a_power_too_large_to_write_down_is_refused() {
        Expression large = Expression.integer(10).power(64).power(64);
        assertThatThrownBy(() -> large.power(64))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith("exact power must have at most 65536 bits but would have ");
        assertThatThrownBy(() -> Expression.integer(2).power(Long.MAX_VALUE))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith("exact power must have at most 65536 bits but would have ");
    }
}
