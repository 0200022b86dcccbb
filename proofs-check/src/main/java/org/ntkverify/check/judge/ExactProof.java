package org.ntkverify.check.judge;

import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.exact.Domain;
import org.ntkverify.symbolic.exact.NormalForm;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;
import org.ntkverify.symbolic.expression.Rewriting;

/** Tries to prove that two expressions are equal, by the exact normal form of their difference. */
final class ExactProof {

    /** Trees beyond this size are left to the next rung. */
    private static final double LARGEST_TREE = 50_000;

    private ExactProof() {}

    /** Returns true only if the two sides are proved equal on {@code domain} wherever both are defined. */
    static boolean succeeds(Expression left, Expression right, Domain domain) {
        if (equal(left, right, domain)) {
            return true;
        }
        Map<String, Expression> angle = Map.of("rho", Expression.call(Function.COS, Angular.THETA));
        boolean sphere = left.variables().contains("rho") || right.variables().contains("rho");
        return sphere && equal(angular(left, angle), angular(right, angle), domain);
    }

    private static Expression angular(Expression side, Map<String, Expression> angle) {
        return side.accept(new Angular()).substitute(angle);
    }

    private static boolean equal(Expression left, Expression right, Domain domain) {
        if (isLarge(left) || isLarge(right)) {
            return false;
        }
        try {
            return NormalForm.equal(left, right, domain);
        } catch (ArithmeticException | UnsupportedOperationException e) {
            // No normal form is no proof; the next rung speaks.
            return false;
        }
    }

    private static boolean isLarge(Expression side) {
        return side.accept(new TreeSize(Map.of())) > LARGEST_TREE;
    }

    /** On the sphere, {@code Angle(1, 1, rho) = theta} and {@code sqrt(Delta(1, 1, rho)) = sin(theta)}, theta in [0, pi]. */
    private static final class Angular extends Rewriting {

        static final Expression THETA = Expression.variable("theta");

        private static final List<Expression> SPHERE =
                List.of(Expression.ONE, Expression.ONE, Expression.variable("rho"));
        private static final Expression SINE = Expression.call(Function.SIN, THETA);
        private static final Expression SQUARE =
                Expression.ONE.minus(Expression.variable("rho").power(2));

        @Override
        public Expression call(Function function, List<Expression> arguments) {
            if (function == Function.ANGLE && arguments.equals(SPHERE)) {
                return THETA;
            }
            if (function == Function.ARC_COS && arguments.equals(SPHERE.subList(2, 3))) {
                return THETA;
            }
            if (function == Function.DELTA && arguments.equals(SPHERE)) {
                return SINE.power(2);
            }
            return super.call(function, arguments);
        }

        @Override
        public Expression power(Expression base, BigFraction exponent) {
            Expression inner = base.accept(this);
            if (exponent.getDenominator().bitLength() == 2
                    && exponent.getDenominator().getLowestSetBit() == 1
                    && (inner.equals(SINE.power(2)) || inner.equals(SQUARE))) {
                return SINE.power(exponent.multiply(2));
            }
            return inner.power(exponent);
        }
    }
}
