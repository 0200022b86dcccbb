package org.ntkverify.check.catalogue.jacot2018;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Equation;
import org.ntkverify.check.Expectation;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.Formula;
import org.ntkverify.check.Identity;
import org.ntkverify.check.Provenance;
import org.ntkverify.check.Source;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.ClosedForms;
import org.ntkverify.symbolic.DualActivation;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.KernelRecursion;
import org.ntkverify.symbolic.LayerContributions;
import org.ntkverify.symbolic.Parameterization;
import org.ntkverify.symbolic.ParameterizationConversion;
import org.ntkverify.symbolic.expression.Expression;

/** Where constants go wrong: which variables are trained, what a gain of sqrt(2) does, and the kernel helpers of the released code. */
final class Jacot2018Conventions {

    private static final int DEPTHS = 3;

    /** The weight variance of the released code's layer, 1 - beta^2. */
    private static final Expression WEIGHT_VARIANCE = Expression.ONE.minus(Jacot2018.BETA.power(2));

    /** Two generic inputs of R^3, as inner products. */
    private static final List<Map<String, Expression>> POINTS = List.of(point(3, 2, 1, 40), point(1, 4, -1, 25));

    private Jacot2018Conventions() {}

    static List<Claim> claims() {
        return List.of(trainedVariables(), gain(), releasedCode());
    }

    private static Map<String, Expression> point(int xx, int yy, int xy, int width) {
        return Map.of(
                "xx", Expression.integer(xx),
                "yy", Expression.integer(yy),
                "xy", Expression.integer(xy),
                "d", Expression.integer(3),
                "n1", Expression.integer(width),
                "n2", Expression.integer(width + 7L));
    }

    private static Expression ntk(Architecture architecture) {
        KernelRecursion recursion = KernelRecursion.of(architecture);
        return recursion.program().inlined(recursion.ntk());
    }

    private static Claim trainedVariables() {
        return Identities.holds(
                Jacot2018.KEY + "/p2-c1-trained-variables",
                Jacot2018.derived("P2-C1", "not in the paper; follows from the definition of its layer"),
                "Trained weights: factor n/sigma_w^2",
                "For z = (sigma_w/sqrt(n)) W a, training the weight sigma_w W/sqrt(n) itself multiplies the part of each layer in the kernel by "
                        + "n/sigma_w^2, n the width of the layer before, and the part of its bias by 1/sigma_b^2: ReLU, 1 and 2 hidden layers, with and without bias.",
                List.of(Assumption.byConstruction(
                        "the function at initialisation has one law in both parameterisations")),
                List.of(new Identity("standard kernel = converted NTK kernel", converted(term -> term))),
                List.of(
                        Identities.falsifier(
                                "one-factor",
                                "standard kernel = n_1 times NTK kernel",
                                oneFactor(),
                                Identities.atLeast(0.1)),
                        Identities.falsifier(
                                "half",
                                "standard kernel = half the converted NTK kernel",
                                converted(term -> term.over(2)),
                                Identities.near(0.5))));
    }

    private static List<Architecture> networks() {
        Expression std = Expression.ratio(3, 2).sqrt();
        return List.of(
                Architecture.ntk(Activation.RELU, 1, std, Expression.ZERO),
                Architecture.ntk(Activation.RELU, 1, std, Jacot2018.BETA),
                Architecture.ntk(Activation.RELU, 2, std, Expression.ZERO),
                Architecture.ntk(Activation.RELU, 2, std, Jacot2018.BETA));
    }

    private static List<Equation> converted(UnaryOperator<Expression> change) {
        return networks().stream()
                .map(network -> new Equation(
                        network.text(),
                        new Formula.Computed(
                                "recursion of the standard parameterisation",
                                () -> ntk(network.withParameterization(Parameterization.STANDARD))),
                        new Formula.Computed(
                                "layers of the NTK parameterisation, converted",
                                () -> change.apply(converted(network))),
                        POINTS))
                .toList();
    }

    private static Expression converted(Architecture network) {
        KernelProgram program = KernelRecursion.of(network).contributions();
        Expression sum = new ParameterizationConversion(network, Parameterization.STANDARD).converted();
        List<String> names = new ArrayList<>();
        for (int l = 1; l <= network.layers().size(); l++) {
            names.add(LayerContributions.weight(l));
            names.add(LayerContributions.bias(l));
        }
        for (String name : names) {
            if (sum.variables().contains(name)) {
                sum = sum.substitute(Map.of(name, program.inlined(name)));
            }
        }
        return sum;
    }

    private static List<Equation> oneFactor() {
        return networks().stream()
                .map(network -> new Equation(
                        network.text(),
                        new Formula.Computed(
                                "recursion of the standard parameterisation",
                                () -> ntk(network.withParameterization(Parameterization.STANDARD))),
                        new Formula.Computed(
                                "n_1 times the NTK kernel", () -> ntk(network).times(Expression.variable("n1"))),
                        POINTS))
                .toList();
    }

