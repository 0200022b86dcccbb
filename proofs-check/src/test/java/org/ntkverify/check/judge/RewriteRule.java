package org.ntkverify.check.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Expression.Call;
import org.ntkverify.symbolic.expression.Expression.Product;
import org.ntkverify.symbolic.expression.Expression.Sum;
import org.ntkverify.symbolic.expression.Function;

/** Ways in which people write the same formula differently; each keeps the value inside the domain. */
enum RewriteRule {
    ANGLE_TO_ARC_COSINE,
    ANGLE_TO_ARC_SINE,
    ANGLE_TO_ARC_TANGENT,
    ANGLE_TO_LETTER,
    ANGLE_REFLECTED,
    DETERMINANT_WRITTEN_OUT,
    ROOT_OF_PRODUCT_SPLIT,
    ROOT_RATIONALISED,
    PYTHAGORAS_INSERTED,
    COVARIANCE_BY_CORRELATION,
    HALF_ANGLE,
    DOUBLE_ANGLE,
    COMMON_DENOMINATOR,
    EXPANDED,
    FACTORED,
    REORDERED,
    EXPONENTIAL_SPLIT,
    EXPONENTIAL_TO_HYPERBOLIC,
    ARC_TANGENT_TO_ARC_SINE,
    ARC_TANGENT_HALVED,
    ERROR_FUNCTION_TO_NORMAL,
    ONE_INSERTED;

    private static final Expression A = Expression.variable("a");
    private static final Expression B = Expression.variable("b");
    private static final Expression C = Expression.variable("c");
    private static final Expression RHO = Expression.variable("rho");
    private static final Expression THETA = Expression.variable("theta");

    /** Returns {@code formula} with one place rewritten, empty if the rule has no place in it. */
    Optional<Expression> apply(Expression formula, Coordinates coordinates, Dice dice) {
        boolean sphere = coordinates == Coordinates.SPHERE;
        Optional<Expression> result = switch (this) {
            case REORDERED -> Optional.of(reordered(formula, dice));
            case PYTHAGORAS_INSERTED -> pythagoras(formula, sphere, dice);
            case ONE_INSERTED -> one(formula, sphere, dice);
            case ERROR_FUNCTION_TO_NORMAL -> errorFunction(formula, sphere, dice);
            case DOUBLE_ANGLE -> doubleAngle(formula, sphere, dice);
            case FACTORED -> Tree.rewritten(formula, node -> factored(node, sphere, dice), dice);
            case COVARIANCE_BY_CORRELATION -> Tree.rewritten(formula, node -> correlation(node, sphere), dice);
            case ANGLE_TO_LETTER -> Tree.rewritten(formula, node -> letter(node, sphere), dice);
            case HALF_ANGLE -> Tree.rewritten(formula, node -> halfAngle(node, sphere), dice);
            default -> Tree.rewritten(formula, this::atNode, dice);
        };
        return result.filter(rewritten -> !rewritten.equals(formula));
    }

