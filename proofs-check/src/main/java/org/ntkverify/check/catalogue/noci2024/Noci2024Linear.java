package org.ntkverify.check.catalogue.noci2024;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.Equation;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.FiniteValue;
import org.ntkverify.check.Identity;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.Tabulation;
import org.ntkverify.check.Tier;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.check.pattern.Trials;
import org.ntkverify.numeric.landscape.FinalSharpness;
import org.ntkverify.numeric.landscape.LinearNetwork;
import org.ntkverify.numeric.landscape.OrderParameterAgreement;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.KernelProgram.Assignment;
import org.ntkverify.symbolic.Parameterization;
import org.ntkverify.symbolic.expression.Expression;

/** Notes P1-2, P1-3 and the limit curve of P1-4: the linear network with one hidden layer. */
final class Noci2024Linear {

    static final int D = 20;

    static final double RATE = 0.5;

    private static final int LAST = 50;

    /** Relative difference of the rate that the comparison of order parameters must see. */
    private static final double SHIFT = 4e-12;

    private static final Expression E = Expression.variable("e");
    private static final Expression W = Expression.variable("w");
    private static final Expression TARGET = Expression.variable("m");
    private static final Expression KAPPA = Expression.variable("k");

    private static final Map<Integer, String> SHARPNESS = new TreeMap<>(
            Map.of(0, "0.1000", 5, "0.1478", 10, "0.2655", 15, "0.3754", 20, "0.4302", 30, "0.4544", 50, "0.4565"));

    private static final Map<Integer, String> LOSS =
            new TreeMap<>(Map.of(0, "0.50000", 5, "0.27889", 10, "0.09837", 15, "0.01731", 20, "0.00181"));

    private Noci2024Linear() {}

    static List<Claim> claims(Tier tier) {
        return List.of(orderParameters(tier), conservation(), finalSharpness(tier), limitCurve());
    }

    /** What these claims assume. */
    static List<Assumption> assumptions(String more) {
        return List.of(
                Assumption.byConstruction(
                        "f(x) = w.x, w = E V/(gamma sqrt(N D)), standard normal entries, drawn afresh in each draw"),
                Assumption.byConstruction(
                        "whitened data, C = |w - w*|^2/2, |w*| = 1, D = 20, gradient descent with eta = eta_0 gamma^2"),
                Assumption.byConstruction(more));
    }

    private static Claim orderParameters(Tier tier) {
        List<Integer> widths = tier.choose(List.of(16, 64), List.of(16, 64, 256), List.of(16, 64, 256, 512));
        long draws = tier.choose(320L, 320L, 400L);
        int steps = tier.choose(50, 400, 400);
        ExperimentDesign maximal = agreement(Parameterization.MUP, widths, draws, steps);
        ExperimentDesign ntk = agreement(Parameterization.NTK, widths, draws, steps);
        return Identities.holds(
                Noci2024.id("p1-2-order-parameters"),
                Noci2024.reading(
                        "P1-2", "a finite set of order parameters evolves autonomously; the system is derived"),
                "Linear net: closed order parameters",
                "w, Ehat = E E^T/(N D) and vhat = |V|^2/(N D) follow a closed system with kappa = gamma^2/(N D), exactly at every width: over %s steps they differ from gradient "
                                .formatted(steps)
                        + "descent on the weights by at most 1e-12, in maximal update and in NTK parameterisation.",
                assumptions("eta_0 = 0.5"),
                List.of(
                        Noci2024.identity(OrderParameterAgreement.EXACT, maximal),
                        Noci2024.identity(OrderParameterAgreement.EXACT, ntk)),
                List.of(
                        Noci2024.falseIdentity("no-squares-of-the-rate", OrderParameterAgreement.FIRST_ORDER, maximal),
                        Noci2024.falseIdentity("no-squares-in-ntk", OrderParameterAgreement.FIRST_ORDER, ntk),
                        Noci2024.falseIdentity("kappa-without-d", OrderParameterAgreement.WITHOUT_DIMENSION, maximal),
                        Noci2024.falseIdentity("rate-off-by-4e-12", OrderParameterAgreement.OTHER_RATE, maximal)));
    }

