package org.ntkverify.symbolic.series;

import java.util.Map;
import java.util.function.IntFunction;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;

/**
 * The power series of NNGP and tangent kernel on the unit sphere, layer by layer, from the Hermite coefficients of the activation.
 *
 * <p>With {@code A_k = sigma_w^2 mu_k(phi)^2 + [k = 0] sigma_b^2}, {@code U_k = sigma_w^2 mu_k(phi')^2} and
 * {@code F(p, k, v) = [rho^p] (sum_q v_q rho^q)^k},
 *
 * <pre>
 * alpha_(p,l) = sum_k A_k F(p, k, alpha_(l-1))      upsilon_(p,l) = sum_k U_k F(p, k, alpha_(l-1))
 * kappa_(p,l) = alpha_(p,l) + sum_(q &lt;= p) kappa_(q,l-1) upsilon_(p-q,l)
 * alpha_(.,0) = kappa_(.,0) = (gamma_b^2, gamma_w^2, 0, ...)
 * </pre>
 *
 * for l hidden layers; it requires unit variance before every activation. Where {@code alpha_(0,l) != 0} the sums over k are
 * infinite; they are the Taylor coefficients of the outer function at {@code alpha_(0,l)}, which a closed form gives exactly.
 *
 * <p>Our reading of [MJBM23], corrected: the source starts from {@code alpha_(p,1) = A_p} for every {@code gamma_b}, which is
 * {@link #uncomposed} here and the kernel of a network only for {@code gamma_b = 0}.
 */
public final class MurrayRecursion {

    /** Taylor coefficients of a dual activation at any point of (-1, 1). */
    @FunctionalInterface
    public interface Outer {
        /** Returns the series in t of the function at {@code centre + t}. */
        PowerSeries<Expression> at(Expression centre, int order);

        /**
         * Returns the function {@code sum_k squares(k) rho^k}, known at 0 only.
         *
         * @param squares squared Hermite coefficients
         */
        static Outer ofHermite(IntFunction<Expression> squares) {
            return (centre, order) -> {
                if (!centre.equals(Expression.ZERO)) {
                    throw new ArithmeticException(
                            "centre must be 0 where only Hermite coefficients are known but was %s".formatted(centre));
                }
                return SeriesArithmetic.of(order, squares);
            };
        }

        /** Returns the function with the closed form {@code kernel}. */
        static Outer ofClosedForm(SphereKernel kernel) {
            return (centre, order) -> kernel.exact(centre, Expression.ONE, order);
        }
    }

    /**
     * Variances of the initialisation.
     *
     * @param firstWeight {@code gamma_w^2}
     * @param firstBias {@code gamma_b^2}
     * @param weight {@code sigma_w^2} of the layers after an activation
     * @param bias {@code sigma_b^2} of the layers after an activation
     */
    public record Variances(Expression firstWeight, Expression firstBias, Expression weight, Expression bias) {

        /** Returns variances without biases and {@code gamma_w^2 = 1}. */
        public static Variances withoutBias(Expression weight) {
            return new Variances(Expression.ONE, Expression.ZERO, weight, Expression.ZERO);
        }
    }

    /**
     * The series of one depth.
     *
     * @param nngp {@code alpha_(.,l)}
     * @param ntk {@code kappa_(.,l)}
     */
    public record Layer(PowerSeries<Expression> nngp, PowerSeries<Expression> ntk) {}

    private record Exact(PowerSeries<ExactNumber> nngp, PowerSeries<ExactNumber> ntk) {}

    private final Outer value;
    private final Outer derivative;
    private final Variances variances;
    private final int order;
    private final ExactNumbers numbers = new ExactNumbers();
    private final SeriesArithmetic<ExactNumber> series;

    /**
     * Creates the recursion.
     *
     * @param value the dual of phi at unit variances
     * @param derivative the dual of phi'
     * @param order the highest power of rho that is kept
     */
    public MurrayRecursion(Outer value, Outer derivative, Variances variances, int order) {
        this.value = value;
        this.derivative = derivative;
        this.variances = variances;
        this.order = order;
        this.series = new SeriesArithmetic<>(CoefficientField.exact(numbers), order);
    }

    /** Returns the series of the network with {@code hiddenLayers} hidden layers, at least 1. */
    public Layer composed(int hiddenLayers) {
        return iterate(input(), hiddenLayers);
    }

    /** Returns what the recursion gives when the first composition is left out: every series in rho as if {@code gamma_b = 0}. */
    public Layer uncomposed(int hiddenLayers) {
        PowerSeries<ExactNumber> rho = series.affine(Expression.ZERO, Expression.ONE);
        return iterate(next(new Exact(rho, input().ntk())), hiddenLayers - 1);
    }

    private Exact input() {
        PowerSeries<ExactNumber> covariance = series.affine(variances.firstBias(), variances.firstWeight());
        return new Exact(covariance, covariance);
    }

    private Layer iterate(Exact start, int times) {
        Exact layer = start;
        for (int l = 0; l < times; l++) {
            layer = next(layer);
        }
        return new Layer(layer.nngp().map(numbers::expression), layer.ntk().map(numbers::expression));
    }

    private Exact next(Exact before) {
        PowerSeries<ExactNumber> bias = series.affine(variances.bias(), Expression.ZERO);
        ExactNumber gain = number(variances.weight());
        PowerSeries<ExactNumber> alpha = series.add(series.scaled(composition(value, before.nngp()), gain), bias);
        PowerSeries<ExactNumber> upsilon = series.scaled(composition(derivative, before.nngp()), gain);
        return new Exact(alpha, series.add(alpha, series.multiply(before.ntk(), upsilon)));
    }

    private ExactNumber number(Expression value) {
        return value.evaluate(numbers, Map.of());
    }

    /** {@code sum_k T_k (v - v_0)^k}, a finite sum for each power of rho. */
    private PowerSeries<ExactNumber> composition(Outer outer, PowerSeries<ExactNumber> inner) {
        ExactNumber centre = inner.coefficient(0);
        PowerSeries<ExactNumber> taylor =
                outer.at(numbers.expression(centre), order).map(this::number);
        PowerSeries<ExactNumber> increment = series.subtract(inner, series.constant(centre));
        PowerSeries<ExactNumber> power = series.constant(BigFraction.ONE);
        PowerSeries<ExactNumber> sum = series.constant(BigFraction.ZERO);
        for (int k = 0; k <= order; k++) {
            sum = series.add(sum, series.scaled(power, taylor.coefficient(k)));
            power = series.multiply(power, increment);
        }
        return sum;
    }
}