    private Optional<Expression> atNode(Expression node) {
        return switch (this) {
            case ANGLE_TO_ARC_COSINE ->
                NodeRewrites.call(node, Function.ANGLE).map(angle -> Expression.call(Function.ARC_COS, cosine(angle)));
            case ANGLE_TO_ARC_SINE ->
                NodeRewrites.call(node, Function.ANGLE)
                        .map(angle -> Expression.PI.over(2).minus(Expression.call(Function.ARC_SIN, cosine(angle))));
            case ANGLE_TO_ARC_TANGENT -> NodeRewrites.call(node, Function.ANGLE).map(RewriteRule::halfTangent);
            case ANGLE_REFLECTED ->
                NodeRewrites.call(node, Function.ANGLE)
                        .map(angle -> Expression.PI.minus(Expression.call(
                                Function.ANGLE,
                                angle.get(0),
                                angle.get(1),
                                angle.get(2).negate())));
            case DETERMINANT_WRITTEN_OUT ->
                NodeRewrites.call(node, Function.DELTA)
                        .map(d -> d.get(0).times(d.get(1)).minus(d.get(2).power(2)));
            case ROOT_OF_PRODUCT_SPLIT -> NodeRewrites.rootSplit(node);
            case ROOT_RATIONALISED -> NodeRewrites.rationalised(node);
            case EXPANDED -> NodeRewrites.expanded(node);
            case COMMON_DENOMINATOR -> NodeRewrites.commonDenominator(node);
            case EXPONENTIAL_SPLIT -> NodeRewrites.call(node, Function.EXP).flatMap(NodeRewrites::exponentialSplit);
            case EXPONENTIAL_TO_HYPERBOLIC ->
                NodeRewrites.call(node, Function.EXP)
                        .map(x -> Expression.call(Function.COSH, x.get(0))
                                .plus(Expression.call(Function.SINH, x.get(0))));
            case ARC_TANGENT_TO_ARC_SINE ->
                NodeRewrites.call(node, Function.ARC_TAN)
                        .map(x -> Expression.call(Function.ARC_SIN, x.get(0).over(hypotenuse(x.get(0)))));
            case ARC_TANGENT_HALVED ->
                NodeRewrites.call(node, Function.ARC_TAN)
                        .map(x -> Expression.call(
                                        Function.ARC_TAN, x.get(0).over(Expression.ONE.plus(hypotenuse(x.get(0)))))
                                .times(2));
            case ANGLE_TO_LETTER,
                    PYTHAGORAS_INSERTED,
                    COVARIANCE_BY_CORRELATION,
                    HALF_ANGLE,
                    DOUBLE_ANGLE,
                    FACTORED,
                    REORDERED,
                    ERROR_FUNCTION_TO_NORMAL,
                    ONE_INSERTED -> throw new IllegalStateException("not a rule of one node: " + this);
        };
    }

    private static Expression cosine(List<Expression> angle) {
        return angle.get(2).over(angle.get(0).times(angle.get(1)).sqrt());
    }

    /** {@code theta = 2 arctan(sqrt(Delta) / (sqrt(a b) + c))}, theta below pi. */
    private static Expression halfTangent(List<Expression> angle) {
        Expression scale = angle.get(0).times(angle.get(1)).sqrt();
        Expression root =
                angle.get(0).times(angle.get(1)).minus(angle.get(2).power(2)).sqrt();
        return Expression.call(Function.ARC_TAN, root.over(scale.plus(angle.get(2))))
                .times(2);
    }

    private static Expression hypotenuse(Expression x) {
        return Expression.ONE.plus(x.power(2)).sqrt();
    }

    private static Optional<Expression> letter(Expression node, boolean sphere) {
        List<Expression> covariance = sphere ? List.of(Expression.ONE, Expression.ONE, RHO) : List.of(A, B, C);
        if (NodeRewrites.call(node, Function.ANGLE).filter(covariance::equals).isPresent()) {
            return Optional.of(THETA);
        }
        return NodeRewrites.call(node, Function.DELTA)
                        .filter(covariance::equals)
                        .isPresent()
                ? Optional.of(Expression.variable("Delta"))
                : Optional.empty();
    }

    private static Optional<Expression> correlation(Expression node, boolean sphere) {
        if (sphere && node.equals(RHO)) {
            return Optional.of(Expression.call(Function.COS, THETA));
        }
        return !sphere && node.equals(C) ? Optional.of(RHO.times(A.times(B).sqrt())) : Optional.empty();
    }

    /** {@code cos t = 2 cos^2(t/2) - 1} and {@code sin t = 2 sin(t/2) cos(t/2)}, also for the sine and cosine behind c and Delta. */
    private static Optional<Expression> halfAngle(Expression node, boolean sphere) {
        Expression half = THETA.over(2);
        Expression cosine = Expression.call(Function.COS, half);
        Expression sine = Expression.call(Function.SIN, half);
        Expression doubled = cosine.power(2).times(2).minus(Expression.ONE);
        if (NodeRewrites.call(node, Function.COS)
                        .filter(x -> x.get(0).equals(THETA))
                        .isPresent()
                || (sphere && node.equals(RHO))) {
            return Optional.of(doubled);
        }
        if (NodeRewrites.call(node, Function.SIN)
                .filter(x -> x.get(0).equals(THETA))
                .isPresent()) {
            return Optional.of(sine.times(cosine).times(2));
        }
        return !sphere && node.equals(C) ? Optional.of(A.times(B).sqrt().times(doubled)) : Optional.empty();
    }

