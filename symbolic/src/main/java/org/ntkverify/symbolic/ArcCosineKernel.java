package org.ntkverify.symbolic;

import java.util.List;
import java.util.Set;
import org.ntkverify.symbolic.exact.NormalForm;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;
import org.ntkverify.symbolic.expression.Function;

/**
 * The angular functions {@code J_n(theta)} of the arc-cosine kernels, theta in [0, pi].
 *
 * <p>{@code J_n(theta) = 2 pi E[u_+^n v_+^n]} for standard normal {@code u, v} at angle {@code theta}, where
 * {@code 0^0 = 0}. Source: [CS09], eq. (4) and (5) for the operator form, eq. (6) for the printed n = 0, 1, 2; the
 * closed forms for n = 3 and 4 are derived here.
 */
public final class ArcCosineKernel {

    /** The angle. */
    public static final Expression.Variable THETA = Expression.variable("theta");

    private static final List<String> CLOSED_FORMS = List.of(
            "Pi - theta",
            "Sin(theta) + (Pi - theta)*Cos(theta)",
            "3*Sin(theta)*Cos(theta) + (Pi - theta)*(1 + 2*Cos(theta)^2)",
            "15*Sin(theta) - 11*Sin(theta)^3 + (Pi - theta)*(9*Cos(theta) + 6*Cos(theta)^3)",
            "5*Sin(theta)*Cos(theta)*(11 + 10*Cos(theta)^2) + 3*(Pi - theta)*(3 + 24*Cos(theta)^2 + 8*Cos(theta)^4)");

    private ArcCosineKernel() {}

    /** The largest degree for which {@link #closedForm} exists. */
    public static int closedFormCount() {
        return CLOSED_FORMS.size();
    }

    /** Returns the closed form of {@code J_n} as a text would print it, n = 0..4. */
    public static Expression closedForm(int n) {
        return ExpressionParser.parse(CLOSED_FORMS.get(n), Set.of(THETA.name()));
    }

    /**
     * Returns {@code J_n} by the operator form of Cho and Saul, any {@code n >= 0}, exactly:
     * {@code (-1)^n sin^(2n+1)(theta) ((1/sin theta) d/dtheta)^n ((pi - theta)/sin theta)}.
     *
     * <p>Each derivative is taken once and reduced to its exact normal form before the next; no algebra system is asked.
     */
    public static Expression operatorForm(int n) {
        Expression sine = Expression.call(Function.SIN, THETA);
        Expression value = Expression.PI.minus(THETA).over(sine);
        for (int i = 0; i < n; i++) {
            value = NormalForm.of(value.derivative(THETA).over(sine)).toExpression();
        }
        long sign = n % 2 == 0 ? 1 : -1;
        return NormalForm.of(value.times(sine.power(2L * n + 1)).times(sign)).toExpression();
    }

    /** Returns {@code (2n - 1)!! = 1 * 3 * ... * (2n - 1)}, 1 for n = 0; {@code J_n(0) = pi (2n - 1)!!}. */
    public static long oddFactorial(int n) {
        long product = 1;
        for (int factor = 3; factor <= 2 * n - 1; factor += 2) {
            product = Math.multiplyExact(product, (long) factor);
        }
        return product;
    }
}
