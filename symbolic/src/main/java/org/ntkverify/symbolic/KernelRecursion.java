package org.ntkverify.symbolic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ntkverify.symbolic.KernelProgram.Assignment;
import org.ntkverify.symbolic.expression.Expression;

/**
 * The infinite-width recursion of a network with L hidden layers, dense or residual.
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
 * <p><b>Residual blocks.</b> For {@code h^(l+1) = h^l + alpha (s W phi(h^l) + sigma_b b)} with W, b independent of
 * {@code h^l} and centred, the mixed terms of {@code E[h^(l+1)(x) h^(l+1)(x')]} vanish and the branch enters with
 * {@code alpha^2}. The derivative by an earlier variable is {@code dh_i + alpha s sum_j W_ij phi'(h_j) dh_j}; since
 * {@code <dh_j, dh_i>} tends to {@code Theta^l} for i = j and to 0 otherwise, the mixed term
 * {@code alpha s W_ii phi'(h_i) Theta^l} is of order {@code n^(-1/2)}, and the square of the branch gives
 * {@code alpha^2 sigma_w^2 Kdot Theta^l}. So
 *
 * <pre>
 * Sigma^(l+1) = Sigma^l + alpha^2 (sigma_w^2 K(Sigma^l) + sigma_b^2)
 * Theta^(l+1) = Theta^l + alpha^2 (t_w K(Sigma^l) + t_b + sigma_w^2 Kdot(Sigma^l) Theta^l)
 * </pre>
 *
 * <p><b>Maximal update.</b> With the output multiplied by {@code 1/gamma, gamma^2 = n_L}, both kernels of the output carry the
 * factor {@code 1/n_L}; the learning rate carries {@code n_L}, so that training follows {@code n_L Theta^(L+1)}.
 *
 * <p>Inputs of the programs: {@code xx = <x,x>}, {@code yy = <x',x'>}, {@code xy = <x,x'>}, {@code qq = |x - x'|^2}, the
 * input dimension {@code d}, and the widths {@code n1 .. nL} for parameterisations whose kernels depend on them.
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

    /** Returns the name of the angle between the pre-activations of layer {@code l}, from 1 to L, in the programs. */
    public static String angle(int layer) {
        return "theta" + layer;
    }

    /** Returns the name of {@code Sigma^l(x,x) Sigma^l(x',x') - Sigma^l(x,x')^2}, {@code l} from 1 to L, in the programs. */
    public static String determinant(int layer) {
        return "Delta" + layer;
    }

    /** Returns the name of the NNGP kernel of the output. */
    public String nngp() {
        return sigma(architecture.layers().size());
    }

    /** Returns the name of the tangent kernel of the output. */
    public String ntk() {
        return theta(architecture.layers().size());
    }

    /** Returns the network. */
    public Architecture architecture() {
        return architecture;
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

    /**
     * The program on the sphere at a fixed {@code rho}: at 1, 0 and -1 every value that can be short is exact, for example
     * {@code Sigma^2 = 1/2} for ReLU at 1.
     */
    public KernelProgram onSphereAt(Expression rho) {
        return onSphere().at(Map.of("rho", rho));
    }

    /** The program with the contribution of every layer to {@code Theta^(L+1)}, see {@link LayerContributions}. */
    public KernelProgram contributions() {
        return layerContributions().appendedTo(program());
    }

    /** Returns what is known about the contributions. */
    public LayerContributions layerContributions() {
        return new LayerContributions(this);
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
        for (int l = 1; l <= architecture.hiddenLayers(); l++) {
            LayerAngles angles = new LayerAngles(l, stable);
            Expression value = angles.apply(dual.value());
            Expression derivative = angles.apply(dual.derivative());
            Expression distance = stable ? angles.apply(dual.distance()) : Expression.ZERO;
            assignments.addAll(angles.assignments());
            assignments.add(new Assignment("k" + l, value));
            assignments.add(new Assignment("kd" + l, derivative));
            LayerStep step = new LayerStep(architecture, l + 1);
            assignments.add(step.covariance("a", diagonal("a" + l)));
            assignments.add(step.covariance("b", diagonal("b" + l)));
            assignments.add(step.covariance("c", Expression.variable("k" + l)));
            if (stable) {
                assignments.add(step.distance(distance));
            }
            assignments.add(step.tangent());
            if (architecture.parameterization().dependsOnWidths()) {
                inputs.add("n" + l);
            }
        }
    }

    private Expression diagonal(String variance) {
        return dual.diagonal().substitute(Map.of("a", Expression.variable(variance)));
    }
}