    /** Adds {@code f (sin(2t) - 2 sin t cos t)} with f a part of the formula. */
    private static Optional<Expression> doubleAngle(Expression formula, boolean sphere, Dice dice) {
        Expression angle = sphere
                ? Expression.call(Function.ANGLE, Expression.ONE, Expression.ONE, RHO)
                : Expression.call(Function.ANGLE, A, B, C);
        Expression t = dice.below(2) == 0 ? THETA : angle;
        Expression cosine = Expression.call(Function.COS, t);
        Expression sine = Expression.call(Function.SIN, t);
        Expression zero = dice.below(2) == 0
                ? Expression.call(Function.SIN, t.times(2))
                        .minus(sine.times(cosine).times(2))
                : Expression.call(Function.COS, t.times(2))
                        .plus(sine.power(2).times(2))
                        .minus(Expression.ONE);
        return Optional.of(formula.plus(zero));
    }

    /** {@code Phi(x) = (1 + erf(x/sqrt 2))/2} inside the formula, or added as a zero. */
    private static Optional<Expression> errorFunction(Expression formula, boolean sphere, Dice dice) {
        Optional<Expression> inside = Tree.rewritten(
                formula, node -> NodeRewrites.call(node, Function.PHI).map(x -> normal(x.get(0))), dice);
        Expression x = sphere ? RHO : C;
        return inside.or(
                () -> Optional.of(formula.plus(Expression.call(Function.PHI, x)).minus(normal(x))));
    }

    private static Expression normal(Expression x) {
        Expression scaled = x.over(Expression.integer(2).sqrt());
        return Expression.ONE.plus(Expression.call(Function.ERF, scaled)).over(2);
    }

    private static Optional<Expression> pythagoras(Expression formula, boolean sphere, Dice dice) {
        Expression t = dice.of(sphere ? List.of(THETA, RHO) : List.of(THETA, A, C));
        Expression one = Expression.call(Function.SIN, t)
                .power(2)
                .plus(Expression.call(Function.COS, t).power(2));
        return Tree.rewritten(formula, node -> inside(node) ? Optional.of(node.times(one)) : Optional.empty(), dice);
    }

    /** Multiplies by {@code (1+x)(1+y) / (1 + x + y + x y)} or by {@code exp(x) exp(-x)}. */
    private static Optional<Expression> one(Expression formula, boolean sphere, Dice dice) {
        Expression x = sphere ? RHO.plus(Expression.ONE) : A;
        Expression y = sphere ? RHO.power(2) : B;
        Expression above = Expression.ONE.plus(x).times(Expression.ONE.plus(y));
        Expression below = Expression.sum(
                List.of(Expression.ONE, x, y, NodeRewrites.expanded(x.times(y)).orElse(x.times(y))));
        Expression one = dice.below(2) == 0
                ? above.over(below)
                : Expression.call(Function.EXP, x.negate()).times(Expression.call(Function.EXP, x));
        return Tree.rewritten(formula, node -> inside(node) ? Optional.of(node.times(one)) : Optional.empty(), dice);
    }

    /** Terms of sums and whole products are written differently; constants and names alone rarely are. */
    private static boolean inside(Expression node) {
        return node instanceof Sum || node instanceof Product || node instanceof Call;
    }

    private static Optional<Expression> factored(Expression node, boolean sphere, Dice dice) {
        if (!(node instanceof Sum sum)) {
            return Optional.empty();
        }
        Expression factor = dice.of(
                sphere
                        ? List.of(Expression.PI, RHO.plus(Expression.integer(2)))
                        : List.of(Expression.PI, A, B.plus(Expression.ONE)));
        return Optional.of(factor.times(Expression.sum(
                sum.terms().stream().map(term -> term.over(factor)).toList())));
    }

    private static Expression reordered(Expression node, Dice dice) {
        List<Expression> children = new ArrayList<>();
        Tree.children(node).forEach(child -> children.add(reordered(child, dice)));
        boolean commutes = node instanceof Sum || node instanceof Product;
        for (int i = children.size() - 1; i > 0 && commutes; i--) {
            int j = dice.below(i + 1);
            Expression swapped = children.get(i);
            children.set(i, children.get(j));
            children.set(j, swapped);
        }
        return Tree.rebuilt(node, children);
    }
}
