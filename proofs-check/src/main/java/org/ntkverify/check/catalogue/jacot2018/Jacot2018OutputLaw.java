package org.ntkverify.check.catalogue.jacot2018;

import static org.ntkverify.symbolic.OneHiddenLayerMoments.N;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.Equation;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.FiniteValue;
import org.ntkverify.check.Formula;
import org.ntkverify.check.Identity;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.SamplingDesign;
import org.ntkverify.check.SamplingDesign.WidthDraws;
import org.ntkverify.check.Tier;
import org.ntkverify.check.pattern.Designs;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.network.NetworkDescription;
import org.ntkverify.numeric.sample.NetworkDraw;
import org.ntkverify.numeric.sample.Observable;
import org.ntkverify.numeric.sample.SamplerKind;
import org.ntkverify.symbolic.Derivation;
import org.ntkverify.symbolic.OneHiddenLayerMoments;
import org.ntkverify.symbolic.expression.Expression;

/** Note P2-4: one hidden ReLU layer without bias at one input; exact moments of one output, of two and of the kernel. */
final class Jacot2018OutputLaw {

    /** One input with {@code s = |x|^2/d = 1}. */
    private static final Inputs INPUT = Inputs.of("x = (1, 1)", new double[][] {{1, 1}});

    private static final List<Map<String, Expression>> WIDTHS = Stream.of(1L, 4L, 32L)
            .map(n -> Map.of("n", Expression.integer(n), "s", Expression.ratio(3, 2)))
            .toList();

    private Jacot2018OutputLaw() {}

    static List<Claim> claims(Tier tier) {
        List<WidthDraws> budget = tier.choose(
                Designs.equal(200_000, 16, 32),
                Designs.equal(1_000_000, 8, 16, 32),
                Designs.equal(4_000_000, 4, 8, 16, 32));
        double margin = tier.choose(0.1, 0.05, 0.03);
        return List.of(kurtosis(budget, margin), variance(budget, margin), decoupling(tier));
    }

    private static List<Assumption> assumptions() {
        return List.of(
                Assumption.byConstruction("one hidden ReLU layer of width n, gain 1, no bias, iid normal weights"));
    }

    private static Claim kurtosis(List<WidthDraws> budget, double margin) {
        // E[f^4 | hidden layer] = 3 Sigma^2 exactly, so the readout is averaged out and only the hidden layer is
        // sampled.
        Observable fourth = Observable.of(List.of("E[f^4 | hidden]"), (draw, target) -> {
            double sigma = draw.sigma(0, 0);
            target[0] = 3 * sigma * sigma;
        });
        return Identities.holds(
                        Jacot2018.KEY + "/p2-4-kurtosis",
                        Jacot2018.derived("P2-4", "finite-width refinement of Proposition 1"),
                        "Output law: excess kurtosis 15/n",
                        "One hidden ReLU layer of width n without bias: the output at one input has excess kurtosis 15/n, exactly.",
                        assumptions(),
                        List.of(
                                identity("excess kurtosis = 15/n", OneHiddenLayerMoments::excessKurtosis, over(15)),
                                value("E f^4 = (3/4) s^2 (1 + 5/n)", fourth, budget, n -> 0.75 * (1 + 5 / n), margin)),
                        List.of(
                                wrong(
                                        "three",
                                        "excess kurtosis = 3/n",
                                        OneHiddenLayerMoments::excessKurtosis,
                                        over(3),
                                        0.79),
                                wrong(
                                        "square-of-width",
                                        "excess kurtosis = 15/n^2",
                                        OneHiddenLayerMoments::excessKurtosis,
                                        over(15).over(N),
                                        0.9),
                                sampled(
                                        "gaussian",
                                        value(
                                                "E f^4 = (3/4) s^2, as for a Gaussian",
                                                fourth,
                                                budget,
                                                n -> 0.75,
                                                margin))))
                .knownByAny();
    }

    private static Claim variance(List<WidthDraws> budget, double margin) {
        Observable square = Observable.of(List.of("(Theta - s)^2"), (draw, target) -> {
            double deviation = draw.theta(0, 0) - 1;
            target[0] = deviation * deviation;
        });
        return Identities.holds(
                        Jacot2018.KEY + "/p2-4-variance",
                        Jacot2018.derived("P2-4", "finite-width refinement of Theorem 1"),
                        "Kernel law: relative variance 3/n",
                        "One hidden ReLU layer of width n without bias: Theta(x, x) has mean s and variance 3 s^2/n, exactly, with "
                                + "s = |x|^2/d and gain 1; for any gain its relative variance is 3/n.",
                        assumptions(),
                        List.of(
                                identity(
                                        "Var Theta / (E Theta)^2 = 3/n",
                                        OneHiddenLayerMoments::relativeVariance,
                                        over(3)),
                                value("Var Theta = 3 s^2/n", square, budget, n -> 3 / n, margin)),
                        List.of(
                                wrong(
                                        "two",
                                        "relative variance = 2/n",
                                        OneHiddenLayerMoments::relativeVariance,
                                        over(2),
                                        0.3),
                                wrong(
                                        "five",
                                        "relative variance = 5/n",
                                        OneHiddenLayerMoments::relativeVariance,
                                        over(5),
                                        0.3),
                                sampled(
                                        "five-sampled",
                                        value("Var Theta = 5 s^2/n", square, budget, n -> 5 / n, margin))))
                .knownByAny();
    }

