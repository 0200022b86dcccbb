package org.ntkverify.check.catalogue.tan2022;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ntkverify.symbolic.expression.ComplexExpression;
import org.ntkverify.symbolic.expression.Expression;

/**
 * A small complex network with given rational weights, whose tangent kernels are found in two ways: from the derivatives by every real
 * weight, and by Wirtinger's chain rule backwards.
 *
 * <p>Two complex inputs, widths 2, 2, 1; {@code W^l = (U^l + i V^l)/sqrt(2)}, {@code z^l = W^l a^(l-1) / sqrt(n_(l-1))}, {@code a^l = phi(z^l)},
 * {@code f = z^3}. All factors {@code 1/sqrt(2 n)} are 1/2, so that everything is rational.
 */
final class WirtingerChain {

    private static final Expression.Variable X = Expression.variable("x");
    private static final Expression.Variable Y = Expression.variable("y");
    private static final Expression.Variable T = Expression.variable("t");
    private static final int[] WIDTHS = {2, 2, 2, 1};
    private static final int LAYERS = WIDTHS.length - 1;

    /** Which terms of the chain rule are kept. */
    enum Terms {
        ALL,
        WITHOUT_EPSILON
    }

    private final ComplexExpression phi;
    private final int seed;

    /**
     * Describes the network.
     *
     * @param phi in the variables x and y of {@code z = x + i y}
     * @param seed chooses the weights
     */
    WirtingerChain(ComplexExpression phi, int seed) {
        this.phi = phi;
        this.seed = seed;
    }

    /** The state of one layer at one input. */
    private record Layer(
            List<ComplexExpression> before, List<ComplexExpression> delta, List<ComplexExpression> epsilon) {}

    /** Rationals of both signs in (-2, 2), none repeated in a row; the multiplier is a primitive root of 31. */
    private Expression number(int index) {
        long value = 1;
        for (int i = 0; i < seed + index; i++) {
            value = value * 17 % 31;
        }
        return Expression.ratio(2 * value - 31, 16);
    }

    private int parameterCount() {
        return IntStream.rangeClosed(1, LAYERS)
                .map(l -> 2 * WIDTHS[l] * WIDTHS[l - 1])
                .sum();
    }

    /** Returns the weight with {@code t} added to the real variable numbered {@code moved}; -1 moves none. */
    private ComplexExpression weight(int layer, int i, int j, int moved) {
        int before = 0;
        for (int l = 1; l < layer; l++) {
            before += 2 * WIDTHS[l] * WIDTHS[l - 1];
        }
        int index = before + 2 * (i * WIDTHS[layer - 1] + j);
        return new ComplexExpression(variable(index, moved), variable(index + 1, moved))
                .over(Expression.integer(2L * WIDTHS[layer - 1]).sqrt());
    }

    private Expression variable(int index, int moved) {
        return index == moved ? number(index).plus(T) : number(index);
    }

    private static List<ComplexExpression> input(int which) {
        return which == 0
                ? List.of(number(3, 4, 1, 2), number(1, 3, -1, 1))
                : List.of(number(-2, 3, 5, 4), number(1, 1, 1, 5));
    }

    private static ComplexExpression number(long re, long reDivisor, long im, long imDivisor) {
        return new ComplexExpression(Expression.ratio(re, reDivisor), Expression.ratio(im, imDivisor));
    }

    private static ComplexExpression at(ComplexExpression function, ComplexExpression z) {
        return function.substitute(Map.of("x", z.re(), "y", z.im()));
    }

    /** Returns {@code z^l} from {@code a^(l-1)}; the weights already carry {@code 1/sqrt(n)}. */
    private List<ComplexExpression> affine(int layer, List<ComplexExpression> before, int moved) {
        List<ComplexExpression> after = new ArrayList<>();
        for (int i = 0; i < WIDTHS[layer]; i++) {
            ComplexExpression sum = ComplexExpression.ZERO;
            for (int j = 0; j < before.size(); j++) {
                sum = sum.plus(weight(layer, i, j, moved).times(before.get(j)));
            }
            after.add(sum);
        }
        return after;
    }

    private ComplexExpression output(int which, int moved) {
        List<ComplexExpression> values = input(which);
        for (int l = 1; l <= LAYERS; l++) {
            List<ComplexExpression> next = affine(l, values, moved);
            values = l == LAYERS ? next : next.stream().map(z -> at(phi, z)).toList();
        }
        return values.get(0);
    }