    private static ExperimentDesign agreement(
            Parameterization parameterization, List<Integer> widths, long draws, int steps) {
        return Trials.sizes(
                "width N",
                widths,
                draws,
                n -> new OrderParameterAgreement(new LinearNetwork(n, D, parameterization), RATE, steps, SHIFT));
    }

    private static Claim conservation() {
        return Identities.holds(
                Noci2024.id("p1-3-conserved-quantity"),
                Noci2024.derived("P1-3", "gradient flow of the order parameters along w* at infinite width"),
                "Gradient flow conserves e^2 - w^2/D",
                "Along w* the limit of maximal update under gradient flow is w' = -2 e (w - m), e' = -2 kappa (w - m) w with kappa = 1/D, m = |w*|, and vhat = e. So e^2 - kappa w^2 is "
                        + "conserved, and gamma^2 lambda_max(G) = 2 e goes from 2/D to 2 sqrt(1/D^2 + m^2/D).",
                assumptions("N to infinity: w = 0 and e = 1/D at the start"),
                List.of(new Identity("d/dt (e^2 - kappa w^2) = 0", equations("conserved", KAPPA))),
                List.of(
                        Identities.falsifier(
                                "half",
                                "d/dt (e^2 - kappa w^2/2) = 0",
                                equations("half", KAPPA.over(2)),
                                Identities.atLeast(0.4)),
                        Identities.falsifier(
                                "dimension-squared",
                                "d/dt (e^2 - kappa^2 w^2) = 0",
                                equations("square", KAPPA.times(KAPPA)),
                                Identities.atLeast(0.3))));
    }

    /** {@code 2 e e' = factor 2 w w'}. */
    private static List<Equation> equations(String text, Expression factor) {
        Expression r = W.minus(TARGET);
        Expression w = E.times(r).times(-2);
        Expression e = KAPPA.times(r).times(W).times(-2);
        return List.of(Equation.of(
                text,
                E.times(e).times(2),
                factor.times(W).times(w).times(2),
                List.of(
                        Map.of(
                                "e", Expression.ratio(1, 4),
                                "w", Expression.ratio(2, 3),
                                "m", Expression.ONE,
                                "k", Expression.ratio(1, 20)),
                        Map.of(
                                "e", Expression.integer(2),
                                "w", Expression.ratio(-1, 5),
                                "m", Expression.ratio(7, 4),
                                "k", Expression.ratio(1, 3)))));
    }

    private static Claim finalSharpness(Tier tier) {
        List<Integer> widths = tier.choose(List.of(128, 256), List.of(64, 256, 1024), List.of(64, 256, 1024, 4096));
        long draws = tier.choose(500L, 1000L, 4000L);
        double limit = 2 * Math.sqrt(1.0 / (D * D) + 1.0 / D);
        double withoutStart = 2 / Math.sqrt(D);
        double start = 2.0 / D;
        return Identities.holds(
                Noci2024.id("p1-3-final-sharpness"),
                Noci2024.derived("P1-3", "end value of the flow; finite widths and steps by sampling"),
                "Sharpening ends at one value",
                "In maximal update sharpness rises from 2/D to 2 sqrt(1/D^2 + |w*|^2/D) = 0.4583 at every width, within 1 %; not in NTK "
                        + "parameterisation.",
                assumptions("eta_0 = 0.1, 500 steps; sharpness of the Gauss-Newton part, by order parameters"),
                List.of(ends("S(T) = 0.4583", Parameterization.MUP, widths, draws, limit, 0.01)),
                List.of(
                        otherEnd(
                                "ntk-too",
                                ends("NTK: S(T) = 0.4583", Parameterization.NTK, widths, draws, limit, 0.01),
                                0.6),
                        otherEnd(
                                "no-sharpening",
                                ends("S(T) = 2/D", Parameterization.MUP, widths, draws, start, 0.01),
                                3),
                        otherEnd(
                                "start-left-out",
                                ends("S(T) = 2 |w*|/sqrt(D)", Parameterization.MUP, widths, draws, withoutStart, 0.01),
                                0.015)));
    }

