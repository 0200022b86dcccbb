package org.ntkverify.check.catalogue.jacot2018;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Definiteness;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.Equation;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.Identity;
import org.ntkverify.check.KernelCase;
import org.ntkverify.check.Rank;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.KernelRecursion;
import org.ntkverify.symbolic.expression.Expression;

/** Note P2-7, the boundary of Proposition 2: no bias, a polynomial activation, inputs off the sphere. */
final class Jacot2018DefinitenessBoundary {

    private Jacot2018DefinitenessBoundary() {}

    static List<Claim> claims() {
        return List.of(antipodalRank(), polynomialActivation(), collinearInputs());
    }

    private static Claim antipodalRank() {
        Architecture plain = Jacot2018.relu(1, Jacot2018SphereSets.NO_BIAS);
        return Identities.holds(
                Jacot2018.KEY + "/p2-7-antipodal-rank",
                Jacot2018.derived("P2-7", "boundary of Proposition 2: beta > 0 cannot be dropped (the paper's L = 2)"),
                "Without bias: rank M + min(d, M)",
                "With beta = 0 and one hidden ReLU layer, Theta_inf on M antipodal pairs in dimension d has rank M + min(d, M): "
                        + "5, 6, 10 on the circle with 6, 8, 16 points, 11 on 8 pairs of the 2-sphere.",
                Jacot2018SphereSets.onSphere("beta = 0"),
                List.of(ranks("ranks 5, 6, 10 and 11", plain, 5, 6, 10, 11)),
                List.of(
                        new Falsifier(
                                "full-rank",
                                ranks("the matrices have full rank", plain, 6, 8, 16, 16),
                                ReasonCode.VALUE_RATIO,
                                new EffectSize.Near(0.6, 1e-9)),
                        new Falsifier(
                                "even-part-only",
                                ranks("the ranks are M", plain, 3, 4, 8, 8),
                                ReasonCode.VALUE_RATIO,
                                new EffectSize.Near(-0.4, 1e-9)),
                        new Falsifier(
                                "definite",
                                new Definiteness(
                                        "Theta_inf is positive definite on these sets", Jacot2018SphereSets.all(plain)),
                                ReasonCode.NOT_DEFINITE,
                                new EffectSize.Near(6, 0))));
    }

    private static Rank ranks(String text, Architecture architecture, int... ranks) {
        List<KernelCase> cases = Jacot2018SphereSets.all(architecture);
        return new Rank(
                text,
                IntStream.range(0, cases.size())
                        .mapToObj(i -> new Rank.Entry(cases.get(i), ranks[i]))
                        .toList());
    }

    private static Claim polynomialActivation() {
        Architecture linear = Architecture.jacot(Activation.IDENTITY, 2, Jacot2018.BETA);
        return Identities.holds(
                Jacot2018.KEY + "/p2-7-polynomial-activation",
                Jacot2018.derived("P2-7", "boundary of Proposition 2: sigma must not be a polynomial"),
                "Linear networks: rank d + 1",
                "With sigma(z) = z and beta = 0.1, Theta_inf is an affine function of <x,x'> and has rank d + 1 on more than d "
                        + "points in general position: 3 on the circles, 4 on the 2-sphere.",
                List.of(
                        Assumption.byConstruction("sigma(z) = z is a polynomial"),
                        Assumption.byConstruction("beta = 0.1 > 0")),
                List.of(ranks("ranks 3, 3, 3 and 4", linear, 3, 3, 3, 4)),
                List.of(
                        new Falsifier(
                                "without-the-constant",
                                ranks("the ranks are d", linear, 2, 2, 2, 3),
                                ReasonCode.VALUE_RATIO,
                                new EffectSize.Near(-1.0 / 3, 1e-9)),
                        new Falsifier(
                                "definite",
                                new Definiteness(
                                        "Theta_inf is positive definite on these sets",
                                        Jacot2018SphereSets.all(linear)),
                                ReasonCode.NOT_DEFINITE,
                                new EffectSize.Near(13, 0))));
    }

    private static Claim collinearInputs() {
        return Identities.holds(
                Jacot2018.KEY + "/p2-7-collinear-inputs",
                Jacot2018.derived("P2-7", "boundary of Proposition 2: the inputs must lie on the sphere"),
                "Without bias: collinear inputs",
                "With beta = 0 the ReLU kernel is homogeneous, Theta_inf(x, 2x) = 2 Theta_inf(x, x), so its matrix on {x, 2x} "
                        + "is singular; 1 to 3 hidden layers.",
                List.of(
                        Assumption.byConstruction("beta = 0"),
                        Assumption.byConstruction("inputs x and 2x, not on one sphere")),
                List.of(new Identity("det Theta_inf on {x, 2x} = 0", determinants(Jacot2018SphereSets.NO_BIAS))),
                List.of(
                        Identities.falsifier(
                                "with-bias",
                                "the same with beta = 0.1",
                                determinants(Jacot2018.BETA),
                                Identities.atLeast(1e-3)),
                        Identities.falsifier(
                                "wrong-degree",
                                "Theta_inf(x, 2x) = 4 Theta_inf(x, x)",
                                wrongDegree(),
                                Identities.near(0.5))));
    }

    private static List<Equation> determinants(Expression beta) {
        List<Equation> equations = new ArrayList<>();
        for (int hidden = 1; hidden <= 3; hidden++) {
            equations.add(Equation.of(
                    "Theta(x,x) Theta(2x,2x) = Theta(x,2x)^2, %s hidden".formatted(hidden),
                    theta(hidden, beta, 1, 1, 1).times(theta(hidden, beta, 4, 4, 4)),
                    theta(hidden, beta, 1, 4, 2).power(2),
                    Identities.CONSTANT));
        }
        return equations;
    }

    private static List<Equation> wrongDegree() {
        return List.of(Equation.of(
                "Theta(x,2x)",
                theta(1, Jacot2018SphereSets.NO_BIAS, 1, 4, 2),
                theta(1, Jacot2018SphereSets.NO_BIAS, 1, 1, 1).times(4),
                Identities.CONSTANT));
    }

    /** Theta_inf as an exact expression at the given inner products, in dimension 1. */
    private static Expression theta(int hidden, Expression beta, long xx, long yy, long xy) {
        KernelRecursion recursion = KernelRecursion.of(Jacot2018.relu(hidden, beta));
        KernelProgram program = recursion.program();
        return program.inlined(recursion.ntk())
                .substitute(Map.of(
                        "xx", Expression.integer(xx),
                        "yy", Expression.integer(yy),
                        "xy", Expression.integer(xy),
                        "d", Expression.ONE));
    }
}
