package org.ntkverify.check.catalogue.murray2023;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.ntkverify.check.Claim;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.Equation;
import org.ntkverify.check.Expectation;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.Identity;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.Tabulation;
import org.ntkverify.check.bound.Deferred;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.ClosedForms;
import org.ntkverify.symbolic.DualActivation;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.KernelRecursion;
import org.ntkverify.symbolic.Layer;
import org.ntkverify.symbolic.Parameterization;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.series.SphereKernel;

/** The table of cumulative percentages without and with a first bias, and the erratum behind its second version. */
final class Murray2023Bias {

    private static final Expression HALF = Expression.ratio(1, 2);
    private static final Expression RHO = SphereKernel.RHO;

    /** Percentages of the trace in the powers 0, 0..1, ..., 0..5 without first bias. */
    private static final List<Row> PLAIN = List.of(
            new Row(Murray2023Shares.Phi.RELU, "43.944 77.277 93.192 93.192 95.403 95.403"),
            new Row(Murray2023Shares.Phi.TANH, "41.362 91.468 91.468 97.487 97.487 99.090"),
            new Row(Murray2023Shares.Phi.SIGMOID, "91.557 99.729 99.729 99.977 99.977 99.997"),
            new Row(Murray2023Shares.Phi.GAUSSIAN, "95.834 95.834 98.729 98.729 99.634 99.634"));

    /** The same for gamma_w^2 = gamma_b^2 = 1/2, as the published code saved it. */
    private static final List<Row> PRINTED = List.of(
            new Row(Murray2023Shares.Phi.RELU, "52.277 82.582 93.192 94.077 95.403 95.801"),
            new Row(Murray2023Shares.Phi.TANH, "53.889 91.468 93.725 97.487 98.155 99.090"),
            new Row(Murray2023Shares.Phi.SIGMOID, "93.600 99.729 99.822 99.977 99.986 99.997"),
            new Row(Murray2023Shares.Phi.GAUSSIAN, "95.834 96.799 98.729 99.091 99.634 99.747"));

    /** The same for the kernel of the network. */
    private static final List<Row> CORRECTED = List.of(
            new Row(Murray2023Shares.Phi.RELU, "64.744 90.030 95.134 96.155 96.779 97.161"),
            new Row(Murray2023Shares.Phi.TANH, "67.222 94.816 97.680 99.124 99.591 99.809"),
            new Row(Murray2023Shares.Phi.SIGMOID, "95.675 99.857 99.957 99.995 99.999 100.000"),
            new Row(Murray2023Shares.Phi.GAUSSIAN, "96.618 98.320 99.454 99.781 99.925 99.972"));

    private Murray2023Bias() {}

    private record Row(Murray2023Shares.Phi phi, String percentages) {}

    static List<Claim> claims() {
        return List.of(withoutBias(), withBias(), origin(), kernel());
    }

    private static Tabulation table(String text, List<Row> rows, Murray2023Shares.Version version) {
        List<Tabulation.Entry> entries = new ArrayList<>();
        for (Row row : rows) {
            Supplier<KernelProgram> program = new Deferred<>(() -> Murray2023Shares.program(row.phi(), version));
            List<String> printed = List.of(row.percentages().split(" "));
            for (int p = 0; p < printed.size(); p++) {
                for (String end : Murray2023Shares.ENDS) {
                    entries.add(new Tabulation.Entry(
                            "%s, powers 0 to %s, %s end".formatted(row.phi().text(), p, end),
                            new BigDecimal(printed.get(p)),
                            program,
                            Murray2023Shares.output(p, end),
                            Map.of()));
                }
            }
        }
        return new Tabulation(text, entries);
    }

    private static Falsifier falsifier(String id, String text, List<Row> rows, Murray2023Shares.Version version) {
        return new Falsifier(
                id, table(text, rows.subList(0, 1), version), ReasonCode.VALUE_RATIO, new EffectSize.AtLeast(0.005));
    }

    private static Claim withoutBias() {
        return Identities.holds(
                Murray2023.KEY + "/table-without-bias",
                Murray2023.reading("our reading of the table of cumulative percentages, gamma_b^2 = 0"),
                "Cumulative percentages, gamma_b^2 = 0",
                "One hidden layer, gamma_w^2 = sigma_w^2 = 1, sigma_b^2 = 1 - E phi^2: the first six cumulative percentages of the "
                        + "coefficients of the NTK for ReLU, tanh, logistic and Gaussian density have the 24 tabulated values.",
                Murray2023.onSphere(),
                List.of(table("the table holds", PLAIN, Murray2023Shares.Version.PLAIN)),
                List.of(
                        falsifier(
                                "table-of-the-biased-network",
                                "the ReLU row for gamma_b^2 = 1/2 holds without bias",
                                CORRECTED,
                                Murray2023Shares.Version.PLAIN),
                        falsifier(
                                "bias-does-not-matter",
                                "the ReLU row holds for gamma_b^2 = 1/2 as well",
                                PLAIN,
                                Murray2023Shares.Version.COMPOSED)));
    }

