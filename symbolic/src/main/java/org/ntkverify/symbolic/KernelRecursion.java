package org.ntkverify.symbolic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ntkverify.symbolic.KernelProgram.Assignment;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;
import org.ntkverify.symbolic.expression.Rewriting;

/**
 * The infinite-width recursion of a dense network with L hidden layers.
 *
 * <p>With {@code sigma_w^2, sigma_b^2} of the layer that follows,
 *
 * <pre>
 * Sigma^1     = sigma_w^2 &lt;x,x'&gt;/d + sigma_b^2            Theta^1 = Sigma^1
 * Sigma^(l+1) = sigma_w^2 K(Sigma^l) + sigma_b^2
 * Theta^(l+1) = t_w K(Sigma^l) + t_b + sigma_w^2 Kdot(Sigma^l) Theta^l
 * </pre>
 *
 * where {@code t_w = sigma_w^2, t_b = sigma_b^2} when standard normal variables are trained, and {@code t_w = n_l},
 * {@code t_b = 1} when the weights themselves are (then {@code Theta^1 = <x,x'> + 1} with bias). Source: [JGH18],
 * section 4, extended by gains; the output of the network is {@code Sigma^(L+1), Theta^(L+1)}.
 *
 * <p>Inputs of the programs: {@code xx = <x,x>}, {@code yy = <x',x'>}, {@code xy = <x,x'>}, {@code qq = |x - x'|^2}, the
 * input dimension {@code d}, and for raw-weight parameterisations the widths {@code n1 .. nL}.
 */
public final class KernelRecursion {

    private final Architecture architecture;
    private final DualActivation dual;

    private KernelRecursion(Architecture architecture, DualActivation dual) {
        this.architecture = architecture;
        this.dual = dual;
    }

    /** Returns the recursion of {@code architecture} with the closed forms of its activation. */
    public static KernelRecursion of(Architecture architecture) {
        return of(architecture, ClosedForms.of(architecture.activation()));
    }

    /** Returns the recursion of {@code architecture} with the given closed forms. */
    public static KernelRecursion of(Architecture architecture, DualActivation dual) {
        return new KernelRecursion(architecture, dual);
    }

    /** Returns the name of {@code Sigma^l(x, x')} in the programs, {@code l} from 1 to L+1. */
    public static String sigma(int layer) {
        return "c" + layer;
    }

    /** Returns the name of {@code Theta^l(x, x')} in the programs, {@code l} from 1 to L+1. */
    public static String theta(int layer) {
        return "t" + layer;
    }

    /** Returns the name of {@code Sigma^l(x, x)} (first) or {@code Sigma^l(x', x')} in the programs. */
    public static String variance(int layer, boolean first) {
        return (first ? "a" : "b") + layer;
    }

    /** Returns the name of the NNGP kernel of the output. */
    public String nngp() {
        return sigma(architecture.layers().size());
    }

    /** Returns the name of the tangent kernel of the output. */
    public String ntk() {
        return theta(architecture.layers().size());
    }

    /** The program as a text would print it: angles and determinants in {@code a, b, c} alone. */
    public KernelProgram program() {
        return program(false);
    }

    /**
     * The program as it should be evaluated in floating point: {@code q = a + b - 2c} is carried through the layers, so
     * that nearly equal inputs lose no digits, and each angle is computed once.
     */
    public KernelProgram stableProgram() {
        return program(true);
    }

    /**
     * The program on the sphere: {@code Sigma^1(x,x) = Sigma^1(x',x') = 1}, {@code rho = Sigma^1(x,x')} is the input.
     *
     * <p>Where the weights themselves are trained, {@code Theta^1} needs {@code <x,x'> = (rho - sigma_b^2) d / sigma_w^2}, so
     * that the input dimension {@code d} is an input too, unless the first layer takes its inputs raw.
     */
    public KernelProgram onSphere() {
        Expression rho = Expression.variable("rho");
        List<Assignment> assignments = new ArrayList<>(List.of(
                new Assignment("a1", Expression.ONE),
                new Assignment("b1", Expression.ONE),
                new Assignment("c1", rho),
                new Assignment("t1", firstTangentOnSphere(rho))));
        List<String> inputs = new ArrayList<>(List.of("rho"));
        if (architecture.parameterization().trainsRawWeights() && architecture.input() == InputScaling.SCALED) {
            inputs.add("d");
        }
        addLayers(assignments, inputs, false);
        return new KernelProgram(inputs, assignments, List.of(nngp(), ntk()));
    }

    private Expression firstTangentOnSphere(Expression rho) {
        if (!architecture.parameterization().trainsRawWeights()) {
            return rho;
        }
        Layer first = architecture.layers().get(0);
        Expression product = rho.minus(first.biasVariance()).times(divisor()).over(first.weightVariance());
        return product.plus(first.hasBias() ? Expression.ONE : Expression.ZERO);
    }

    private Expression divisor() {
        return architecture.input() == InputScaling.SCALED ? Expression.variable("d") : Expression.ONE;
    }