    /** Returns {@code sum df conj(df')}, or {@code sum df df'} for the pseudo-kernel, over all real variables. */
    ComplexExpression byDerivatives(boolean pseudo) {
        ComplexExpression sum = ComplexExpression.ZERO;
        for (int variable = 0; variable < parameterCount(); variable++) {
            ComplexExpression first = slope(0, variable);
            ComplexExpression second = slope(1, variable);
            sum = sum.plus(first.times(pseudo ? second : second.conjugate()));
        }
        return sum;
    }

    private ComplexExpression slope(int which, int variable) {
        return output(which, variable).derivative(T).substitute(Map.of("t", Expression.ZERO));
    }

    /** Returns the same by the chain rule. */
    ComplexExpression byChainRule(boolean pseudo, Terms terms) {
        List<Layer> first = backward(0);
        List<Layer> second = backward(1);
        ComplexExpression sum = ComplexExpression.ZERO;
        for (int l = 0; l < LAYERS; l++) {
            int width = WIDTHS[l];
            Layer here = first.get(l);
            Layer there = second.get(l);
            ComplexExpression forward = inner(here.before(), there.before()).over(Expression.integer(width));
            ComplexExpression holomorphic =
                    pseudo ? product(here.delta(), there.epsilon()) : inner(here.delta(), there.delta());
            ComplexExpression antiholomorphic =
                    pseudo ? product(here.epsilon(), there.delta()) : inner(here.epsilon(), there.epsilon());
            sum = sum.plus(forward.times(holomorphic));
            if (terms == Terms.ALL) {
                sum = sum.plus(forward.conjugate().times(antiholomorphic));
            }
        }
        return sum;
    }

    /** Returns {@code delta = df/dz} and {@code epsilon = df/d conj(z)} of every layer, the first layer first. */
    private List<Layer> backward(int which) {
        List<List<ComplexExpression>> preActivations = new ArrayList<>();
        List<List<ComplexExpression>> activations = new ArrayList<>();
        activations.add(input(which));
        for (int l = 1; l <= LAYERS; l++) {
            preActivations.add(affine(l, activations.get(l - 1), -1));
            activations.add(
                    preActivations.get(l - 1).stream().map(z -> at(phi, z)).toList());
        }
        ComplexExpression byX = phi.derivative(X);
        ComplexExpression byY = phi.derivative(Y).times(ComplexExpression.I);
        Expression half = Expression.ratio(1, 2);
        List<ComplexExpression> delta = List.of(ComplexExpression.ONE);
        List<ComplexExpression> epsilon = List.of(ComplexExpression.ZERO);
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer(activations.get(LAYERS - 1), delta, epsilon));
        for (int l = LAYERS - 1; l >= 1; l--) {
            List<ComplexExpression> nextDelta = new ArrayList<>();
            List<ComplexExpression> nextEpsilon = new ArrayList<>();
            for (int i = 0; i < WIDTHS[l]; i++) {
                ComplexExpression p = ComplexExpression.ZERO;
                ComplexExpression r = ComplexExpression.ZERO;
                for (int k = 0; k < WIDTHS[l + 1]; k++) {
                    ComplexExpression weight = weight(l + 1, k, i, -1);
                    p = p.plus(weight.times(delta.get(k)));
                    r = r.plus(weight.conjugate().times(epsilon.get(k)));
                }
                ComplexExpression z = preActivations.get(l - 1).get(i);
                ComplexExpression holomorphic = at(byX.minus(byY).times(half), z);
                ComplexExpression antiholomorphic = at(byX.plus(byY).times(half), z);
                nextDelta.add(p.times(holomorphic).plus(r.times(antiholomorphic.conjugate())));
                nextEpsilon.add(p.times(antiholomorphic).plus(r.times(holomorphic.conjugate())));
            }
            delta = nextDelta;
            epsilon = nextEpsilon;
            layers.add(0, new Layer(activations.get(l - 1), delta, epsilon));
        }
        return layers;
    }

    private static ComplexExpression inner(List<ComplexExpression> first, List<ComplexExpression> second) {
        return product(first, second.stream().map(ComplexExpression::conjugate).toList());
    }

    private static ComplexExpression product(List<ComplexExpression> first, List<ComplexExpression> second) {
        ComplexExpression sum = ComplexExpression.ZERO;
        for (int i = 0; i < first.size(); i++) {
            sum = sum.plus(first.get(i).times(second.get(i)));
        }
        return sum;
    }
}
