package org.ntkverify.check.catalogue.jacot2018;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.Tabulation;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.ClosedForms;
import org.ntkverify.symbolic.DualActivation;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.KernelProgram.Assignment;
import org.ntkverify.symbolic.KernelRecursion;
import org.ntkverify.symbolic.Layer;
import org.ntkverify.symbolic.Parameterization;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/** Note P2-1, numbers: Theorem 1 for the paper's ReLU network on the unit circle, to 16 digits. */
final class Jacot2018GoldenTable {

    private static final int INPUT_DIMENSION = 2;

    /** Values computed with 30 digits by an independent program; rounded to the digits shown. */
    private static final List<Row> ROWS = List.of(
            new Row(2, Expression.ZERO, "0", "0.265", "0.52"),
            new Row(2, Expression.ONE, "1", "0.1737934393011379", "0.2697608504932977"),
            new Row(2, Expression.PI.over(2), "pi/2", "0.09368462490263514", "0.09621583375423793"),
            new Row(2, Expression.PI, "pi", "0.01059547002610035", "-0.01131696785172695"),
            new Row(3, Expression.ZERO, "0", "0.1425", "0.4025"),
            new Row(3, Expression.ONE, "1", "0.1050721795400607", "0.2032218042360579"),
            new Row(3, Expression.PI.over(2), "pi/2", "0.07826136571409883", "0.1078485865409701"),
            new Row(3, Expression.PI, "pi", "0.05485864393451526", "0.05195736750444599"),
            new Row(4, Expression.ZERO, "0", "0.08125", "0.2825"),
            new Row(4, Expression.ratio(1, 2), "1/2", "0.07561328889552819", "0.2108960045906171"),
            new Row(4, Expression.ONE, "1", "0.06545383707543622", "0.1430766894591137"),
            new Row(4, Expression.integer(2), "2", "0.05127704267495556", "0.07334673041708793"),
            new Row(4, Expression.PI, "pi", "0.04809658979546157", "0.06435377014546498"));

    private Jacot2018GoldenTable() {}

    /** A row of the table; {@code depth} is the paper's L. */
    private record Row(int depth, Expression gamma, String gammaText, String sigma, String theta) {}

    /** Makes the program that a variant of the recursion stands for. */
    private interface Variant {
        KernelProgram program(int hiddenLayers);
    }

    static Claim claim() {
        return Identities.holds(
                Jacot2018.KEY + "/p2-1-recursion-golden",
                Jacot2018.derived(
                        "P2-1", "Theorem 1 evaluated for the setting of figure 1 (ReLU, beta = 0.1, n_0 = 2)"),
                "Theorem 1 in numbers",
                "On the unit circle at angle gamma, ReLU, beta = 0.1, the limit kernels Sigma^(L) and Theta^(L) for "
                        + "L = 2, 3, 4 (the paper's L) have the 26 tabulated values.",
                List.of(Assumption.byConstruction("inputs have norm 1 and inner product cos(gamma)")),
                List.of(table("the table holds for Theorem 1", hidden -> program(uniform(hidden, 1)))),
                List.of(
                        falsifier(
                                "gain-added",
                                "the table holds with a weight gain of sqrt(2)",
                                hidden -> program(uniform(hidden, 2)),
                                new EffectSize.AtLeast(0.5)),
                        falsifier(
                                "derivative-one-layer-late",
                                "the table holds with Sigmadot evaluated at Sigma^(L+1)",
                                Jacot2018GoldenTable::shifted,
                                new EffectSize.AtLeast(0.2)),
                        falsifier(
                                "bias-forgotten",
                                "the table holds with beta^2 added in the first layer only",
                                hidden -> program(firstBiasOnly(hidden)),
                                new EffectSize.AtLeast(0.05))));
    }

    private static Falsifier falsifier(String id, String text, Variant variant, EffectSize effect) {
        return new Falsifier(id, table(text, variant), ReasonCode.VALUE_RATIO, effect);
    }

    private static Tabulation table(String text, Variant variant) {
        List<Tabulation.Entry> entries = new ArrayList<>();
        for (Row row : ROWS) {
            int hidden = row.depth() - 1;
            KernelProgram program = variant.program(hidden);
            Map<String, Expression> inputs = Map.of(
                    "xx",
                    Expression.ONE,
                    "yy",
                    Expression.ONE,
                    "xy",
                    Expression.call(Function.COS, row.gamma()),
                    "d",
                    Expression.integer(INPUT_DIMENSION));
            String at = "^(%s), gamma = %s".formatted(row.depth(), row.gammaText());
            entries.add(new Tabulation.Entry(
                    "Sigma" + at, new BigDecimal(row.sigma()), program, KernelRecursion.sigma(row.depth()), inputs));
            entries.add(new Tabulation.Entry(
                    "Theta" + at, new BigDecimal(row.theta()), program, KernelRecursion.theta(row.depth()), inputs));
        }
        return new Tabulation(text, entries);
    }

    private static KernelProgram program(Architecture architecture) {
        KernelProgram program = KernelRecursion.of(architecture).program();
        return new KernelProgram(
                program.inputs().stream().filter(name -> !name.equals("qq")).toList(),
                program.assignments(),
                program.outputs());
    }

    private static Architecture uniform(int hiddenLayers, long weightVariance) {
        Layer layer = new Layer(Expression.integer(weightVariance), Jacot2018.BETA.power(2));
        return architecture(Collections.nCopies(hiddenLayers + 1, layer));
    }

    private static Architecture firstBiasOnly(int hiddenLayers) {
        Layer biased = new Layer(Expression.ONE, Jacot2018.BETA.power(2));
        Layer plain = new Layer(Expression.ONE, Expression.ZERO);
        List<Layer> layers = new ArrayList<>(List.of(biased));
        layers.addAll(Collections.nCopies(hiddenLayers, plain));
        return architecture(layers);
    }

    private static Architecture architecture(List<Layer> layers) {
        return new Architecture(Activation.RELU, layers, Parameterization.NTK, InputScaling.SCALED);
    }

    /** The recursion with Sigmadot^(l+1) evaluated at Sigma^(l+1) in place of Sigma^(l). */
    private static KernelProgram shifted(int hiddenLayers) {
        KernelProgram right = program(uniform(hiddenLayers, 1));
        DualActivation dual = ClosedForms.of(Activation.RELU);
        List<Assignment> assignments = right.assignments().stream()
                .filter(assignment -> !assignment.name().startsWith("kd"))
                .flatMap(assignment -> {
                    boolean theta = assignment.name().matches("t[2-9]");
                    int layer = theta ? Integer.parseInt(assignment.name().substring(1)) : 0;
                    return theta ? Stream.of(late(dual, layer), assignment) : Stream.of(assignment);
                })
                .toList();
        return new KernelProgram(right.inputs(), assignments, right.outputs());
    }

    private static Assignment late(DualActivation dual, int layer) {
        Expression value = DualActivation.at(
                dual.derivative(),
                Expression.variable("a" + layer),
                Expression.variable("b" + layer),
                Expression.variable("c" + layer));
        return new Assignment("kd" + (layer - 1), value);
    }
}