    private KernelProgram program(boolean stable) {
        Layer first = architecture.layers().get(0);
        boolean scaled = architecture.input() == InputScaling.SCALED;
        Expression gain = first.weightVariance().over(divisor());
        List<String> inputs = new ArrayList<>(List.of("xx", "yy", "xy", "qq"));
        if (scaled) {
            inputs.add("d");
        }
        List<Assignment> assignments = new ArrayList<>();
        assignments.add(affine("a1", gain, "xx", first.biasVariance()));
        assignments.add(affine("b1", gain, "yy", first.biasVariance()));
        assignments.add(affine("c1", gain, "xy", first.biasVariance()));
        if (stable) {
            assignments.add(affine("q1", gain, "qq", Expression.ZERO));
        }
        Expression bias = first.hasBias() ? Expression.ONE : Expression.ZERO;
        assignments.add(
                architecture.parameterization().trainsRawWeights()
                        ? affine("t1", Expression.ONE, "xy", bias)
                        : new Assignment("t1", Expression.variable("c1")));
        addLayers(assignments, inputs, stable);
        return new KernelProgram(inputs, assignments, List.of(nngp(), ntk()));
    }

    private static Assignment affine(String name, Expression gain, String input, Expression bias) {
        return new Assignment(name, gain.times(Expression.variable(input)).plus(bias));
    }

    private void addLayers(List<Assignment> assignments, List<String> inputs, boolean stable) {
        boolean raw = architecture.parameterization().trainsRawWeights();
        for (int l = 1; l <= architecture.hiddenLayers(); l++) {
            Layer next = architecture.layers().get(l);
            Expression gain = next.weightVariance();
            Expression kernel = Expression.variable("k" + l);
            Expression kernelDot = Expression.variable("kd" + l);
            Map<String, Expression> here = covariance(l);
            LayerAngles angles = new LayerAngles(l, here, stable);
            Expression value = angles.apply(dual.value());
            Expression derivative = angles.apply(dual.derivative());
            Expression distance = stable ? angles.apply(dual.distance()) : Expression.ZERO;
            assignments.addAll(angles.assignments());
            assignments.add(new Assignment("k" + l, value));
            assignments.add(new Assignment("kd" + l, derivative));
            int m = l + 1;
            assignments.add(new Assignment("a" + m, diagonal("a" + l, next)));
            assignments.add(new Assignment("b" + m, diagonal("b" + l, next)));
            assignments.add(new Assignment("c" + m, gain.times(kernel).plus(next.biasVariance())));
            if (stable) {
                assignments.add(new Assignment("q" + m, gain.times(distance)));
            }
            Expression trainedWeight = raw ? Expression.variable("n" + l) : gain;
            Expression trainedBias = raw ? (next.hasBias() ? Expression.ONE : Expression.ZERO) : next.biasVariance();
            Expression inherited = gain.times(kernelDot).times(Expression.variable("t" + l));
            assignments.add(new Assignment(
                    "t" + m, trainedWeight.times(kernel).plus(trainedBias).plus(inherited)));
            if (raw) {
                inputs.add("n" + l);
            }
        }
    }

    private Expression diagonal(String variance, Layer next) {
        Expression value = dual.diagonal().substitute(Map.of("a", Expression.variable(variance)));
        return next.weightVariance().times(value).plus(next.biasVariance());
    }

    private static Map<String, Expression> covariance(int l) {
        Map<String, Expression> values = new HashMap<>();
        for (String name : List.of("a", "b", "c", "q")) {
            values.put(name, Expression.variable(name + l));
        }
        return values;
    }

    /** Names the angle and the determinant of one layer, so that each is evaluated once, in the stable form if asked. */
    private static final class LayerAngles extends Rewriting {

        private final int layer;
        private final Map<String, Expression> covariance;
        private final boolean stable;
        private boolean usesAngle;
        private boolean usesDelta;

        LayerAngles(int layer, Map<String, Expression> covariance, boolean stable) {
            this.layer = layer;
            this.covariance = covariance;
            this.stable = stable;
        }

        Expression apply(Expression expression) {
            return expression.accept(this);
        }

        List<Assignment> assignments() {
            List<Assignment> named = new ArrayList<>();
            if (usesDelta) {
                named.add(new Assignment("delta" + layer, evaluated(Function.DELTA)));
            }
            if (usesAngle) {
                named.add(new Assignment("theta" + layer, evaluated(Function.ANGLE)));
            }
            return named;
        }

        private Expression evaluated(Function function) {
            List<String> names = stable ? List.of("a", "b", "c", "q") : List.of("a", "b", "c");
            return Expression.call(
                    function,
                    names.stream()
                            .map(name -> Expression.variable(name + layer))
                            .toArray(Expression[]::new));
        }

        @Override
        public Expression variable(String name) {
            return covariance.getOrDefault(name, Expression.variable(name));
        }

        @Override
        public Expression call(Function function, List<Expression> arguments) {
            if (function == Function.ANGLE) {
                usesAngle = true;
                return Expression.variable("theta" + layer);
            }
            if (function == Function.DELTA) {
                usesDelta = true;
                return Expression.variable("delta" + layer);
            }
            return super.call(function, arguments);
        }
    }
}
