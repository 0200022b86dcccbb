package org.ntkverify.check.catalogue.karhadkar2024;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.Equation;
import org.ntkverify.check.Expectation;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.Identity;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.Tabulation;
import org.ntkverify.check.bound.KernelConvention;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.symbolic.ArcCosineKernel;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.KernelProgram.Assignment;
import org.ntkverify.symbolic.KernelRecursion;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;
import org.ntkverify.symbolic.series.FunkHecke;

/** Exact statements: Funk-Hecke coefficients, the Chernoff constant, sign patterns, normalisations. */
final class Karhadkar2024Identities {

    private static final List<Integer> DIMENSIONS = List.of(3, 5, 8);
    private static final int DEGREES = 6;

    private Karhadkar2024Identities() {}

    static List<Claim> claims() {
        return List.of(funkHecke(), chernoff(), signPatterns(), normalisation());
    }

    private static Claim funkHecke() {
        return Identities.holds(
                Karhadkar2024.KEY + "/funk-hecke-coefficients",
                Karhadkar2024.found("Funk-Hecke eigenvalues of the step function and of sqrt(d) ReLU"),
                "Funk-Hecke coefficients of a layer",
                "With c_r(step) = Gamma(d/2)/(2 Gamma(1-r/2) Gamma((r+d)/2)) and c_r(ReLU) = sqrt(d) Gamma(d/2)/(4 Gamma((3-r)/2) Gamma((d+r+1)/2)), the eigenvalues of the gate kernel and of N on harmonics of degree r are c_r^2: d = 3, 5, 8, r = 0..6.",
                List.of(Assumption.byConstruction("uniform distribution on the unit sphere of R^d")),
                List.of(new Identity("squares of both coefficients", coefficients(0, 1))),
                List.of(
                        Identities.falsifier(
                                "dimension-of-the-sphere",
                                "the same with d + 1 for d",
                                coefficients(1, 1),
                                Identities.atLeast(0.05)),
                        Identities.falsifier(
                                "sphere-for-gaussian-weights",
                                "c_r(ReLU) without the factor sqrt(d)",
                                coefficients(0, 0),
                                Identities.atLeast(0.5))));
    }

    private static List<Equation> coefficients(int shift, int power) {
        List<Equation> equations = new ArrayList<>();
        for (int dimension : DIMENSIONS) {
            for (int r = 0; r <= DEGREES; r++) {
                int d = dimension + shift;
                equations.add(Equation.of(
                        "step, d = %s, degree %s".formatted(dimension, r),
                        FunkHecke.ofRectifiedMonomial(0, r, dimension),
                        step(r, d).power(2),
                        Identities.CONSTANT));
                equations.add(Equation.of(
                        "ReLU, d = %s, degree %s".formatted(dimension, r),
                        FunkHecke.ofRectifiedMonomial(1, r, dimension),
                        relu(r, d).power(2).times(power == 1 ? Expression.integer(d) : Expression.ONE),
                        Identities.CONSTANT));
            }
        }
        return equations;
    }

    private static Expression step(int r, int d) {
        return gamma(d).times(reciprocalGamma(2 - r))
                .times(reciprocalGamma(r + d))
                .over(2);
    }

    private static Expression relu(int r, int d) {
        return gamma(d).times(reciprocalGamma(3 - r))
                .times(reciprocalGamma(d + r + 1))
                .over(4);
    }

    /** {@code Gamma(twice/2)} for {@code twice >= 1}. */
    private static Expression gamma(int twice) {
        return Expression.ONE.over(reciprocalGamma(twice));
    }

    /** {@code 1/Gamma(twice/2)}: 0 at the poles, else from {@code Gamma(1/2) = sqrt(pi)}, {@code Gamma(1) = 1} by the recurrence. */
    private static Expression reciprocalGamma(int twice) {
        if (twice <= 0 && twice % 2 == 0) {
            return Expression.ZERO;
        }
        if (twice == 1) {
            return Expression.ONE.over(Expression.PI.sqrt());
        }
        if (twice == 2) {
            return Expression.ONE;
        }
        return twice < 1
                ? reciprocalGamma(twice + 2).times(Expression.ratio(twice, 2))
                : reciprocalGamma(twice - 2).over(Expression.ratio(twice - 2L, 2));
    }

