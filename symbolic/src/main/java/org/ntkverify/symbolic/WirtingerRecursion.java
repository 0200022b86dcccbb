package org.ntkverify.symbolic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ntkverify.symbolic.KernelProgram.Assignment;
import org.ntkverify.symbolic.expression.ComplexExpression;
import org.ntkverify.symbolic.expression.Expression;

/**
 * The infinite-width recursion of a complex network with L weight layers, trained by real-valued backpropagation.
 *
 * <p>The network is {@code z^1 = W^1 x / sqrt(d)}, {@code z^(l+1) = W^(l+1) phi(z^l) / sqrt(n)}, {@code f = z^L}, with weights
 * {@code W = (U + i V)/sqrt(2)}, U and V real standard normal and both trained. With F, D1, D2 of {@link ComplexDual},
 *
 * <pre>
 * Q^1 = x . conj(x') / d                 Q^(l+1) = F(Q^l)
 * B1^L = 1                               B1^l = B1^(l+1) D1(Q^l) + B2^(l+1) conj(D2(Q^l))
 * B2^L = 0                               B2^l = B1^(l+1) D2(Q^l) + B2^(l+1) conj(D1(Q^l))
 * K = sum over real trained variables of df conj(df') = sum_(l=1..L) [Q^l B1^l + conj(Q^l) B2^l].
 * </pre>
 *
 * <p><b>Derivation.</b> Let {@code delta = df/dz}, {@code epsilon = df/d conj(z)} of a layer, in Wirtinger's sense. A weight moves
 * f by {@code df = (delta a dW + epsilon conj(a) conj(dW)) / sqrt(n)}, so the sum over its two real variables is
 * {@code [delta conj(delta') a conj(a') + epsilon conj(epsilon') conj(a) a'] / n}: the mixed terms of U and V have opposite signs.
 * The chain rule is {@code delta^l = p phi_z + r conj(phi_zb)}, {@code epsilon^l = p phi_zb + r conj(phi_z)} with
 * {@code p = W^T delta / sqrt(n)}, {@code r = conj(W)^T epsilon / sqrt(n)}. In the limit p and r are independent of the forward
 * pass, and {@code E p conj(r') = 0} because {@code E W^2 = 0}; {@code B1 = E sum delta conj(delta')} and
 * {@code B2 = E sum epsilon conj(epsilon')} follow. Our reading of [TXJZ22].
 */
public final class WirtingerRecursion {

    /** Name of {@code Re K} in {@link #program}. */
    public static final String REAL_PART = "kre";

    /** Name of {@code Im K}. */
    public static final String IMAGINARY_PART = "kim";

    private final ComplexDual dual;
    private final int weightLayers;

    private WirtingerRecursion(ComplexDual dual, int weightLayers) {
        this.dual = dual;
        this.weightLayers = weightLayers;
    }

    /**
     * Returns the recursion of a network of {@code weightLayers} weight matrices, at least 1.
     *
     * @throws IllegalArgumentException if there are fewer
     */
    public static WirtingerRecursion of(ComplexDual dual, int weightLayers) {
        if (!(weightLayers >= 1)) {
            throw new IllegalArgumentException("weightLayers must be >= 1 but was %s".formatted(weightLayers));
        }
        return new WirtingerRecursion(dual, weightLayers);
    }

    /**
     * Returns the program with inputs {@code xx = |x|^2}, {@code yy = |x'|^2}, {@code re + i im = x . conj(x')} and {@code d}.
     *
     * <p>Outputs are {@link #REAL_PART}, {@link #IMAGINARY_PART} and the covariance {@code u_l + i v_l} of the last layer.
     */
    public KernelProgram program() {
        List<Assignment> assignments = new ArrayList<>();
        Expression d = Expression.variable("d");
        assignments.add(new Assignment("a1", Expression.variable("xx").over(d)));
        assignments.add(new Assignment("b1", Expression.variable("yy").over(d)));
        assignments.add(new Assignment("u1", Expression.variable("re").over(d)));
        assignments.add(new Assignment("v1", Expression.variable("im").over(d)));
        for (int l = 1; l < weightLayers; l++) {
            addLayer(assignments, l);
        }
        ComplexExpression sum = complex("u", "v", weightLayers);
        ComplexExpression first = ComplexExpression.ONE;
        ComplexExpression second = ComplexExpression.ZERO;
        for (int l = weightLayers - 1; l >= 1; l--) {
            ComplexExpression holomorphic = complex("dr", "di", l);
            ComplexExpression antiholomorphic = complex("er", "ei", l);
            ComplexExpression b1 = first.times(holomorphic).plus(second.times(antiholomorphic.conjugate()));
            ComplexExpression b2 = first.times(antiholomorphic).plus(second.times(holomorphic.conjugate()));
            assign(assignments, "fr", "fi", l, b1);
            assign(assignments, "sr", "si", l, b2);
            first = complex("fr", "fi", l);
            second = complex("sr", "si", l);
            ComplexExpression covariance = complex("u", "v", l);
            sum = sum.plus(covariance.times(first)).plus(covariance.conjugate().times(second));
        }
        assignments.add(new Assignment(REAL_PART, sum.re()));
        assignments.add(new Assignment(IMAGINARY_PART, sum.im()));
        return new KernelProgram(
                List.of("xx", "yy", "re", "im", "d"),
                assignments,
                List.of(REAL_PART, IMAGINARY_PART, "u" + weightLayers, "v" + weightLayers));
    }

    private void addLayer(List<Assignment> assignments, int l) {
        Map<String, Expression> here = Map.of(
                "a", Expression.variable("a" + l),
                "b", Expression.variable("b" + l),
                "u", Expression.variable("u" + l),
                "v", Expression.variable("v" + l));
        Expression other = dual.diagonal().substitute(Map.of("a", DualActivation.B));
        assignments.add(new Assignment("a" + (l + 1), dual.diagonal().substitute(here)));
        assignments.add(new Assignment("b" + (l + 1), other.substitute(here)));
        assign(assignments, "u", "v", l + 1, dual.value().substitute(here));
        assign(assignments, "dr", "di", l, dual.holomorphic().substitute(here));
        assign(assignments, "er", "ei", l, dual.antiholomorphic().substitute(here));
    }

    private static void assign(List<Assignment> assignments, String re, String im, int layer, ComplexExpression value) {
        assignments.add(new Assignment(re + layer, value.re()));
        assignments.add(new Assignment(im + layer, value.im()));
    }

    private static ComplexExpression complex(String re, String im, int layer) {
        return new ComplexExpression(Expression.variable(re + layer), Expression.variable(im + layer));
    }
}