    private static FiniteValue ends(
            String text,
            Parameterization parameterization,
            List<Integer> widths,
            long draws,
            double target,
            double margin) {
        ExperimentDesign design = Trials.sizes(
                "width N", widths, draws, n -> new FinalSharpness(new LinearNetwork(n, D, parameterization), 0.1, 500));
        List<List<Double>> targets = widths.stream().map(n -> List.of(target)).toList();
        return new FiniteValue(text, design, targets, targets, margin);
    }

    private static Falsifier otherEnd(String id, FiniteValue statement, double effect) {
        return new Falsifier(id, statement, ReasonCode.VALUE_RATIO, new EffectSize.AtLeast(effect));
    }

    private static Claim limitCurve() {
        return Identities.holds(
                Noci2024.id("p1-4-limit-curve"),
                Noci2024.derived("P1-4", "order parameters at infinite width, 40 digits"),
                "Maximal update: limit curve of S",
                "At infinite width, D = 20, |w*| = 1, eta_0 = 1/2: sharpness after 0, 5, 10, 15, 20, 30, 50 steps is .1000 .1478 .2655 .3754 .4302 .4544 .4565, the loss after "
                        + "0 to 20 steps .50000 .27889 .09837 .01731 .00181.",
                assumptions("N to infinity: w = 0, e = 1/D; sharpness 2 e of the Gauss-Newton part"),
                List.of(table("S(t) and L(t)", true, SHARPNESS)),
                List.of(
                        new Falsifier(
                                "euler-steps-of-the-flow",
                                table("S(t) without the terms in eta_0^2", false, SHARPNESS),
                                ReasonCode.VALUE_RATIO,
                                new EffectSize.AtLeast(0.002)),
                        new Falsifier(
                                "last-digit",
                                table("S(50) = .4566", true, Map.of(50, "0.4566")),
                                ReasonCode.VALUE_RATIO,
                                new EffectSize.AtLeast(0.0001))));
    }

    private static Tabulation table(String text, boolean squares, Map<Integer, String> sharpness) {
        KernelProgram program = program(squares);
        List<Tabulation.Entry> entries = new ArrayList<>();
        sharpness.forEach((step, printed) -> entries.add(entry("S", step, printed, program)));
        LOSS.forEach((step, printed) -> entries.add(entry("L", step, printed, program)));
        return new Tabulation(text, entries);
    }

    private static Tabulation.Entry entry(String quantity, int step, String printed, KernelProgram program) {
        return new Tabulation.Entry(
                "%s(%s)".formatted(quantity, step), new BigDecimal(printed), program, quantity + step, Map.of());
    }

    /** Order parameters along w* from {@code w = 0}, {@code e = vhat = 1/D}, for 50 steps. */
    private static KernelProgram program(boolean squares) {
        Expression rate = Expression.ratio(1, 2);
        Expression kappa = Expression.ratio(1, D);
        Expression square = squares ? rate.times(rate).times(kappa) : Expression.ZERO;
        List<Assignment> assignments = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        Expression w = Expression.ZERO;
        Expression e = kappa;
        for (int step = 0; ; step++) {
            Expression r = define("r" + step, w.minus(Expression.ONE), assignments);
            outputs.add("S" + step);
            define("S" + step, e.times(2), assignments);
            outputs.add("L" + step);
            define("L" + step, r.times(r).over(2), assignments);
            if (step == LAST) {
                return new KernelProgram(List.of(), assignments, outputs);
            }
            Expression nextW = w.minus(rate.times(2).times(e).times(r))
                    .plus(square.times(w).times(r).times(r));
            Expression nextE = e.minus(rate.times(kappa).times(2).times(r).times(w))
                    .plus(square.times(e).times(r).times(r));
            w = define("w" + (step + 1), nextW, assignments);
            e = define("e" + (step + 1), nextE, assignments);
        }
    }

    private static Expression define(String name, Expression value, List<Assignment> assignments) {
        assignments.add(new Assignment(name, value));
        return Expression.variable(name);
    }
}
