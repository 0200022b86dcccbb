package org.ntkverify.check.catalogue.wang2021;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ntkverify.check.Claim;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.Equation;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.Formula;
import org.ntkverify.check.Identity;
import org.ntkverify.check.Limit;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.SamplingDesign;
import org.ntkverify.check.SamplingDesign.WidthDraws;
import org.ntkverify.check.Tier;
import org.ntkverify.check.pattern.Designs;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.numeric.arithmetic.DoubleArithmetic;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.sample.NetworkDraw;
import org.ntkverify.numeric.sample.Observable;
import org.ntkverify.numeric.sample.SamplerKind;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;
import org.ntkverify.symbolic.series.SphereKernel;

/**
 * Notes P4-0 and P4-6: the kernel {@code E Theta = psi + cos phi^(L)} and its fluctuations.
 *
 * <p>The network drawn is the one with gain sqrt(2) on every layer and standard normal weights. It computes the paper's function; a derivative by a
 * weight of the paper's hidden layers is sqrt(n/2) times one of its, and those of the readout differ by the factor 1 in all. So with C_l the
 * part of its kernel due to layer l, {@code Theta = (n/2) (C_1 + ... + C_L) + C_(L+1)}, draw for draw.
 */
final class Wang2021Kernel {

    private static final Expression GAIN = Expression.integer(2).sqrt();

    /** Two inputs of norm 1 at angle 3/5; with gain sqrt(2) and d = 2 the first layer has unit variance. */
    private static final Expression ANGLE = Expression.ratio(3, 5);

    private static final Inputs PAIR = Inputs.onCircle(List.of(Expression.ZERO, ANGLE));

    private static final Inputs SINGLE = PAIR.first(1);

    private static final int DEEPEST = 3;

    private Wang2021Kernel() {}

    static List<Claim> claims(Tier tier) {
        return List.of(
                recursion(),
                mean(tier, 2),
                mean(tier, 3),
                fluctuation(tier, 1, 3, 7),
                fluctuation(tier, 2, 4, 5),
                fluctuation(tier, 4, 5, 20));
    }

    private static Architecture network(int hiddenLayers) {
        return Architecture.ntk(Activation.RELU, hiddenLayers, GAIN, Expression.ZERO);
    }

    /** Which summands and factors of {@code 2 psi/n + cos phi^(L)} are kept. */
    private enum Form {
        RIGHT,
        WITHOUT_PRODUCT,
        FROM_ONE
    }

    private static Expression afterLayer(Expression rho) {
        Expression angle = Expression.call(Function.ARC_COS, rho);
        Expression sine = Expression.ONE.minus(rho.times(rho)).sqrt();
        return rho.times(Expression.ONE.minus(angle.over(Expression.PI))).plus(sine.over(Expression.PI));
    }

    /** {@code 2 psi/n} and {@code cos phi^(L)} in {@code rho = cos v}. */
    private static List<Expression> parts(int depth, Form form) {
        Expression rho = SphereKernel.RHO;
        Expression sum = Expression.ZERO;
        for (int l = 0; l < depth; l++) {
            Expression factor =
                    Expression.ONE.minus(Expression.call(Function.ARC_COS, rho).over(Expression.PI));
            Expression summand = form == Form.FROM_ONE && l == 0 ? Expression.ZERO : rho;
            sum = form == Form.WITHOUT_PRODUCT
                    ? sum.plus(summand)
                    : sum.plus(summand).times(factor);
            rho = afterLayer(rho);
        }
        return List.of(sum, rho);
    }

    private static Expression kernel(int depth, Form form) {
        return Expression.sum(parts(depth, form));
    }

    private static Identity identity(String text, Form form) {
        List<Map<String, Expression>> points = List.of(
                Map.of("rho", Expression.ratio(1, 3)),
                Map.of("rho", Expression.ratio(-4, 5)),
                Map.of("rho", Expression.ratio(9, 10)));
        return new Identity(
                text,
                IntStream.rangeClosed(1, DEEPEST)
                        .mapToObj(depth -> new Equation(
                                "L = " + depth,
                                new Formula.Computed(
                                        "recursion of ReLU*%s with gain sqrt(2)".formatted(depth),
                                        () -> SphereKernel.ntk(network(depth)).expression()),
                                new Formula.Computed(
                                        "sum over l < %s of cos(phi^(l)) xi_l, plus cos(phi^(%s))"
                                                .formatted(depth, depth),
                                        () -> kernel(depth, form)),
                                points))
                        .toList());
    }

    private static Claim recursion() {
        return Identities.holds(
                Wang2021.KEY + "/p4-0-kernel-recursion",
                Wang2021.derived("P4-0", "solution of the recursion Theta^(l+1) = Theta^l Kdot + Sigma^(l+1)"),
                "psi solves the kernel recursion",
                "sum_(l<L) cos(phi^(l)) xi_l + cos phi^(L), xi_l = prod_(k=l)^(L-1) (1 - phi^(k)/pi), is the tangent kernel of a ReLU network with L hidden layers and "
                        + "gain sqrt(2), as a function of rho = cos v: L = 1, 2, 3.",
                Wang2021.network(),
                List.of(identity("2 psi/n + cos phi^(L) = Theta", Form.RIGHT)),
                List.of(
                        Identities.falsifier(
                                "without-product",
                                "xi_l = 1",
                                identity("without xi", Form.WITHOUT_PRODUCT).equations(),
                                Identities.atLeast(0.2)),
                        Identities.falsifier(
                                "sum-from-one",
                                "the sum starts at l = 1",
                                identity("from 1", Form.FROM_ONE).equations(),
                                Identities.atLeast(0.1))));
    }

