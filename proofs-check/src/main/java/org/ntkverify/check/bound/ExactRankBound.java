package org.ntkverify.check.bound;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ntkverify.check.KernelCase;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.KernelRecursion;
import org.ntkverify.symbolic.exact.NormalForm;
import org.ntkverify.symbolic.expression.Expression;

/**
 * Upper bounds of the rank of a tangent kernel matrix from the exact form of the kernel, {@code F(xx, yy, xy)}.
 *
 * <ul>
 *   <li><b>Antipodal pairs.</b> If {@code F(xx,yy,xy) - F(xx,yy,-xy) = kappa xy} exactly, then on M points and their
 *       negatives the orthogonal change of basis {@code (e_i +- e_(i+M))/sqrt(2)} splits the matrix into an even block of
 *       order M and the odd block {@code kappa X X^T}: the rank is at most {@code M + min(d, M)}. Each further point
 *       adds at most 1, because the matrix is a Gram matrix.
 *   <li><b>Affine kernels.</b> If {@code F = p + q xy} exactly, the rank is at most {@code min(d, N)}, plus 1 if
 *       {@code p != 0}.
 * </ul>
 *
 * @param rank the bound
 * @param argument why, in one sentence
 */
public record ExactRankBound(int rank, String argument) {

    private static final Expression.Variable XY = Expression.variable("xy");
    private static final Set<String> INNER_PRODUCTS = Set.of("xx", "yy", "xy");

    /** Returns the better of the bounds that apply, if any does; none for a form that is too much work to bring to normal form. */
    public static Optional<ExactRankBound> of(KernelCase kernel) {
        KernelRecursion recursion = KernelRecursion.of(kernel.architecture());
        KernelProgram program = recursion.program();
        try {
            Expression form = program.inlined(recursion.ntk());
            Optional<ExactRankBound> affine = affine(form, kernel.inputs());
            return affine.isPresent() ? affine : antipodal(form, kernel.inputs());
        } catch (ArithmeticException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private static Optional<ExactRankBound> affine(Expression form, Inputs inputs) {
        Expression slope = NormalForm.of(form.derivative(XY)).toExpression();
        if (dependsOnInputs(slope)) {
            return Optional.empty();
        }
        Expression offset = NormalForm.of(form.minus(slope.times(XY))).toExpression();
        if (dependsOnInputs(offset)) {
            return Optional.empty();
        }
        int linear = Math.min(inputs.dimension(), inputs.count());
        int constant = offset.equals(Expression.ZERO) ? 0 : 1;
        return Optional.of(new ExactRankBound(
                Math.min(inputs.count(), linear + constant),
                "Theta = %s + (%s) <x,x'> exactly, so the rank is at most %s"
                        .formatted(offset, slope, linear + constant)));
    }

    private static boolean dependsOnInputs(Expression expression) {
        return expression.variables().stream().anyMatch(INNER_PRODUCTS::contains);
    }

    /** The derivative of the odd part if it is a constant; one too long to write is none. */
    private static Optional<Expression> slope(Expression odd) {
        try {
            Expression slope = NormalForm.of(odd.derivative(XY)).toExpression();
            return dependsOnInputs(slope) ? Optional.empty() : Optional.of(slope);
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Optional<ExactRankBound> antipodal(Expression form, Inputs inputs) {
        AntipodalPairs antipodes = AntipodalPairs.of(inputs);
        int pairs = antipodes.pairs();
        int linear = Math.min(inputs.dimension(), pairs);
        if (pairs == linear) {
            return Optional.empty();
        }
        Expression odd = form.minus(form.substitute(Map.of(XY.name(), XY.negate())));
        Optional<Expression> constant = slope(odd);
        if (constant.isEmpty() || !NormalForm.equal(odd, constant.get().times(XY))) {
            return Optional.empty();
        }
        Expression slope = constant.get();
        String rest = antipodes.others() == 0 ? "" : " + %s for the other points".formatted(antipodes.others());
        return Optional.of(new ExactRankBound(
                pairs + linear + antipodes.others(),
                "the odd part of Theta is (%s) <x,x'> exactly, so on %s antipodal pairs the rank is at most %s + %s%s"
                        .formatted(slope, pairs, pairs, linear, rest)));
    }
}
