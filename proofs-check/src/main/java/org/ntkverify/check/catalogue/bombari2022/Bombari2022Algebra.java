package org.ntkverify.check.catalogue.bombari2022;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.Equation;
import org.ntkverify.check.Formula;
import org.ntkverify.check.Identity;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.symbolic.expression.Expression;

/** Notes P10-C4, P10-C5 and P10-C7: polynomial identities in all weights and inputs of a small network. */
final class Bombari2022Algebra {

    private static final Expression.Variable Z = SmallPyramid.Z;

    private static final Expression.Variable S = Expression.variable("s");

    /** {@code phi(z) = z^2}: a polynomial, so that everything is one. */
    private static final Expression SQUARE = Z.power(2);

    private static final List<String> INPUTS = List.of("x", "y", "u");

    private Bombari2022Algebra() {}

    static List<Claim> claims() {
        return List.of(linear(), scale(), blocks());
    }

    private static List<Assumption> assumptions(String activation) {
        return List.of(Assumption.byConstruction(
                "two hidden layers of width 2, inputs of dimension 2, phi(z) = %s, no bias; weights and inputs are variables"
                        .formatted(activation)));
    }

    private static Expression dot(List<Expression> left, List<Expression> right) {
        Expression sum = Expression.ZERO;
        for (int i = 0; i < left.size(); i++) {
            sum = sum.plus(left.get(i).times(right.get(i)));
        }
        return sum;
    }

    /** The part of layer l of {@code <grad f(x), grad f(y)>}, by differentiation. */
    private static Expression part(Expression phi, Expression scale, int layer, String x, String y) {
        return dot(new SmallPyramid(phi, scale, x).gradient(layer), new SmallPyramid(phi, scale, y).gradient(layer));
    }

    private static Expression kernel(Expression phi, String x, String y) {
        return part(phi, Expression.ONE, 1, x, y)
                .plus(part(phi, Expression.ONE, 2, x, y))
                .plus(part(phi, Expression.ONE, 3, x, y));
    }

    /** Two points with every variable different from 0 and from each other. */
    private static List<Map<String, Expression>> points() {
        List<Map<String, Expression>> points = new ArrayList<>();
        for (int shift = 0; shift < 2; shift++) {
            Map<String, Expression> point = new HashMap<>();
            int next = 1 + shift;
            for (String name : List.of(
                    "a11", "a12", "a21", "a22", "b11", "b12", "b21", "b22", "v1", "v2", "x1", "x2", "y1", "y2", "u1",
                    "u2", "s")) {
                point.put(name, Expression.ratio(next % 2 == 0 ? next : -next, 7));
                next += 2 + shift;
            }
            points.add(point);
        }
        return points;
    }

    /** Sides are computed when they are first asked for: a catalogue is listed more often than it is run. */
    private static Equation equation(String label, Supplier<Expression> left, Supplier<Expression> right) {
        return new Equation(
                label,
                new Formula.Computed("differentiation of the network", left),
                new Formula.Computed("recursion", right),
                points());
    }

    private static Claim linear() {
        return Identities.holds(
                Bombari2022.id("p10-c4-linear-singular"),
                Bombari2022.derived("P10-C4", "gradients of a linear network are linear in x"),
                "Linear networks: a null vector of K",
                "With phi(z) = z and three inputs x, y, u of dimension 2, the vector c = (det(y,u), det(u,x), det(x,y)) has K c = 0 for all weights: K is "
                        + "singular.",
                assumptions("z"),
                List.of(new Identity("K c = 0", nullVector(Z))),
                List.of(
                        Identities.falsifier(
                                "square", "K c = 0 for phi(z) = z^2", nullVector(SQUARE), Identities.atLeast(0.01)),
                        Identities.falsifier(
                                "small-curvature",
                                "K c = 0 for phi(z) = z + z^2/100",
                                nullVector(Z.plus(SQUARE.over(100))),
                                Identities.atLeast(1e-9))));
    }

    private static Expression determinant(String x, String y) {
        Expression.Variable x1 = Expression.variable(x + 1);
        Expression.Variable x2 = Expression.variable(x + 2);
        Expression.Variable y1 = Expression.variable(y + 1);
        Expression.Variable y2 = Expression.variable(y + 2);
        return x1.times(y2).minus(x2.times(y1));
    }

