package org.ntkverify.symbolic.series;

import java.util.List;
import java.util.Optional;
import org.ntkverify.symbolic.exact.NormalForm;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;
import org.ntkverify.symbolic.expression.Rewriting;

/**
 * Exact values of sine, cosine and their inverses at the multiples of pi/6 and pi/4, which are rationals or halves of square
 * roots.
 */
public final class SpecialAngles {

    /** An angle in [0, pi] with its exact cosine and sine. */
    public record Special(Expression angle, Expression cosine, Expression sine) {}

    private static final Expression HALF = Expression.ratio(1, 2);
    private static final Expression ROOT_TWO = Expression.integer(2).sqrt().over(2);
    private static final Expression ROOT_THREE = Expression.integer(3).sqrt().over(2);

    private static final List<Special> ALL = List.of(
            special(0, 1, Expression.ONE, Expression.ZERO),
            special(1, 6, ROOT_THREE, HALF),
            special(1, 4, ROOT_TWO, ROOT_TWO),
            special(1, 3, HALF, ROOT_THREE),
            special(1, 2, Expression.ZERO, Expression.ONE),
            special(2, 3, HALF.negate(), ROOT_THREE),
            special(3, 4, ROOT_TWO.negate(), ROOT_TWO),
            special(5, 6, ROOT_THREE.negate(), HALF),
            special(1, 1, Expression.integer(-1), Expression.ZERO));

    private SpecialAngles() {}

    private static Special special(long numerator, long denominator, Expression cosine, Expression sine) {
        return new Special(Expression.PI.times(numerator).over(denominator), cosine, sine);
    }

    /** Returns the angles, from 0 to pi. */
    public static List<Special> all() {
        return ALL;
    }

    /** Returns {@code expression} reduced, with every function value at a special angle replaced by its exact value. */
    public static Expression fold(Expression expression) {
        return ExactNumbers.reduced(expression.accept(new Fold()));
    }

    static Expression call(Function function, List<Expression> arguments) {
        boolean constant =
                arguments.stream().allMatch(argument -> argument.variables().isEmpty());
        Optional<Expression> known = constant ? known(function, arguments) : Optional.empty();
        return known.orElseGet(() -> Expression.call(function, arguments.toArray(new Expression[0])));
    }

    private static Optional<Expression> known(Function function, List<Expression> arguments) {
        Expression first = arguments.get(0);
        return switch (function) {
            case SIN -> ofAngle(first).map(Special::sine);
            case COS -> ofAngle(first).map(Special::cosine);
            case ARC_COS -> ofCosine(first).map(Special::angle);
            case ARC_SIN -> ofCosine(first).map(special -> Expression.PI.over(2).minus(special.angle()));
            case ANGLE -> angle(arguments);
            case EXP,
                    LOG,
                    TAN,
                    ARC_TAN,
                    SINH,
                    COSH,
                    TANH,
                    ERF,
                    PHI,
                    ABS,
                    MAX,
                    MIN,
                    STEP,
                    SIGN,
                    DELTA,
                    SIN_MINUS_X_COS,
                    BIVARIATE_PHI -> Optional.empty();
        };
    }

    private static Optional<Expression> angle(List<Expression> arguments) {
        Expression product = arguments.get(0).times(arguments.get(1));
        return product.equals(Expression.ZERO)
                ? Optional.empty()
                : ofCosine(arguments.get(2).over(product.sqrt())).map(Special::angle);
    }

    private static Optional<Special> ofAngle(Expression angle) {
        return ALL.stream()
                .filter(special -> NormalForm.equal(special.angle(), angle))
                .findFirst();
    }

    private static Optional<Special> ofCosine(Expression cosine) {
        return ALL.stream()
                .filter(special -> NormalForm.equal(special.cosine(), cosine))
                .findFirst();
    }

    /** Folds from the leaves up. */
    private static final class Fold extends Rewriting {
        @Override
        public Expression call(Function function, List<Expression> arguments) {
            return SpecialAngles.call(function, all(arguments));
        }
    }
}
