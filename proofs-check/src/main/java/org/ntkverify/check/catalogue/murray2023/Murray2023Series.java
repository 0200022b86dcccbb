package org.ntkverify.check.catalogue.murray2023;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Equation;
import org.ntkverify.check.Identity;
import org.ntkverify.check.bound.Deferred;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.ClosedForms;
import org.ntkverify.symbolic.DualActivation;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.series.HermiteCoefficients;
import org.ntkverify.symbolic.series.MurrayRecursion;
import org.ntkverify.symbolic.series.MurrayRecursion.Outer;
import org.ntkverify.symbolic.series.MurrayRecursion.Variances;
import org.ntkverify.symbolic.series.PowerSeries;
import org.ntkverify.symbolic.series.SphereKernel;

/** Power series against closed forms: Mehler's formula, one hidden layer, and the recursion in depth. */
final class Murray2023Series {

    private static final int ORDER = 10;
    private static final int DEEP_ORDER = 3;
    private static final Expression TWO = Expression.integer(2);

    /** Activations whose Gaussian moments the expansion knows by itself, without the closed form of the dual. */
    private static final List<String> ACTIVATIONS = List.of(
            "relu",
            "step",
            "sign",
            "abs",
            "leaky-relu(1/5)",
            "erf",
            "Phi",
            "gelu",
            "sin",
            "exp(1)",
            "hermite(3)",
            "rectified-monomial(3)",
            "polynomial(1,2,3)");

    private Murray2023Series() {}

    static List<Claim> claims() {
        return List.of(hermite(), oneHiddenLayer(), twoLayer(), depth(), oddDepth());
    }

    private static IntFunction<Expression> later(Supplier<PowerSeries<Expression>> series) {
        Deferred<PowerSeries<Expression>> deferred = new Deferred<>(series);
        return p -> deferred.get().coefficient(p);
    }

    private static Claim hermite() {
        return Identities.holds(
                Murray2023.KEY + "/hermite-series",
                Murray2023.reading("our reading of the preliminaries: Hermite coefficients and Mehler's formula"),
                "Hermite coefficients and power series",
                "K(1,1,rho) = sum_k mu_k^2 rho^k with mu_k = E[phi(z) He_k(z)]/sqrt(k!), powers 0 to 8, for "
                        + String.join(", ", ACTIVATIONS) + ".",
                List.of(Assumption.byConstruction("(u, v) is standard normal with correlation rho")),
                List.of(new Identity("mu_k^2 is the Taylor coefficient of the closed form", mehler(0, 1))),
                List.of(
                        Identities.falsifier(
                                "next-coefficient",
                                "mu_(k+1)^2 is the Taylor coefficient",
                                mehler(1, 1),
                                Identities.atLeast(0.5)),
                        Identities.falsifier(
                                "one-percent",
                                "the coefficients are 1 % larger",
                                mehler(0, 101),
                                Identities.near(1 - 100.0 / 101))));
    }

    private static List<Equation> mehler(int shift, long percent) {
        List<Equation> equations = new ArrayList<>();
        for (String name : ACTIVATIONS) {
            Deferred<Activation> activation = new Deferred<>(() -> Activation.named(name));
            IntFunction<Expression> taylor = later(
                    () -> SphereKernel.value(ClosedForms.of(activation.get())).atZero(8));
            Expression factor = percent == 1 ? Expression.ONE : Expression.ratio(percent, 100);
            equations.addAll(Identities.coefficients(
                    name,
                    8,
                    taylor,
                    k -> HermiteCoefficients.of(activation.get().phi())
                            .square(k + shift)
                            .times(factor)));
        }
        return equations;
    }

    /** Hermite coefficients of ReLU, without any closed form of a dual. */
    private static MurrayRecursion fromHermite(long weightVariance, boolean wrongDerivative) {
        HermiteCoefficients relu = HermiteCoefficients.of(Activation.RELU.phi());
        IntFunction<Expression> slope = wrongDerivative ? k -> relu.square(k + 1) : relu::derivativeSquare;
        return new MurrayRecursion(
                Outer.ofHermite(relu::square),
                Outer.ofHermite(slope),
                Variances.withoutBias(Expression.integer(weightVariance)),
                ORDER);
    }