    private static List<Equation> nullVector(Expression phi) {
        List<Expression> vector = List.of(determinant("y", "u"), determinant("u", "x"), determinant("x", "y"));
        List<Equation> equations = new ArrayList<>();
        for (String row : INPUTS) {
            // Two entries of the row against the third, so that a relative gap means something.
            equations.add(equation(
                    "row %s of K c = 0".formatted(row),
                    () -> term(phi, row, 0, vector).plus(term(phi, row, 1, vector)),
                    () -> term(phi, row, 2, vector).negate()));
        }
        return equations;
    }

    private static Expression term(Expression phi, String row, int column, List<Expression> vector) {
        return kernel(phi, row, INPUTS.get(column)).times(vector.get(column));
    }

    private static Claim scale() {
        Expression square = S.power(2);
        return Identities.holds(
                Bombari2022.id("p10-c5-output-scale"),
                Bombari2022.derived("P10-C5", "the readout enters the gradients of hidden weights as a factor"),
                "Output scale: exact factor",
                "With output weights s v for v, the kernels of the hidden layers' weights are multiplied by exactly s^2 and that of the output weights does "
                        + "not change; s = d^(-1/2) divides the former by d.",
                assumptions("z^2"),
                List.of(new Identity("the three blocks", scaled(square, square, Expression.ONE))),
                List.of(
                        Identities.falsifier(
                                "factor-s",
                                "hidden blocks are multiplied by s",
                                scaled(S, S, Expression.ONE),
                                atLeast()),
                        Identities.falsifier(
                                "whole-kernel",
                                "the block of the output weights is multiplied by s^2 too",
                                scaled(square, square, square),
                                atLeast()),
                        Identities.falsifier(
                                "layer-by-layer",
                                "the first block is multiplied by s^4",
                                scaled(square.power(2), square, Expression.ONE),
                                atLeast())));
    }

    private static EffectSize atLeast() {
        return Identities.atLeast(0.1);
    }

    private static List<Equation> scaled(Expression... factors) {
        List<Equation> equations = new ArrayList<>();
        for (int l = 1; l <= 3; l++) {
            int layer = l;
            equations.add(equation(
                    "block %s".formatted(layer),
                    () -> part(SQUARE, S, layer, "x", "y"),
                    () -> part(SQUARE, Expression.ONE, layer, "x", "y").times(factors[layer - 1])));
        }
        return equations;
    }

    private static Claim blocks() {
        return Identities.holds(
                Bombari2022.id("p10-c7-block-formula"),
                Bombari2022.derived("P10-C7", "chain rule"),
                "Block formula is the Jacobian's",
                "K(x, y) = sum_l <F_(l-1)(x), F_(l-1)(y)> <B_l(x), B_l(y)> equals the inner product of the gradients by all weights, block by block.",
                assumptions("z^2"),
                List.of(new Identity(
                        "gradients by differentiation against the recursion",
                        against(SmallPyramid::features, SmallPyramid::backward))),
                List.of(
                        Identities.falsifier(
                                "slope-forgotten",
                                "the same without phi' in B_1",
                                against(SmallPyramid::features, Bombari2022Algebra::unsloped),
                                atLeast()),
                        Identities.falsifier(
                                "features-of-the-next-layer",
                                "the same with F_l for F_(l-1)",
                                against(
                                        (network, layer) -> network.features(Math.min(layer + 1, 3)),
                                        SmallPyramid::backward),
                                atLeast())));
    }

    /** What the recursion has for one layer. */
    private interface OfLayer {
        List<Expression> at(SmallPyramid network, int layer);
    }

    private static List<Equation> against(OfLayer features, OfLayer backward) {
        SmallPyramid x = new SmallPyramid(SQUARE, Expression.ONE, "x");
        SmallPyramid y = new SmallPyramid(SQUARE, Expression.ONE, "y");
        List<Equation> equations = new ArrayList<>();
        for (int l = 1; l <= 3; l++) {
            int layer = l;
            equations.add(equation(
                    "block %s".formatted(layer),
                    () -> part(SQUARE, Expression.ONE, layer, "x", "y"),
                    () -> dot(features.at(x, layer), features.at(y, layer))
                            .times(dot(backward.at(x, layer), backward.at(y, layer)))));
        }
        return equations;
    }

    private static List<Expression> unsloped(SmallPyramid network, int layer) {
        if (layer > 1) {
            return network.backward(layer);
        }
        List<Expression> later = network.backward(2);
        return List.of(
                SmallPyramid.second(1, 1)
                        .times(later.get(0))
                        .plus(SmallPyramid.second(2, 1).times(later.get(1))),
                SmallPyramid.second(1, 2)
                        .times(later.get(0))
                        .plus(SmallPyramid.second(2, 2).times(later.get(1))));
    }
}
