package org.ntkverify.check.pattern;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.data.InputsText;
import org.ntkverify.symbolic.expression.Expression;

/** Constructed inputs: exact geometries, and sets that are nearly degenerate. */
public final class Geometries {

    private Geometries() {}

    /** {@code e_1 .. e_d}. */
    public static Inputs orthonormal(int d) {
        double[][] points = new double[d][d];
        IntStream.range(0, d).forEach(i -> points[i][i] = 1);
        return Inputs.of("%s orthonormal inputs".formatted(d), points);
    }

    /** {@code +-e_1 .. +-e_d}. */
    public static Inputs crossPolytope(int d) {
        return orthonormal(d).withAntipodes();
    }

    /** The d + 1 corners of the regular simplex, of norm 1 in R^d: inner products -1/d. */
    public static Inputs simplex(int d) {
        return InputsText.read("simplex:%s".formatted(d), Path.of(""));
    }

    /** 2p equispaced points of the circle as p points and their negatives. */
    public static Inputs circle(int pairs) {
        return Inputs.onCircle(IntStream.range(0, pairs)
                        .mapToObj(k -> Expression.PI.times(Expression.ratio(k, pairs)))
                        .toList())
                .withAntipodes();
    }

    /** Rational points of the unit 2-sphere, stereographic images of {@code (u, v)/4}, and their negatives. */
    public static Inputs antipodalPairs(int pairs) {
        return rationalSphere(pairs).withAntipodes();
    }

    /** Rational points of the unit 2-sphere and their negatives, with the constant 1 appended as a fourth coordinate. */
    public static Inputs antipodalPairsWithConstant(int pairs) {
        BigFraction[][] points = coordinates(pairs);
        BigFraction[][] all = new BigFraction[2 * pairs][];
        for (int i = 0; i < 2 * pairs; i++) {
            boolean negative = i >= pairs;
            all[i] = new BigFraction[] {BigFraction.ONE, BigFraction.ONE, BigFraction.ONE, BigFraction.ONE};
            for (int k = 0; k < 3; k++) {
                BigFraction coordinate = points[i % pairs][k];
                all[i][k] = negative ? coordinate.negate() : coordinate;
            }
        }
        return Inputs.ofRationals("%s antipodal pairs with a constant coordinate".formatted(pairs), all);
    }

    private static Inputs rationalSphere(int count) {
        return Inputs.ofRationals("%s rational points of the 2-sphere".formatted(count), coordinates(count));
    }

    private static final int[][] PLANE = {{1, 2}, {-1, 3}, {2, -3}, {-2, -1}, {3, 1}, {1, -5}, {-4, 3}, {5, 4}};

    private static BigFraction[][] coordinates(int count) {
        return Arrays.stream(PLANE, 0, count)
                .map(point -> onSphere(new BigFraction(point[0], 4), new BigFraction(point[1], 4)))
                .toArray(BigFraction[][]::new);
    }

    private static BigFraction[] onSphere(BigFraction u, BigFraction v) {
        BigFraction square = u.multiply(u).add(v.multiply(v));
        BigFraction scale = BigFraction.ONE.add(square).reciprocal();
        return new BigFraction[] {
            u.multiply(2).multiply(scale),
            v.multiply(2).multiply(scale),
            BigFraction.ONE.subtract(square).multiply(scale)
        };
    }

    /** Equispaced points of an arc of the unit circle in R^3. */
    public static Inputs arc(int count, double length) {
        double[][] points = IntStream.range(0, count)
                .mapToDouble(i -> length * i / count)
                .mapToObj(angle -> new double[] {Math.cos(angle), Math.sin(angle), 0})
                .toArray(double[][]::new);
        return Inputs.of(String.format(Locale.ROOT, "%s points of an arc of length %.2f", count, length), points);
    }

    /** Ten points of the sphere of R^5 and one at {@code distance}, across its direction, from the first or from its negative. */
    public static Inputs withNeighbour(double distance, int sign) {
        double[][] points = Arrays.copyOf(coordinates(Inputs.sphere(10, 5, 11)), 11);
        double[] first = points[0];
        // (-x_2, x_1, -x_4, x_3, 0) is orthogonal to x.
        double[] across = {-first[1], first[0], -first[3], first[2], 0};
        double length = Math.sqrt(Arrays.stream(across).map(x -> x * x).sum());
        points[10] = IntStream.range(0, 5)
                .mapToDouble(k -> sign * (first[k] + distance * across[k] / length))
                .toArray();
        normalise(points);
        return Inputs.of("11 points, two %s within %s".formatted(sign > 0 ? "equal" : "antipodal", distance), points);
    }

    /** Points of the sphere of a subspace of dimension 3 of R^8. */
    public static Inputs lowRank(int count) {
        double[][] points = Arrays.stream(coordinates(Inputs.sphere(count, 3, 31)))
                .map(point ->
                        new double[] {0.6 * point[0], 0.8 * point[0], 0, point[1], 0, -0.8 * point[2], 0.6 * point[2], 0
                        })
                .toArray(double[][]::new);
        return Inputs.of("%s points of a 3-dimensional subspace of R^8".formatted(count), points);
    }

    /** Groups of points of the sphere of R^6 near random centres. */
    public static Inputs clusters(int groups, int size, double spread) {
        double[][] centres = coordinates(Inputs.sphere(groups, 6, 21));
        double[][] points = coordinates(Inputs.sphere(groups * size, 6, 22));
        for (int i = 0; i < points.length; i++) {
            for (int k = 0; k < 6; k++) {
                points[i][k] = centres[i % groups][k] + spread * points[i][k];
            }
        }
        normalise(points);
        return Inputs.of("%s clusters of %s points, spread %s".formatted(groups, size, spread), points);
    }

    /** The same directions with norms that grow geometrically from {@code least} to {@code most}. */
    public static Inputs ofNorms(Inputs inputs, double least, double most) {
        double[][] points = coordinates(inputs);
        for (int i = 0; i < points.length; i++) {
            double factor = least * Math.pow(most / least, i / (points.length - 1.0));
            points[i] = Arrays.stream(points[i]).map(x -> factor * x).toArray();
        }
        return Inputs.of("%s, norms %s to %s".formatted(inputs.text(), least, most), points);
    }

    private static void normalise(double[][] points) {
        for (double[] point : points) {
            double norm = Math.sqrt(Arrays.stream(point).map(x -> x * x).sum());
            for (int k = 0; k < point.length; k++) {
                point[k] /= norm;
            }
        }
    }

    private static double[][] coordinates(Inputs inputs) {
        double[][] points = new double[inputs.count()][inputs.dimension()];
        for (int i = 0; i < inputs.count(); i++) {
            for (int k = 0; k < inputs.dimension(); k++) {
                points[i][k] = inputs.coordinate(i, k);
            }
        }
        return points;
    }
}