    private static SphereKernel closedRelu(int hiddenLayers) {
        return SphereKernel.ntk(Architecture.ntk(Activation.RELU, hiddenLayers, TWO.sqrt(), Expression.ZERO));
    }

    private static Claim oneHiddenLayer() {
        return Identities.holds(
                Murray2023.KEY + "/series-is-recursion",
                Murray2023.reading("our reading of the theorem on the power series of the NTK, one hidden layer"),
                "Power series = closed recursion",
                "ReLU, sigma_w^2 = 2, no bias, one hidden layer: kappa_p = alpha_p + upsilon_(p-1) with alpha_p = 2 mu_p^2 and "
                        + "upsilon_p = 2 (p+1) mu_(p+1)^2 are the Taylor coefficients of the NTK, powers 0 to 10.",
                Murray2023.onSphere(),
                List.of(new Identity(
                        "coefficients of the recursion = Taylor coefficients",
                        oneLayer(() -> fromHermite(2, false).composed(1).ntk()))),
                List.of(
                        Identities.falsifier(
                                "gain-forgotten",
                                "the same with sigma_w^2 = 1",
                                oneLayer(() -> fromHermite(1, false).composed(1).ntk()),
                                Identities.near(0.5)),
                        Identities.falsifier(
                                "derivative-coefficients",
                                "the same with mu_p(phi')^2 = mu_(p+1)(phi)^2",
                                oneLayer(() -> fromHermite(2, true).composed(1).ntk()),
                                Identities.atLeast(0.2)),
                        Identities.falsifier(
                                "covariance-for-tangent",
                                "the coefficients of the NNGP kernel are those of the NTK",
                                oneLayer(() -> fromHermite(2, false).composed(1).nngp()),
                                Identities.atLeast(0.5))));
    }

    private static List<Equation> oneLayer(Supplier<PowerSeries<Expression>> claimed) {
        return Identities.coefficients(
                "NTK of ReLU", ORDER, later(() -> closedRelu(1).atZero(ORDER)), later(claimed));
    }

    private static Claim twoLayer() {
        return Identities.holds(
                Murray2023.KEY + "/two-layer-relu",
                Murray2023.derived("two-layer ReLU, gamma_b = 0; kappa_0 and kappa_1 follow"),
                "Coefficients of the two-layer ReLU NTK",
                "With sigma_w^2 = 2 and no bias, kappa_p = 2 (p+1) mu_p(ReLU)^2 for p = 0..10; kappa_0 = 1/pi, kappa_1 = 1.",
                Murray2023.onSphere(),
                List.of(new Identity("Taylor coefficients of the NTK are 2 (p+1) mu_p^2", shares(p -> p + 1))),
                List.of(
                        Identities.falsifier(
                                "p-for-p-plus-one", "they are 2 p mu_p^2", shares(p -> p), Identities.near(1)),
                        Identities.falsifier(
                                "one-further", "they are 2 (p+2) mu_p^2", shares(p -> p + 2), Identities.near(0.5))));
    }

    private static List<Equation> shares(IntFunction<Integer> factor) {
        IntFunction<Expression> taylor = later(() -> closedRelu(1).atZero(ORDER));
        HermiteCoefficients relu = HermiteCoefficients.of(Activation.RELU.phi());
        List<Equation> equations = new ArrayList<>(Identities.coefficients(
                "NTK of ReLU", ORDER, taylor, p -> relu.square(p).times(2L * factor.apply(p))));
        equations.add(Equation.of(
                "kappa_0",
                Expression.ONE.over(Expression.PI),
                relu.square(0).times(2L * factor.apply(0)),
                Identities.CONSTANT));
        equations.add(Equation.of(
                "kappa_1", Expression.ONE, relu.square(1).times(2L * factor.apply(1)), Identities.CONSTANT));
        return equations;
    }

