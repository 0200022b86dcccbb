package org.ntkverify.symbolic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ntkverify.symbolic.KernelProgram.Assignment;
import org.ntkverify.symbolic.exact.NormalForm;
import org.ntkverify.symbolic.expression.Expression;

/**
 * The tangent kernel of the output as a sum over the layers whose variables are trained.
 *
 * <p>The recursion of Theta is linear: {@code Theta^m = w_m + v_m + g_m Theta^(m-1)}, where {@code w_m} and {@code v_m} come from the
 * weights and the bias of layer m. Unrolled,
 *
 * <pre>
 * Theta^(L+1) = sum_(m=1..L+1) r_m (w_m + v_m),   r_(L+1) = 1,   r_m = r_(m+1) g_(m+1)
 * </pre>
 *
 * <p>In the programs {@code r1 .. r(L+1)} are the factors, {@code w1 ..} and {@code v1 ..} the contributions
 * {@code r_m w_m} and {@code r_m v_m}; a layer without bias has no {@code v}.
 */
public final class LayerContributions {

    private final KernelRecursion recursion;
    private final Architecture architecture;

    LayerContributions(KernelRecursion recursion) {
        this.recursion = recursion;
        this.architecture = recursion.architecture();
    }

    /** Returns the name of the contribution of the weights of layer {@code l}. */
    public static String weight(int l) {
        return "w" + l;
    }

    /** Returns the name of the contribution of the bias of layer {@code l}. */
    public static String bias(int l) {
        return "v" + l;
    }

    /** Returns {@code base}, a program of the recursion, followed by the contributions, which become its outputs. */
    public KernelProgram appendedTo(KernelProgram base) {
        List<Assignment> assignments = new ArrayList<>(base.assignments());
        assignments.addAll(assignments(base));
        List<String> outputs = new ArrayList<>();
        for (int l = 1; l <= architecture.layers().size(); l++) {
            outputs.add(weight(l));
            if (architecture.layers().get(l - 1).hasBias()) {
                outputs.add(bias(l));
            }
        }
        return new KernelProgram(base.inputs(), assignments, outputs);
    }

    private List<Assignment> assignments(KernelProgram base) {
        List<Assignment> assignments = new ArrayList<>();
        int last = architecture.layers().size();
        for (int l = last; l >= 1; l--) {
            Expression factor = l == last
                    ? Expression.ONE
                    : Expression.variable("r" + (l + 1)).times(new LayerStep(architecture, l + 1).handedOn());
            assignments.add(new Assignment("r" + l, factor));
        }
        for (int l = 1; l <= last; l++) {
            Expression factor = Expression.variable("r" + l);
            Expression bias = l == 1 ? firstBias() : new LayerStep(architecture, l).biasTerm();
            Expression weight = l == 1 ? firstTangent(base).minus(bias) : new LayerStep(architecture, l).weightTerm();
            assignments.add(new Assignment(weight(l), factor.times(weight)));
            if (architecture.layers().get(l - 1).hasBias()) {
                assignments.add(new Assignment(bias(l), factor.times(bias)));
            }
        }
        return assignments;
    }

    private Expression firstBias() {
        Layer first = architecture.layers().get(0);
        boolean raw = architecture.parameterization().trainsRawWeights();
        return raw && first.hasBias() ? Expression.ONE : first.biasVariance();
    }

    /** Returns Theta^1 in the inputs of the program. */
    private static Expression firstTangent(KernelProgram base) {
        Map<String, Expression> known = new HashMap<>();
        for (Assignment assignment : base.assignments()) {
            known.put(assignment.name(), assignment.value().substitute(known));
            if (assignment.name().equals("t1")) {
                break;
            }
        }
        return known.getOrDefault("t1", Expression.ZERO);
    }

    /**
     * Returns whether the contributions are proved to sum up to Theta, for arbitrary values of K and Kdot in every layer, by the
     * exact normal form.
     */
    public boolean sumUp() {
        return sumUp(recursion.contributions());
    }

    /** Returns whether the contributions in {@code program} are proved to sum up to its Theta. */
    boolean sumUp(KernelProgram program) {
        Map<String, Expression> known = new HashMap<>();
        for (Assignment assignment : program.assignments()) {
            boolean opaque = assignment.name().startsWith("k");
            if (!opaque) {
                known.put(assignment.name(), assignment.value().substitute(known));
            }
        }
        Expression sum = Expression.sum(program.outputs().stream()
                .map(name -> known.getOrDefault(name, Expression.variable(name)))
                .toList());
        Expression theta = known.getOrDefault(recursion.ntk(), Expression.variable(recursion.ntk()));
        return NormalForm.equal(sum, theta);
    }
}
