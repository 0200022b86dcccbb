package org.ntkverify.symbolic.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;
import org.ntkverify.symbolic.expression.Rewriting;

/** Random trees: the normal form keeps the value, and chains of true rewrites are proved, their mutations are not. */
class RandomIdentitiesTest {

    private static final int SEED = 31;
    private static final int TREES = 400;
    private static final int POINTS = 4;

    /** Expanded polynomials lose digits; what is compared is of size at most 1e3 and differs by less than this. */
    private static final double ROUNDING = 1e-5;

    private static final double LARGEST = 1e3;
    private static final Domain DOMAIN = IdentityTemplates.DOMAIN;
    private static final List<String> LEAVES = List.of(
            "x", "y", "a", "b", "c", "rho", "theta", "2", "1/3", "Pi", "a*b", "1 + 2*a", "x - y", "1 - rho", "1 + x^2");
    private static final List<Function> FUNCTIONS = List.of(
            Function.EXP,
            Function.SIN,
            Function.COS,
            Function.ARC_TAN,
            Function.ABS,
            Function.PHI,
            Function.ERF,
            Function.TANH,
            Function.STEP,
            Function.SIGN,
            Function.ARC_SIN,
            Function.ARC_COS);

    private final RandomGenerator random = new Well19937c(SEED);
    private final IdentityTemplates templates = new IdentityTemplates(SEED);

    private Expression tree(int depth) {
        if (depth == 0) {
            return IdentityTemplates.parse(LEAVES.get(random.nextInt(LEAVES.size())));
        }
        Expression left = tree(depth - 1);
        return switch (random.nextInt(9)) {
            case 0, 1 -> left.plus(tree(depth - 1));
            case 2 -> left.times(tree(depth - 1));
            case 3 -> quotient(left, tree(depth - 1));
            case 4 -> left.sqrt();
            case 5 -> left.power(2);
            case 6 -> Expression.call(Function.ANGLE, Expression.ONE, tree(depth - 1), left);
            default -> Expression.call(FUNCTIONS.get(random.nextInt(FUNCTIONS.size())), left);
        };
    }

    private static Expression quotient(Expression above, Expression below) {
        return below.equals(Expression.ZERO) ? above : above.over(below);
    }

    /** Rewrites some nodes by identities that hold wherever both sides are defined. */
    private final class Rewrites extends Rewriting {
        @Override
        public Expression sum(List<Expression> terms) {
            Expression rewritten = super.sum(terms);
            Expression x = Expression.variable("x");
            return random.nextBoolean() ? rewritten.times(x).minus(rewritten).over(x.minus(Expression.ONE)) : rewritten;
        }

        @Override
        public Expression call(Function function, List<Expression> arguments) {
            List<Expression> inside = all(arguments);
            Expression x = inside.get(0);
            Expression half = x.over(2);
            return switch (random.nextBoolean() ? function : Function.DELTA) {
                case EXP -> Expression.call(Function.EXP, half).power(2);
                case SIN ->
                    Expression.call(Function.SIN, half)
                            .times(Expression.call(Function.COS, half))
                            .times(2);
                case COS ->
                    Expression.call(Function.COS, half).power(2).times(2).minus(Expression.ONE);
                case ARC_TAN, ERF -> Expression.call(function, x.negate()).negate();
                case ARC_SIN -> Expression.PI.over(2).minus(Expression.call(Function.ARC_COS, x));
                case ARC_COS -> Expression.PI.minus(Expression.call(Function.ARC_COS, x.negate()));
                case PHI ->
                    Expression.ONE
                            .plus(Expression.call(
                                    Function.ERF, x.over(Expression.integer(2).sqrt())))
                            .over(2);
                case ABS -> x.power(2).sqrt();
                case ANGLE ->
                    Expression.call(
                            Function.ARC_COS,
                            inside.get(2).over(x.times(inside.get(1)).sqrt()));
                default -> Expression.call(function, inside.toArray(new Expression[0]));
            };
        }
    }

    private boolean agree(Expression left, Expression right) {
        for (int i = 0; i < POINTS; i++) {
            Map<String, Double> point = templates.point();
            double first = WitnessArithmetic.value(left, point);
            double second = WitnessArithmetic.value(right, point);
            boolean comparable = Math.abs(first) < LARGEST && Math.abs(second) < LARGEST;
            if (comparable && Math.abs(first - second) > ROUNDING * (1 + Math.abs(first))) {
                return false;
            }
        }
        return true;
    }

    @Test
    void the_normal_form_has_the_value_of_the_expression_on_the_domain() {
        int read = 0;
        for (int i = 0; i < TREES; i++) {
            Expression tree = tree(1 + random.nextInt(4));
            try {
                Expression normal = NormalForm.of(tree, DOMAIN).toExpression();
                assertThat(agree(tree, normal)).as("%s and %s", tree, normal).isTrue();
                read++;
            } catch (ArithmeticException e) {
                assertThat(e).hasMessageContaining(" must ");
            }
        }
        assertThat(read).as("trees with a normal form").isGreaterThan(TREES * 9 / 10);
    }

    @Test
    void rewritten_trees_are_proved_equal_and_mutated_ones_are_not() {
        int proved = 0;
        int compared = 0;
        for (int i = 0; i < TREES; i++) {
            Expression tree = tree(1 + random.nextInt(3));
            Expression rewritten = tree.accept(new Rewrites());
            Expression mutated = rewritten.plus(Expression.ratio(1, 1 + random.nextInt(99)));
            try {
                assertThat(NormalForm.equal(tree, mutated, DOMAIN))
                        .as("%s = %s", tree, mutated)
                        .isFalse();
                compared++;
                proved += NormalForm.equal(tree, rewritten, DOMAIN) ? 1 : 0;
            } catch (ArithmeticException e) {
                assertThat(e).hasMessageContaining(" must ");
            }
        }
        assertThat(compared).as("pairs compared").isGreaterThan(TREES * 9 / 10);
        assertThat(proved).as("rewritten trees proved").isGreaterThan(compared * 9 / 10);
    }
}
