package org.ntkverify.symbolic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ntkverify.symbolic.KernelProgram.Assignment;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.gaussian.NoClosedFormException;
import org.ntkverify.symbolic.gaussian.TractableFunction;

/**
 * The infinite-width kernels of a network of N entrywise products.
 *
 * <p>{@code f = sqrt(2/n) sum_j v_j F_1j F_2j .. F_Nj} with {@code F_1 = phi(w_1 . x)} and, for m > 1, {@code F_m = s + phi(w_m . x)},
 * where s is 1 in variant skip and else 0; all weights are independent standard normal. The n neurons are independent, and given x
 * so are the factors of one neuron. Hence for every n, not only in the limit,
 *
 * <pre>
 * Sigma = E f(x) f(x')  = 2 E[F_1 F_1'] E[F_2 F_2']^(N-1) = 2 k M^(N-1)
 * k = K(|x|^2, |x'|^2, &lt;x,x'&gt;)          M = s (1 + m(x) + m(x')) + k          m(x) = E phi(w . x)
 * </pre>
 *
 * <p>The gradient by {@code v_j} has the inner product {@code 2/n F_1j F_1j' .. F_Nj F_Nj'}, whose sum has the mean Sigma; the one by
 * {@code w_m} replaces factor m by {@code v_j phi'(w_m . x) x}, so its mean is {@code 2 <x,x'> kdot} times the means of the other
 * factors. With one first factor and N - 1 later ones,
 *
 * <pre>Theta = 2 k M^(N-1) + 2 &lt;x,x'&gt; kdot (M^(N-1) + (N-1) k M^(N-2)),   plain: 2 (k^N + N &lt;x,x'&gt; kdot k^(N-1)).</pre>
 *
 * <p>Variant augmented is the plain one with 1 added to all three inner products. Source: [WZL22]; the plain formula is our reading of
 * it, the skip formula is derived here.
 *
 * @param dual K and Kdot of phi
 * @param mean {@code m} as a function of {@code a = |x|^2}
 * @param degree N
 * @param variant how the factors are joined
 */
public record ProductKernel(DualActivation dual, Expression mean, int degree, ProductVariant variant) {

    private static final String KERNEL = "k";
    private static final String SLOPE = "kdot";
    private static final String LATER = "M";

    /** The name of Sigma in the programs. */
    public static final String SIGMA = "sigma";

    /** The name of Theta in the programs. */
    public static final String THETA = "theta";

    /** Checks the degree. */
    public ProductKernel {
        if (!(degree >= 1)) {
            throw new IllegalArgumentException("degree must be >= 1 but was %s".formatted(degree));
        }
    }

    /**
     * Returns the kernels of the network with the given activation.
     *
     * @throws IllegalArgumentException if the activation has no closed form
     */
    public static ProductKernel of(Activation activation, int degree, ProductVariant variant) {
        return new ProductKernel(ClosedForms.of(activation), mean(activation), degree, variant);
    }

    private static Expression mean(Activation activation) {
        try {
            return TractableFunction.of(activation.phi(), Activation.Z).expectation();
        } catch (NoClosedFormException e) {
            throw new IllegalArgumentException(
                    "activation must have a closed form but %s has none: %s"
                            .formatted(activation.name(), e.getMessage()),
                    e);
        }
    }

    /** Returns a few words for reports. */
    public String text() {
        return "%s, %s, degree %s".formatted(dual.activation().name(), variant.text(), degree);
    }

    /** Returns the mean {@code M} of a later factor, given {@code k} and the means at both inputs. */
    public Expression later(Expression k, Expression meanLeft, Expression meanRight) {
        return variant == ProductVariant.SKIP
                ? Expression.ONE.plus(meanLeft).plus(meanRight).plus(k)
                : k;
    }

    /** Returns Sigma, given {@code k} and {@code M}. */
    public Expression sigma(Expression k, Expression later) {
        return k.times(later.power(degree - 1L)).times(2);
    }

    /** Returns Theta, given {@code k}, {@code M}, {@code kdot} and the inner product of what the weights multiply. */
    public Expression theta(Expression k, Expression later, Expression slope, Expression innerProduct) {
        Expression others = later.power(degree - 1L);
        if (degree > 1) {
            others = others.plus(k.times(later.power(degree - 2L)).times(degree - 1L));
        }
        return sigma(k, later).plus(innerProduct.times(slope).times(others).times(2));
    }

    /** Returns the program of both kernels, with the inputs {@code xx = <x,x>}, {@code yy = <x',x'>}, {@code xy = <x,x'>}. */
    public KernelProgram program() {
        Expression shift = variant == ProductVariant.AUGMENTED ? Expression.ONE : Expression.ZERO;
        Expression a = Expression.variable("xx").plus(shift);
        Expression b = Expression.variable("yy").plus(shift);
        Expression c = Expression.variable("xy").plus(shift);
        Expression k = Expression.variable(KERNEL);
        Expression later = Expression.variable(LATER);
        List<Assignment> assignments = new ArrayList<>();
        assignments.add(new Assignment(KERNEL, DualActivation.at(dual.value(), a, b, c)));
        assignments.add(new Assignment(SLOPE, DualActivation.at(dual.derivative(), a, b, c)));
        assignments.add(new Assignment(LATER, later(k, meanAt(a), meanAt(b))));
        assignments.add(new Assignment(SIGMA, sigma(k, later)));
        assignments.add(new Assignment(THETA, theta(k, later, Expression.variable(SLOPE), c)));
        return new KernelProgram(List.of("xx", "yy", "xy"), assignments, List.of(SIGMA, THETA));
    }

    private Expression meanAt(Expression a) {
        return mean.substitute(Map.of(DualActivation.A.name(), a));
    }

    /** Returns the program for inputs of norm 1; its input is {@code rho = <x,x'>}. */
    public KernelProgram onSphere() {
        Expression rho = Expression.variable("rho");
        KernelProgram fixed = program().at(Map.of("xx", Expression.ONE, "yy", Expression.ONE, "xy", rho));
        return new KernelProgram(List.of(rho.toString()), fixed.assignments(), fixed.outputs());
    }
}
