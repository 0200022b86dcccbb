package org.ntkverify.numeric.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.Connection;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.KernelProgram.Assignment;
import org.ntkverify.symbolic.KernelRecursion;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/**
 * Rewrites a program so that the angle of the first layer comes from the inputs themselves.
 *
 * <p>{@code a1, b1, c1} are rounded when the gain over d is no double; near {@code rho = +-1} with unequal norms this alone costs
 * half the digits of the angle. Without bias the angle is that of the inputs, which are exact. If moreover every layer is
 * without bias and the activation is homogeneous of degree k, then with {@code s = sigma_w^2 sqrt(xx yy)/d}
 *
 * <pre>
 * Sigma(x, x') = s^(k^L) Sigma(theta),   Theta(x, x') = s^(k^L) Theta(theta)
 * </pre>
 *
 * where the right-hand kernels start from {@code a1 = b1 = 1, c1 = cos(theta)}: equal variances keep every deeper angle accurate.
 */
final class NormalisedProgram {

    /** Larger powers of the norms leave the range of doubles for ordinary data; such networks are evaluated as they are. */
    private static final int LARGEST_DEGREE = 64;

    private static final Expression XX = Expression.variable("xx");
    private static final Expression YY = Expression.variable("yy");
    private static final Expression[] INPUTS = {XX, YY, Expression.variable("xy"), Expression.variable("qq")};
    private static final Expression THETA = Expression.variable(KernelRecursion.angle(1));

    /** The name of the angle between the inputs; whoever knows it better than the program may give it a value. */
    static final String INPUT_ANGLE = "angle";

    private NormalisedProgram() {}

    static KernelProgram of(Architecture architecture, KernelRecursion recursion) {
        KernelProgram program = recursion.stableProgram();
        if (architecture.layers().get(0).hasBias()) {
            return program;
        }
        boolean scaled = architecture.input() == InputScaling.SCALED;
        Expression divisor = scaled ? Expression.variable("d") : Expression.ONE;
        Expression gain = architecture.layers().get(0).weightVariance().over(divisor);
        OptionalInt degree = degree(architecture);
        return degree.isEmpty()
                ? withExactAngle(program, gain)
                : onSphere(program, architecture, gain, degree.getAsInt());
    }

    /** The degree {@code k^L} of the kernels in {@code s}, if the network is homogeneous and it is moderate. */
    private static OptionalInt degree(Architecture architecture) {
        OptionalInt homogeneity = architecture.activation().homogeneity();
        if (architecture.hasBias() || homogeneity.isEmpty()) {
            return OptionalInt.empty();
        }
        // A sum of terms of different degree is not homogeneous.
        if (!architecture.connection().equals(Connection.DENSE) && homogeneity.getAsInt() != 1) {
            return OptionalInt.empty();
        }
        double degree = Math.pow(homogeneity.getAsInt(), architecture.hiddenLayers());
        return degree <= LARGEST_DEGREE ? OptionalInt.of((int) degree) : OptionalInt.empty();
    }

    private static KernelProgram withExactAngle(KernelProgram program, Expression gain) {
        Map<String, Expression> replaced = Map.of(
                KernelRecursion.angle(1),
                Expression.variable(INPUT_ANGLE),
                KernelRecursion.determinant(1),
                gain.power(2).times(Expression.call(Function.DELTA, INPUTS)));
        List<Assignment> assignments = new ArrayList<>(List.of(inputAngle()));
        program.assignments().stream()
                .map(old -> new Assignment(old.name(), replaced.getOrDefault(old.name(), old.value())))
                .forEach(assignments::add);
        return new KernelProgram(program.inputs(), assignments, program.outputs());
    }

    private static Assignment inputAngle() {
        return new Assignment(INPUT_ANGLE, Expression.call(Function.ANGLE, INPUTS));
    }

    private static KernelProgram onSphere(
            KernelProgram program, Architecture architecture, Expression gain, int degree) {
        Expression cosine = Expression.call(Function.COS, THETA);
        // Where raw weights are trained, Theta^1 = <x, x'> lacks the gain that s contains.
        boolean raw = architecture.parameterization().trainsRawWeights();
        List<Assignment> assignments = new ArrayList<>(List.of(
                inputAngle(),
                new Assignment(KernelRecursion.angle(1), Expression.variable(INPUT_ANGLE)),
                new Assignment("a1", Expression.ONE),
                new Assignment("b1", Expression.ONE),
                new Assignment("c1", cosine),
                new Assignment(
                        KernelRecursion.determinant(1),
                        Expression.call(Function.SIN, THETA).power(2)),
                new Assignment(
                        "q1",
                        Expression.call(Function.SIN, THETA.over(2)).power(2).times(4)),
                new Assignment("t1", raw ? cosine.over(gain) : cosine)));
        Set<String> first =
                Set.of(KernelRecursion.angle(1), "a1", "b1", "c1", KernelRecursion.determinant(1), "q1", "t1");
        program.assignments().stream()
                .filter(old -> !first.contains(old.name()))
                .forEach(assignments::add);
        Expression norms = XX.times(YY).power(new BigFraction(degree, 2)).times(gain.power(degree));
        assignments.add(new Assignment("scale", norms));
        List<String> outputs = new ArrayList<>();
        for (String output : program.outputs()) {
            Expression value = Expression.variable("scale").times(Expression.variable(output));
            assignments.add(new Assignment("scaled_" + output, value));
            outputs.add("scaled_" + output);
        }
        return new KernelProgram(program.inputs(), assignments, outputs);
    }
}