    private static Claim gain() {
        return Identities.holds(
                Jacot2018.KEY + "/p2-c2-gain",
                Jacot2018.derived("P2-C2", "the experiments use max(0, x) with gain 1; other work uses gain sqrt(2)"),
                "Gain sqrt(2): factor 2 a layer",
                "Without bias, gain sqrt(2) on all L + 1 layers of a ReLU network with L hidden layers multiplies the tangent kernel by 2^(L+1): L = 1..3.",
                List.of(Assumption.byConstruction("ReLU is positively homogeneous and there is no bias")),
                List.of(new Identity(
                        "Theta with gain sqrt(2) = 2^(L+1) Theta", gains(Expression.ZERO, layers -> layers + 1))),
                List.of(
                        Identities.falsifier(
                                "one-layer-less",
                                "Theta with gain sqrt(2) = 2^L Theta",
                                gains(Expression.ZERO, layers -> layers),
                                Identities.near(0.5)),
                        Identities.falsifier(
                                "with-bias",
                                "the same with beta = 1/10",
                                gains(Jacot2018.BETA, layers -> layers + 1),
                                Identities.atLeast(1e-3))));
    }

    private static List<Equation> gains(Expression bias, IntUnaryOperator power) {
        return IntStream.rangeClosed(1, DEPTHS)
                .mapToObj(layers -> new Equation(
                        "L = %s".formatted(layers),
                        new Formula.Computed(
                                "Theta with gain sqrt(2)",
                                () -> ntk(Architecture.ntk(
                                        Activation.RELU,
                                        layers,
                                        Expression.integer(2).sqrt(),
                                        bias))),
                        new Formula.Computed(
                                "a power of 2 times Theta",
                                () -> ntk(Jacot2018.relu(layers, bias)).times(1L << power.applyAsInt(layers))),
                        POINTS))
                .toList();
    }

    /** The released layer is {@code z = sqrt(1 - beta^2) W a / sqrt(n) + beta b}; its kernel helpers leave the first factor out. */
    private static Claim releasedCode() {
        return new Claim(
                Jacot2018.KEY + "/p2-e2-released-code",
                new Source(
                        Jacot2018.KEY,
                        "P2-E2",
                        "released code, network.py: layer and kernel helpers",
                        Provenance.FOUND),
                "Kernel helpers of the released code",
                "The helpers Sigma = a.a'/n + beta^2 give the covariance of the released network, whose layer is z = sqrt(1 - beta^2) W a/sqrt(n) + "
                        + "beta b: first and second layer, ReLU, beta = 0.1.",
                Expectation.FAILS,
                List.of(Assumption.byConstruction("n tends to infinity in the helper of the second layer")),
                List.of(new Identity("Sigma = E a a' + beta^2", helpers(Expression.ONE, Jacot2018.BETA.power(2)))),
                Optional.of(new Identity(
                        "Sigma = (1 - beta^2) E a a' + beta^2", helpers(WEIGHT_VARIANCE, Jacot2018.BETA.power(2)))),
                List.of(
                        wrong(
                                "factor-on-both",
                                "Sigma = (1 - beta^2) (E a a' + beta^2)",
                                WEIGHT_VARIANCE,
                                WEIGHT_VARIANCE.times(Jacot2018.BETA.power(2))),
                        wrong(
                                "beta-for-its-square",
                                "Sigma = (1 - beta^2) E a a' + beta",
                                WEIGHT_VARIANCE,
                                Jacot2018.BETA)));
    }

    private static Falsifier wrong(String id, String text, Expression weight, Expression bias) {
        return Identities.falsifier(id, text, helpers(weight, bias), Identities.atLeast(1e-4));
    }

    private static List<Equation> helpers(Expression weight, Expression bias) {
        Architecture network = Architecture.ntk(Activation.RELU, 1, WEIGHT_VARIANCE.sqrt(), Jacot2018.BETA);
        KernelProgram program = KernelRecursion.of(network).program();
        DualActivation dual = ClosedForms.of(Activation.RELU);
        Expression inputs = Expression.variable("xy").over(Expression.variable("d"));
        return List.of(
                new Equation(
                        "first layer",
                        new Formula.Written(weight.times(inputs).plus(bias)),
                        new Formula.Computed(
                                "covariance of the network", () -> program.inlined(KernelRecursion.sigma(1))),
                        POINTS),
                new Equation(
                        "second layer",
                        new Formula.Computed(
                                "helper on the features of the network",
                                () -> weight.times(features(program, dual)).plus(bias)),
                        new Formula.Computed(
                                "covariance of the network", () -> program.inlined(KernelRecursion.sigma(2))),
                        POINTS));
    }

    /** {@code E[relu(u) relu(v)]} at the covariance of the first layer of the network. */
    private static Expression features(KernelProgram program, DualActivation dual) {
        return DualActivation.at(
                dual.value(),
                program.inlined(KernelRecursion.variance(1, true)),
                program.inlined(KernelRecursion.variance(1, false)),
                program.inlined(KernelRecursion.sigma(1)));
    }
}