    private static Claim withBias() {
        return new Claim(
                Murray2023.KEY + "/table-with-bias",
                Murray2023.reading("our reading of the table of cumulative percentages, gamma_w^2 = gamma_b^2 = 1/2"),
                "Cumulative percentages, gamma_b^2 = 1/2",
                "The same with gamma_w^2 = gamma_b^2 = 1/2: the percentages of the NTK are 52.277, 82.582, ... (ReLU), 53.889, ... "
                        + "(tanh), 93.600, ... (logistic), 95.834, ... (Gaussian density), as saved with the published code.",
                Expectation.FAILS,
                Murray2023.onSphere(),
                List.of(table("the saved table is that of the NTK", PRINTED, Murray2023Shares.Version.COMPOSED)),
                Optional.of(table(
                        "the NTK has 64.744, ... (ReLU), 67.222, ... (tanh), 95.675, ... (logistic), 96.618, ... (Gaussian density)",
                        CORRECTED,
                        Murray2023Shares.Version.COMPOSED)),
                List.of(
                        falsifier(
                                "as-if-without-bias",
                                "the ReLU row is that of gamma_b^2 = 0",
                                PLAIN,
                                Murray2023Shares.Version.COMPOSED),
                        falsifier(
                                "corrected-but-uncomposed",
                                "the corrected ReLU row comes from the uncomposed recursion",
                                CORRECTED,
                                Murray2023Shares.Version.UNCOMPOSED)));
    }

    private static Claim origin() {
        return Identities.holds(
                Murray2023.KEY + "/table-with-bias-origin",
                Murray2023.derived("where the saved table for gamma_b^2 = 1/2 comes from"),
                "Origin of the second table",
                "The saved percentages for gamma_w^2 = gamma_b^2 = 1/2 are those of kappa_p = alpha_p + upsilon_p/2 + "
                        + "upsilon_(p-1)/2 with alpha and upsilon in powers of rho, the first composition left out.",
                Murray2023.onSphere(),
                List.of(table(
                        "the saved table is that of the uncomposed recursion",
                        PRINTED,
                        Murray2023Shares.Version.UNCOMPOSED)),
                List.of(
                        falsifier(
                                "composed",
                                "the saved ReLU row is that of the composed recursion",
                                PRINTED,
                                Murray2023Shares.Version.COMPOSED),
                        falsifier(
                                "without-bias",
                                "the saved ReLU row is that of gamma_b^2 = 0",
                                PRINTED,
                                Murray2023Shares.Version.PLAIN)));
    }

    private static Claim kernel() {
        return new Claim(
                Murray2023.KEY + "/kernel-with-first-bias",
                Murray2023.reading("our reading of the recursion of coefficients for gamma_b > 0"),
                "Series in rho or in the covariance",
                "For gamma_w^2 = gamma_b^2 = 1/2, sigma_w^2 = 2, one hidden ReLU layer, the NTK is 2 K(rho) + (1 + rho) Kdot(rho).",
                Expectation.FAILS,
                Murray2023.onSphere(),
                List.of(new Identity("Theta = 2 K(rho) + (1 + rho) Kdot(rho)", theta(RHO, HALF))),
                Optional.of(new Identity(
                        "Theta = 2 K(r) + (1 + rho) Kdot(r) with r = (1 + rho)/2",
                        theta(RHO.plus(Expression.ONE).over(2), HALF))),
                List.of(
                        Identities.falsifier(
                                "bias-forgotten-in-theta",
                                "Theta = 2 K(r) + rho Kdot(r)",
                                theta(RHO.plus(Expression.ONE).over(2), Expression.ZERO),
                                Identities.atLeast(0.1)),
                        Identities.falsifier(
                                "standard-deviations",
                                "r = (1 + rho)/sqrt(2)/2",
                                theta(
                                        RHO.plus(Expression.ONE)
                                                .over(Expression.integer(2).sqrt())
                                                .over(2),
                                        HALF),
                                Identities.atLeast(0.05))));
    }

    private static List<Equation> theta(Expression covariance, Expression firstBias) {
        Layer first = new Layer(HALF, HALF);
        Layer readout = new Layer(Expression.integer(2), Expression.ZERO);
        KernelRecursion recursion = KernelRecursion.of(
                new Architecture(Activation.RELU, List.of(first, readout), Parameterization.NTK, InputScaling.RAW));
        Expression network = recursion
                .program()
                .inlined(recursion.ntk())
                .substitute(Map.of("xx", Expression.ONE, "yy", Expression.ONE, "xy", RHO));
        DualActivation dual = ClosedForms.of(Activation.RELU);
        Expression value = SphereKernel.value(dual).expression().substitute(Map.of(RHO.toString(), covariance));
        Expression slope = SphereKernel.derivative(dual).expression().substitute(Map.of(RHO.toString(), covariance));
        Expression tangent = RHO.over(2).plus(firstBias);
        return List.of(Equation.of(
                "Theta(rho)",
                network,
                value.times(2).plus(slope.times(2).times(tangent)),
                List.of(point(-3, 5), point(1, 10), point(3, 10), point(7, 10))));
    }

    private static Map<String, Expression> point(long numerator, long denominator) {
        return Map.of(RHO.toString(), Expression.ratio(numerator, denominator));
    }
}