    private static Claim depth() {
        return Identities.holds(
                Murray2023.KEY + "/series-in-depth",
                Murray2023.reading("our reading of the theorem on the power series of the NTK, any depth"),
                "Power series with two hidden layers",
                "ReLU, sigma_w^2 = 2, no bias, two hidden layers: the composed recursion of coefficients, its sums over k taken "
                        + "in closed form, gives the derivatives at rho = 0 of the closed NTK over p!, powers 0 to 3.",
                Murray2023.onSphere(),
                List.of(new Identity(
                        "coefficients of the recursion = derivatives over p!",
                        deep(() -> fromClosedForms().composed(2).ntk()))),
                List.of(
                        Identities.falsifier(
                                "one-layer-less",
                                "the coefficients of one hidden layer",
                                deep(() -> fromClosedForms().composed(1).ntk()),
                                Identities.atLeast(0.3)),
                        Identities.falsifier(
                                "covariance-for-tangent",
                                "the coefficients of the NNGP kernel",
                                deep(() -> fromClosedForms().composed(2).nngp()),
                                Identities.atLeast(0.3))));
    }

    private static MurrayRecursion fromClosedForms() {
        DualActivation dual = ClosedForms.of(Activation.RELU);
        return new MurrayRecursion(
                Outer.ofClosedForm(SphereKernel.value(dual)),
                Outer.ofClosedForm(SphereKernel.derivative(dual)),
                Variances.withoutBias(TWO),
                DEEP_ORDER);
    }

    private static List<Equation> deep(Supplier<PowerSeries<Expression>> claimed) {
        return Identities.coefficients(
                "NTK of ReLU*2", DEEP_ORDER, p -> derivative(closedRelu(2).expression(), p), later(claimed));
    }

    /** Returns the p-th derivative at 0 over p!. */
    private static Expression derivative(Expression kernel, int p) {
        Expression value = kernel;
        for (int n = 1; n <= p; n++) {
            value = value.derivative(SphereKernel.RHO).over(n);
        }
        return value.substitute(Map.of(SphereKernel.RHO.name(), Expression.ZERO));
    }

    private static Claim oddDepth() {
        return Identities.holds(
                Murray2023.KEY + "/series-of-odd-activations",
                Murray2023.reading("our reading of the theorem on the power series of the NTK, any depth"),
                "Power series of erf networks in depth",
                "An odd activation has alpha_0 = 0, so the recursion is finite and needs Hermite coefficients alone: erf with "
                        + "sigma_w^2 = 1/K(1,1,1), 2 and 3 hidden layers, powers 0 to 7 of the NTK.",
                Murray2023.onSphere(),
                List.of(new Identity("coefficients of the recursion = Taylor coefficients", erf(0, 1))),
                List.of(
                        Identities.falsifier(
                                "one-layer-less",
                                "the coefficients of one hidden layer less",
                                erf(1, 1),
                                Identities.atLeast(0.1)),
                        Identities.falsifier("half", "the coefficients are halved", erf(0, 2), Identities.near(0.5))));
    }

    private static List<Equation> erf(int missing, long divisor) {
        HermiteCoefficients erf = HermiteCoefficients.of(Activation.ERF.phi());
        List<Equation> equations = new ArrayList<>();
        for (int hidden = 2; hidden <= 3; hidden++) {
            int depth = hidden;
            Supplier<Expression> gain = new Deferred<>(() -> Expression.ONE.over(
                    SphereKernel.value(ClosedForms.of(Activation.ERF)).at(Expression.ONE)));
            IntFunction<Expression> taylor = later(() -> SphereKernel.ntk(
                            Architecture.ntk(Activation.ERF, depth, gain.get().sqrt(), Expression.ZERO))
                    .atZero(7));
            IntFunction<Expression> recursion = later(() -> new MurrayRecursion(
                            Outer.ofHermite(erf::square),
                            Outer.ofHermite(erf::derivativeSquare),
                            Variances.withoutBias(gain.get()),
                            7)
                    .composed(depth - missing)
                    .ntk());
            equations.addAll(Identities.coefficients(
                    "NTK of erf*" + depth, 7, taylor, p -> recursion.apply(p).over(divisor)));
        }
        return equations;
    }
}
