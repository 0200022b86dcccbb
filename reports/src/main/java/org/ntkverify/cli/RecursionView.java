package org.ntkverify.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.Connection;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.KernelProgram.Assignment;
import org.ntkverify.symbolic.KernelRecursion;
import org.ntkverify.symbolic.Parameterization;
import org.ntkverify.symbolic.ParameterizationConversion;
import org.ntkverify.symbolic.expression.Expression;

/**
 * The recursion of a network as it is to be shown.
 *
 * @param architecture the network
 * @param sphere whether as a function of {@code rho} with {@code Sigma^1(x,x) = 1}
 * @param contributions whether with the contribution of every layer to Theta
 * @param width of every hidden layer, put in where the kernel depends on it
 */
record RecursionView(Architecture architecture, boolean sphere, boolean contributions, OptionalInt width) {

    /** Returns the recursion in the form that a reader follows. */
    KernelProgram program() {
        return shown(sphere ? recursion().onSphere() : recursion().program());
    }

    /** Returns the recursion in the form that loses no digits. */
    KernelProgram stableProgram() {
        return shown(sphere ? recursion().onSphere() : recursion().stableProgram());
    }

    private KernelRecursion recursion() {
        return KernelRecursion.of(architecture);
    }

    private KernelProgram shown(KernelProgram program) {
        return withWidth(contributions ? recursion().layerContributions().appendedTo(program) : program);
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

    /** Returns what else a reader must know: connections, contributions, factors between parameterisations. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (!architecture.connection().equals(Connection.DENSE)) {
            remarks.add(
                    "Residual: hidden layers after the first are added to the one before, h + alpha (W phi(h) + b), so that a branch enters with alpha^2; all hidden layers have one width.");
        }
        if (contributions) {
            remarks.add(contributionsText());
        }
        if (architecture.parameterization().dependsOnWidths()) {
            remarks.addAll(conversion());
        }
        return remarks;
    }

    private String contributionsText() {
        String proved = recursion().layerContributions().sumUp()
                ? "proved by the exact normal form for any K and Kdot"
                : "which could not be confirmed";
        return "Contributions: w and v are what training the weights and the bias of a layer adds to Theta = %s, r is the factor through which it passes; Theta is the sum of all w and v, %s."
                .formatted(recursion().ntk(), proved);
    }

    private List<String> conversion() {
        ParameterizationConversion conversion = new ParameterizationConversion(
                architecture.withParameterization(Parameterization.NTK), architecture.parameterization());
        List<String> lines = new ArrayList<>();
        if (architecture.parameterization() == Parameterization.MUP) {
            lines.add(
                    "Maximal update: the output is multiplied by 1/gamma and the learning rate by gamma^2 = %s, so that training follows gamma^2 Theta."
                            .formatted(conversion.learningRateScale()));
        }
        lines.add("Compared with param=ntk, the contribution of");
        conversion.text().lines().map(line -> "  " + line).forEach(lines::add);
        return lines;
    }

    /** Returns the program on the sphere at rho = 1, 0, -1, values exact where they are short. */
    Map<String, KernelProgram> specialValues() {
        Map<String, KernelProgram> programs = new LinkedHashMap<>();
        if (sphere) {
            for (int rho : new int[] {1, 0, -1}) {
                KernelProgram program = withWidth(recursion().onSphere());
                programs.put(Integer.toString(rho), program.at(Map.of("rho", Expression.integer(rho))));
            }
        }
        return programs;
    }
}