    private static Claim chernoff() {
        return Identities.holds(
                Karhadkar2024.KEY + "/chernoff-constant",
                Karhadkar2024.found("matrix Chernoff lemma: P(lambda_min(mean) <= lambda/2) <= n exp(-C m lambda/R)"),
                "Constant of the matrix Chernoff bound",
                "e^-t/(1-t)^(1-t) at t = 1/2 is e^-C with C = (1/2) log(e/2) = 0.1534.",
                List.of(Assumption.byConstruction("independent summands between 0 and R")),
                List.of(constant("C", "0.1534", "t+(1-t)*Log(1-t)"), constant("C", "0.1534", "Log(E/2)/2*(2*t)")),
                List.of(
                        constantFalsifier("without-the-half", "0.3069", 1.0),
                        constantFalsifier("quadratic-expansion", "0.1250", -0.185)));
    }

    private static Tabulation constant(String label, String printed, String formula) {
        Expression value = ExpressionParser.parse(formula, Set.of("t")).substitute(Map.of("t", Expression.ratio(1, 2)));
        KernelProgram program = new KernelProgram(List.of(), List.of(new Assignment("c", value)), List.of("c"));
        return new Tabulation(
                "%s at t = 1/2 is %s".formatted(formula, printed),
                List.of(new Tabulation.Entry(label, new BigDecimal(printed), program, "c", Map.of())));
    }

    private static Falsifier constantFalsifier(String id, String printed, double effect) {
        return new Falsifier(
                id,
                constant("C", printed, "t+(1-t)*Log(1-t)"),
                ReasonCode.VALUE_RATIO,
                new EffectSize.Near(effect, 0.001));
    }

    private static Claim signPatterns() {
        return Identities.holds(
                Karhadkar2024.KEY + "/sign-patterns",
                Karhadkar2024.found("Lemma 15"),
                "Neurons that tell two inputs apart",
                "P(1{w.x > 0} != 1{w.x' > 0}) = 2 (kappa0(1) - kappa0(cos theta)) = theta/pi.",
                List.of(Assumption.byConstruction("w ~ N(0, I), inputs at angle theta in (0, pi)")),
                List.of(new Identity("theta/pi", patterns(Expression.ONE))),
                List.of(
                        Identities.falsifier(
                                "half-circle-counted-twice",
                                "theta/(2 pi)",
                                patterns(Expression.ratio(1, 2)),
                                Identities.near(0.5)),
                        Identities.falsifier(
                                "two-layers", "2 theta/pi", patterns(Expression.integer(2)), Identities.near(0.5))));
    }

    private static List<Equation> patterns(Expression factor) {
        Expression gates = ArcCosineKernel.closedForm(0).over(Expression.PI.times(2));
        return List.of(Equation.of(
                "2 (kappa0(1) - kappa0(cos theta))",
                Expression.ratio(1, 2).minus(gates).times(2),
                ArcCosineKernel.THETA.over(Expression.PI).times(factor),
                Identities.ANGLES));
    }

    private static Claim normalisation() {
        return new Claim(
                Karhadkar2024.KEY + "/normalisations-agree",
                Karhadkar2024.derived("the shallow and the deep section use different factors"),
                "Shallow and deep kernel agree",
                "With one hidden layer the kernel of the shallow section, factor n^(-1/2), equals that of the deep section, factor (2/n)^(1/2). False: the second is twice the first.",
                Expectation.FAILS,
                List.of(Assumption.byConstruction("infinite width, inputs of any norms")),
                List.of(new Identity("equal", kernels(1))),
                Optional.of(new Identity("the deep one is twice the shallow one", kernels(2))),
                List.of(
                        Identities.falsifier("four", "four times", kernels(4), Identities.near(0.5)),
                        Identities.falsifier("three", "three times", kernels(3), Identities.atLeast(0.3))));
    }

    private static List<Equation> kernels(long factor) {
        return List.of(Equation.of(
                "deep = %s shallow".formatted(factor),
                theta(KernelConvention.KARHADKAR_DEEP),
                theta(KernelConvention.KARHADKAR_SHALLOW).times(factor),
                List.of(
                        Map.of("xx", Expression.ONE, "yy", Expression.ONE, "xy", Expression.ratio(1, 3)),
                        Map.of("xx", Expression.integer(4), "yy", Expression.ONE, "xy", Expression.ratio(-3, 2)))));
    }

    private static Expression theta(KernelConvention convention) {
        KernelRecursion recursion = KernelRecursion.of(convention.architecture(1));
        return recursion.program().inlined(recursion.ntk());
    }
}
