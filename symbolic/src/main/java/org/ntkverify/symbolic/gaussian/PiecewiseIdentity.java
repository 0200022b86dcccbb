package org.ntkverify.symbolic.gaussian;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.ntkverify.symbolic.exact.Domain;
import org.ntkverify.symbolic.exact.NormalForm;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;
import org.ntkverify.symbolic.expression.Rewriting;

/**
 * Decides identities of functions with kinks branch by branch: between two neighbouring kinks, where every {@code Max, Min,
 * Abs, Step, Sign} has one branch, by {@link NormalForm}. What happens at the kinks themselves, finitely many points, is
 * not looked at.
 */
public final class PiecewiseIdentity {

    private PiecewiseIdentity() {}

    /** Returns true only if the two functions of {@code variable} are proved equal off their kinks. */
    public static boolean equal(Expression left, Expression right, Expression.Variable variable) {
        return eachBranch(left, right, variable, PiecewiseIdentity::proved);
    }

    /** Returns true only if {@code derivative} is proved to be the derivative of {@code function} off their kinks. */
    public static boolean differentiates(Expression function, Expression derivative, Expression.Variable variable) {
        return eachBranch(
                function, derivative, variable, (branch, slope) -> proved(branch.derivative(variable), slope));
    }

    private static boolean proved(Expression left, Expression right) {
        return NormalForm.provesEqual(left, right, Domain.everywhere());
    }

    private static boolean eachBranch(
            Expression left,
            Expression right,
            Expression.Variable variable,
            BiPredicate<Expression, Expression> relation) {
        List<Expression> cuts = cuts(left, right, variable);
        for (int i = 0; i <= cuts.size(); i++) {
            Branch branch = new Branch(variable, inside(cuts, i));
            if (!relation.test(left.accept(branch), right.accept(branch))) {
                return false;
            }
        }
        return true;
    }

    private static List<Expression> cuts(Expression left, Expression right, Expression.Variable variable) {
        List<Expression> cuts = new ArrayList<>(AtomReader.read(left, variable).kinks());
        for (Expression kink : AtomReader.read(right, variable).kinks()) {
            if (cuts.stream().noneMatch(known -> ConstantOrder.compare(known, kink) == 0)) {
                cuts.add(kink);
            }
        }
        cuts.sort(ConstantOrder::compare);
        return cuts;
    }

    /** A point inside the {@code i}-th interval between {@code cuts}. */
    static Expression inside(List<Expression> cuts, int i) {
        if (cuts.isEmpty()) {
            return Expression.ZERO;
        }
        if (i == 0) {
            return cuts.get(0).minus(Expression.ONE);
        }
        Optional<Expression> right = i < cuts.size() ? Optional.of(cuts.get(i)) : Optional.empty();
        Expression left = cuts.get(i - 1);
        return right.map(end -> left.plus(end).over(2)).orElse(left.plus(Expression.ONE));
    }

    /** Replaces functions with kinks by their branch at a point. */
    private static final class Branch extends Rewriting {

        private final Expression.Variable variable;
        private final Expression point;

        Branch(Expression.Variable variable, Expression point) {
            this.variable = variable;
            this.point = point;
        }

        @Override
        public Expression call(Function function, List<Expression> arguments) {
            Expression x = arguments.get(0).accept(this);
            return switch (function) {
                case STEP -> sign(x) > 0 ? Expression.ONE : Expression.ZERO;
                case SIGN -> Expression.integer(sign(x));
                case ABS -> sign(x) < 0 ? x.negate() : x;
                case MAX -> larger(x, arguments.get(1).accept(this), true);
                case MIN -> larger(x, arguments.get(1).accept(this), false);
                default -> super.call(function, arguments);
            };
        }

        private Expression larger(Expression x, Expression y, boolean wanted) {
            return sign(x.minus(y)) > 0 == wanted ? x : y;
        }

        private int sign(Expression x) {
            return ConstantOrder.sign(x.substitute(Map.of(variable.name(), point)));
        }
    }
}