    private static Expression over(long factor) {
        return Expression.integer(factor).over(N);
    }

    private static Identity identity(String text, Supplier<Derivation> derivation, Expression claimed) {
        return new Identity(text, List.of(equation(text, derivation, claimed)));
    }

    private static Equation equation(String text, Supplier<Derivation> derivation, Expression claimed) {
        return new Equation(
                text,
                new Formula.Derived("Gaussian moment algebra", derivation, Expression.ONE),
                new Formula.Written(claimed),
                WIDTHS);
    }

    private static Falsifier wrong(
            String id, String text, Supplier<Derivation> derivation, Expression claimed, double effect) {
        return Identities.falsifier(id, text, List.of(equation(text, derivation, claimed)), Identities.atLeast(effect));
    }

    private static Falsifier sampled(String id, FiniteValue statement) {
        return new Falsifier(id, statement, ReasonCode.VALUE_RATIO, new EffectSize.AtLeast(0.1));
    }

    private static FiniteValue value(
            String text, Observable observable, List<WidthDraws> budget, DoubleUnaryOperator target, double margin) {
        SamplingDesign design = new SamplingDesign(
                Jacot2018.relu(1, Expression.ZERO), INPUT, observable, 0, SamplerKind.CONDITIONED, budget);
        List<List<Double>> targets = budget.stream()
                .map(step -> List.of(target.applyAsDouble(step.width())))
                .toList();
        return new FiniteValue(text, design, targets, targets, margin);
    }

    private static Claim decoupling(Tier tier) {
        List<WidthDraws> budget = tier.choose(
                Designs.equal(40_000, 8, 16, 32),
                Designs.equal(200_000, 8, 16, 32),
                Designs.equal(800_000, 4, 8, 16, 32));
        double margin = tier.choose(0.1, 0.05, 0.03);
        return Identities.holds(
                Jacot2018.KEY + "/p2-4-outputs-decouple",
                Jacot2018.derived("P2-4", "Proposition 1, 'iid': two outputs of one network at finite width"),
                "Two outputs: decouple like 1/n",
                "One hidden ReLU layer of width n without bias, two outputs at one input: E f_1^2 f_2^2 = (1 + 5/n) (E f_1^2)^2, so the outputs are "
                        + "uncorrelated at every width and independent only as n grows.",
                assumptions(),
                List.of(squares("E f_1^2 f_2^2 = (1 + 5/n) s^2/4", budget, 1, margin)),
                List.of(
                        new Falsifier(
                                "independent",
                                squares("E f_1^2 f_2^2 = s^2/4, as for independent outputs", budget, 0, margin),
                                ReasonCode.VALUE_RATIO,
                                new EffectSize.AtLeast(0.1)),
                        new Falsifier(
                                "kurtosis-of-one-output",
                                squares("E f_1^2 f_2^2 = (1 + 15/n) s^2/4", budget, 3, margin),
                                ReasonCode.VALUE_RATIO,
                                new EffectSize.AtLeast(0.1))));
    }

    private static FiniteValue squares(String text, List<WidthDraws> budget, double factor, double margin) {
        SamplingDesign design = new SamplingDesign(
                new NetworkDescription.Layered(Jacot2018.relu(1, Expression.ZERO), List.of(), 2),
                INPUT,
                Observable.of(List.of("E[f_1^2 f_2^2 | hidden]"), (draw, target) -> target[0] = squares(draw)),
                0,
                SamplerKind.CONDITIONED,
                budget);
        List<List<Double>> targets = IntStream.range(0, budget.size())
                .mapToObj(w -> List.of(0.25 * (1 + 5 * factor / budget.get(w).width())))
                .toList();
        return new FiniteValue(text, design, targets, targets, margin);
    }

    /** {@code E[f_1^2 f_2^2] = C_11 C_22 + 2 C_12^2} for outputs of covariance C given the hidden layer. */
    private static double squares(NetworkDraw draw) {
        double mixed = draw.sigma(0, 0, 0, 1);
        return draw.sigma(0, 0, 0, 0) * draw.sigma(0, 1, 0, 1) + 2 * mixed * mixed;
    }
}
