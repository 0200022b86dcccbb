package org.ntkverify.symbolic.series;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.DualActivation;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.KernelProgram.Assignment;
import org.ntkverify.symbolic.KernelRecursion;
import org.ntkverify.symbolic.expression.Expression;

/**
 * A kernel on the unit sphere: a function of {@code rho = <x,x'>} in [-1, 1].
 *
 * @param name what it is called in reports
 * @param program computes it from the input {@code rho}
 * @param output the name of its value in the program
 */
public record SphereKernel(String name, KernelProgram program, String output) {

    /** The variable {@code rho}. */
    public static final Expression.Variable RHO = Expression.variable("rho");

    private static final int GUARD = 2;

    /** Checks that nothing but {@code rho} is needed. */
    public SphereKernel {
        if (!Set.of(RHO.name()).containsAll(program.inputs())) {
            throw new IllegalArgumentException(
                    "inputs of %s must be rho alone but were %s".formatted(name, program.inputs())
                            + "\nMaybe the NTK parameterisation is meant: its kernel does not grow with the width.");
        }
    }

    /** Returns the kernel {@code expression} in the variable {@code rho}. */
    public static SphereKernel of(String name, Expression expression) {
        return new SphereKernel(
                name,
                new KernelProgram(List.of(RHO.name()), List.of(new Assignment("k", expression)), List.of("k")),
                "k");
    }

    /** Returns {@code K(1, 1, rho)}. */
    public static SphereKernel value(DualActivation dual) {
        return of("K", onSphere(dual.value()));
    }

    /** Returns {@code Kdot(1, 1, rho)}. */
    public static SphereKernel derivative(DualActivation dual) {
        return of("Kdot", onSphere(dual.derivative()));
    }

    private static Expression onSphere(Expression dual) {
        return DualActivation.at(dual, Expression.ONE, Expression.ONE, RHO);
    }

    /** Returns the NNGP kernel of {@code recursion} with {@code Sigma^1(x,x) = 1}, {@code rho = Sigma^1(x,x')}. */
    public static SphereKernel nngp(KernelRecursion recursion) {
        return new SphereKernel("NNGP", recursion.onSphere(), recursion.nngp());
    }

    /** Returns the tangent kernel of {@code recursion} with {@code Sigma^1(x,x) = 1}, {@code rho = Sigma^1(x,x')}. */
    public static SphereKernel ntk(KernelRecursion recursion) {
        return new SphereKernel("NTK", recursion.onSphere(), recursion.ntk());
    }

    /** Returns the NNGP kernel of {@code architecture}, which must bring unit variance to the first hidden layer. */
    public static SphereKernel nngp(Architecture architecture) {
        return nngp(KernelRecursion.of(architecture));
    }

    /** Returns the tangent kernel of {@code architecture}, which must bring unit variance to the first hidden layer. */
    public static SphereKernel ntk(Architecture architecture) {
        return ntk(KernelRecursion.of(architecture));
    }

    /** Returns the kernel as one expression in {@code rho}. */
    public Expression expression() {
        return program.inlined(output);
    }

    /** Returns the exact value at {@code rho}, with function values at special angles folded. */
    public Expression at(Expression rho) {
        return SpecialAngles.fold(expression().substitute(Map.of(RHO.name(), rho)));
    }

    /** Returns the kernel at the series {@code rho}, in the arithmetic of {@code series}. */
    public <T> PowerSeries<T> at(SeriesArithmetic<T> series, PowerSeries<T> rho) {
        PowerSeries<T> value = program.run(series, Map.of(RHO.name(), rho)).get(output);
        if (value == null) {
            throw new IllegalArgumentException(
                    "output of %s must be in the program but was %s".formatted(name, output));
        }
        return value;
    }

    /** Returns the Taylor series at {@code rho = 0}: the coefficients of {@code rho^0 .. rho^order}. */
    public PowerSeries<Expression> atZero(int order) {
        return exact(Expression.ZERO, Expression.ONE, order);
    }

    /** Returns the Taylor series at {@code rho = 0} over {@code field}. */
    public <T> PowerSeries<T> atZero(CoefficientField<T> field, int order) {
        return inner(field, Expression.ZERO, Expression.ONE, order);
    }

    /** Returns the exact series in t of the kernel at {@code rho = centre + slope t}, for a point where it is smooth. */
    public PowerSeries<Expression> exact(Expression centre, Expression slope, int order) {
        ExactNumbers numbers = new ExactNumbers();
        return inner(CoefficientField.exact(numbers), centre, slope, order).map(numbers::expression);
    }

    /** Returns the series in t of the kernel at {@code rho = centre + slope t} over {@code field}. */
    public <T> PowerSeries<T> inner(CoefficientField<T> field, Expression centre, Expression slope, int order) {
        // Differentiating costs a coefficient and integrating gives it back; the guard covers forms that only
        // differentiate.
        SeriesArithmetic<T> series = new SeriesArithmetic<>(field, order + GUARD);
        return at(series, series.affine(centre, slope)).truncated(order);
    }
}
