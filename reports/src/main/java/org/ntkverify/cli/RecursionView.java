package org.ntkverify.cli;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.KernelProgram.Assignment;
import org.ntkverify.symbolic.KernelRecursion;
import org.ntkverify.symbolic.expression.Expression;

/**
 * The recursion of a network as it is to be shown.
 *
 * @param architecture the network
 * @param sphere whether as a function of {@code rho} with {@code Sigma^1(x,x) = 1}
 * @param width of every hidden layer, put in where the kernel depends on it
 */
record RecursionView(Architecture architecture, boolean sphere, OptionalInt width) {

    /** Returns the recursion in the form that a reader follows. */
    KernelProgram program() {
        return withWidth(sphere ? recursion().onSphere() : recursion().program());
    }

    /** Returns the recursion in the form that loses no digits. */
    KernelProgram stableProgram() {
        return withWidth(sphere ? recursion().onSphere() : recursion().stableProgram());
    }

    private KernelRecursion recursion() {
        return KernelRecursion.of(architecture);
    }

    private KernelProgram withWidth(KernelProgram program) {
        if (width.isEmpty()) {
            return program;
        }
        Expression value = Expression.integer(width.getAsInt());
        Map<String, Expression> known = IntStream.rangeClosed(1, architecture.hiddenLayers())
                .boxed()
                .collect(Collectors.toMap(l -> "n" + l, l -> value));
        List<Assignment> assignments = program.assignments().stream()
                .map(old -> new Assignment(old.name(), old.value().substitute(known)))
                .toList();
        List<String> inputs = program.inputs().stream()
                .filter(input -> !known.containsKey(input))
                .toList();
        return new KernelProgram(inputs, assignments, program.outputs());
    }

    /** Returns what the names of the program mean, in one paragraph. */
    String legend() {
        return legend(
                "k and kd are K and Kdot there, t is Theta^l(x,x')", recursion().ntk());
    }

    /** Returns what the names mean where K, Kdot and Theta are written as such. */
    String paperLegend() {
        return legend(
                "K, Kdot and Theta are the kernels there", recursion().ntk().replace("t", "Theta"));
    }

    private String legend(String kernels, String output) {
        return "Layer l: a, b, c are Sigma^l(x,x), Sigma^l(x',x'), Sigma^l(x,x'), %s; %s. Output: Sigma = %s, Theta = %s (%s).%s"
                .formatted(kernels, inputs(), recursion().nngp(), output, depth(), trained());
    }

    private String inputs() {
        return sphere
                ? "rho = Sigma^1(x,x'), Sigma^1(x,x) = 1"
                        + (program().inputs().contains("d") ? ", d = input dimension" : "")
                : "xx = <x,x>, yy = <x',x'>, xy = <x,x'>, d = input dimension";
    }

    private String depth() {
        int layers = architecture.hiddenLayers();
        return layers == 1 ? "1 hidden layer" : layers + " hidden layers";
    }

    private String trained() {
        return architecture.parameterization().trainsRawWeights()
                ? " The weights themselves are trained: the term of layer l grows with its width n_l."
                : "";
    }
}