    private static double hiddenPart(NetworkDraw draw, int i, int j) {
        double sum = 0;
        for (int layer = 1; layer < draw.layerCount(); layer++) {
            sum += draw.layerTheta(layer, i, j);
        }
        return sum / 2;
    }

    /** {@code psi/n} and {@code cos phi^(L)} at the angle of the pair, in doubles. */
    private static List<Double> targets(int depth, Form form) {
        Map<String, Expression> point = Map.of(SphereKernel.RHO.name(), Expression.call(Function.COS, ANGLE));
        List<Double> values = parts(depth, form).stream()
                .map(part -> part.substitute(point).evaluate(DoubleArithmetic.INSTANCE, Map.of()))
                .toList();
        return List.of(values.get(0) / 2, values.get(1));
    }

    private static Claim mean(Tier tier, int depth) {
        List<WidthDraws> budget = tier.choose(
                Designs.equal(20_000, 32, 64, 128, 256),
                Designs.equal(60_000, 32, 64, 128, 256),
                Designs.equal(1_000_000, 32, 64, 128, 256));
        double margin = tier.choose(0.04, 0.02, 0.005);
        Observable parts = Observable.of(List.of("hidden layers / n", "readout"), (draw, target) -> {
            target[0] = hiddenPart(draw, 0, 1);
            target[1] = draw.layerTheta(draw.layerCount(), 0, 1);
        });
        SamplingDesign design = new SamplingDesign(network(depth), PAIR, parts, 0, SamplerKind.CONDITIONED, budget);
        List<Double> right = targets(depth, Form.RIGHT);
        List<Double> near = List.of(right.get(0) + 2.5 * margin * depth / 2, right.get(1));
        return Identities.holds(
                "%s/p4-0-mean-kernel-%s".formatted(Wang2021.KEY, depth),
                Wang2021.reading(
                        "P4-0",
                        "our reading of the limit kernel of the predecessor paper; the readout's term is derived"),
                "psi is the mean kernel, L = %s".formatted(depth),
                "As n grows, the part of Theta(x, x')/n due to the hidden layers tends to psi/n and that of the readout to cos phi^(L): L = %s, angle 3/5. Relative to the "
                                .formatted(depth)
                        + "diagonal values L/2 and 1. At finite width both are biased by O(1/n).",
                Wang2021.network(),
                List.of(limit("means tend to psi/n and cos phi^(L)", design, depth, right, margin)),
                List.of(
                        excluded("without-product", design, depth, targets(depth, Form.WITHOUT_PRODUCT), margin),
                        excluded("sum-from-one", design, depth, targets(depth, Form.FROM_ONE), margin),
                        excluded("near-miss", design, depth, near, margin)));
    }

    private static Limit limit(String text, SamplingDesign design, int depth, List<Double> targets, double margin) {
        return new Limit(text, design, targets, List.of(depth / 2.0, 1.0), margin);
    }

    private static Falsifier excluded(
            String id, SamplingDesign design, int depth, List<Double> targets, double margin) {
        double effect = (targets.get(0) - targets(depth, Form.RIGHT).get(0)) / (depth / 2.0);
        return new Falsifier(
                id,
                limit(id + ": psi/n = %.4f".formatted(targets.get(0)), design, depth, targets, margin),
                ReasonCode.VALUE_RATIO,
                new EffectSize.Near(effect, 2 * margin));
    }

    private static Claim fluctuation(Tier tier, int depth, double first, double second) {
        List<WidthDraws> budget = tier.choose(
                Designs.equal(40_000, 64, 128, 256, 512),
                Designs.equal(80_000, 64, 128, 256, 512),
                Designs.equal(800_000, 64, 128, 256, 512));
        double margin = tier.choose(0.15, 0.1, 0.03);
        Observable square = Observable.of(List.of("n relvar"), (draw, target) -> {
            double deviation = hiddenPart(draw, 0, 0) / (depth / 2.0) - 1;
            target[0] = deviation * deviation;
        });
        SamplingDesign design = new SamplingDesign(network(depth), SINGLE, square, 1, SamplerKind.CONDITIONED, budget);
        double coefficient = 5.0 * depth - 4.0 * (depth * depth - 1) / (3.0 * depth);
        List<Falsifier> falsifiers = new ArrayList<>();
        for (double claimed : List.of(first, second)) {
            falsifiers.add(new Falsifier(
                    "coefficient-%.0f".formatted(claimed),
                    fluctuationLimit(design, claimed, coefficient, margin),
                    ReasonCode.VALUE_RATIO,
                    new EffectSize.Near(claimed / coefficient - 1, 2 * margin)));
        }
        return Identities.holds(
                "%s/p4-6-concentration-%s".formatted(Wang2021.KEY, depth),
                Wang2021.derived("P4-6", "leading coefficient of the variance; the paper asks for n >= L poly(d)"),
                "Fluctuation of the kernel, L = %s".formatted(depth),
                "n relvar Theta(x, x) tends to 5 L - 4 (L^2 - 1)/(3 L) = %.0f for L = %s: the relative standard deviation is of order sqrt(L/n). Drawn is the hidden layers' part, "
                                .formatted(coefficient, depth)
                        + "from which Theta differs by a relative O(1/n), which leaves the limit.",
                Wang2021.network(),
                List.of(fluctuationLimit(design, coefficient, coefficient, margin)),
                falsifiers);
    }

    private static Limit fluctuationLimit(SamplingDesign design, double claimed, double scale, double margin) {
        return new Limit("n relvar tends to %.0f".formatted(claimed), design, List.of(claimed), List.of(scale), margin);
    }
}
