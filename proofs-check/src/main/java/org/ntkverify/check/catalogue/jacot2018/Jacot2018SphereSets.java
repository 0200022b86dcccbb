package org.ntkverify.check.catalogue.jacot2018;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.KernelCase;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.expression.Expression;

/** The sets of inputs of note P2-7, all on a unit sphere exactly, and what their claims assume. */
final class Jacot2018SphereSets {

    static final Expression NO_BIAS = Expression.ZERO;
    private static final List<Integer> CIRCLES = List.of(6, 8, 16);

    /** Rational points (u, v) of the plane; their stereographic images lie on the 2-sphere exactly. */
    private static final int[][] PLANE = {{1, 2}, {-1, 3}, {2, -3}, {-2, -1}, {3, 1}, {1, -5}, {-4, 3}, {5, 4}};

    private static final int PLANE_DENOMINATOR = 4;

    private Jacot2018SphereSets() {}

    static List<Assumption> onSphere(String bias) {
        return List.of(
                Assumption.byConstruction("inputs have norm 1 and are distinct"),
                Assumption.byConstruction("sigma is Lipschitz and not a polynomial (ReLU)"),
                Assumption.byConstruction(bias));
    }

    /** N equispaced points as N/2 points on a half circle and their negatives. */
    private static Inputs circle(int count) {
        return Inputs.onCircle(IntStream.range(0, count / 2)
                        .mapToObj(k -> Expression.PI.times(Expression.ratio(2L * k, count)))
                        .toList())
                .withAntipodes();
    }

    static List<KernelCase> circles(Architecture architecture) {
        return CIRCLES.stream()
                .map(count -> new KernelCase("circle, N = " + count, architecture, circle(count)))
                .toList();
    }

    private static KernelCase sphere(Architecture architecture) {
        BigFraction[][] points = Arrays.stream(PLANE)
                .map(point -> onSphere(
                        new BigFraction(point[0], PLANE_DENOMINATOR), new BigFraction(point[1], PLANE_DENOMINATOR)))
                .toArray(BigFraction[][]::new);
        String text = "%s rational points of the 2-sphere".formatted(PLANE.length);
        return new KernelCase(
                "2-sphere, %s antipodal pairs".formatted(PLANE.length),
                architecture,
                Inputs.ofRationals(text, points).withAntipodes());
    }

    /** Stereographic projection {@code (2u, 2v, 1 - u^2 - v^2) / (1 + u^2 + v^2)}. */
    private static BigFraction[] onSphere(BigFraction u, BigFraction v) {
        BigFraction square = u.multiply(u).add(v.multiply(v));
        BigFraction scale = BigFraction.ONE.add(square).reciprocal();
        return new BigFraction[] {
            u.multiply(2).multiply(scale),
            v.multiply(2).multiply(scale),
            BigFraction.ONE.subtract(square).multiply(scale)
        };
    }

    static List<KernelCase> all(Architecture architecture) {
        List<KernelCase> cases = new ArrayList<>(circles(architecture));
        cases.add(sphere(architecture));
        return cases;
    }
}
