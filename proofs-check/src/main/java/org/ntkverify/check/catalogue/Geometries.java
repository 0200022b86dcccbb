package org.ntkverify.check.catalogue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.data.InputsText;
import org.ntkverify.symbolic.expression.Expression;

/** Constructed inputs: exact geometries, and sets that are nearly degenerate. */
final class Geometries {

    private Geometries() {}

    /** {@code e_1 .. e_d}. */
    static Inputs orthonormal(int d) {
        double[][] points = new double[d][d];
        IntStream.range(0, d).forEach(i -> points[i][i] = 1);
        return Inputs.of("%s orthonormal inputs".formatted(d), points);
    }

    /** {@code +-e_1 .. +-e_d}. */
    static Inputs crossPolytope(int d) {
        return orthonormal(d).withAntipodes();
    }

    /** The d + 1 corners of the regular simplex, of norm 1 in R^d: inner products -1/d. */
    static Inputs simplex(int d) {
        return InputsText.read("simplex:%s".formatted(d), Path.of(""));
    }

    /** 2p equispaced points of the circle as p points and their negatives. */
    static Inputs circle(int pairs) {
        return Inputs.onCircle(IntStream.range(0, pairs)
                        .mapToObj(k -> Expression.PI.times(Expression.ratio(k, pairs)))
                        .toList())
                .withAntipodes();
    }

    /** Rational points of the unit 2-sphere, stereographic images of {@code (u, v)/4}, and their negatives. */
    static Inputs antipodalPairs(int pairs) {
        return rationalSphere(pairs).withAntipodes();
    }

    /** Rational points of the unit 2-sphere and their negatives, with the constant 1 appended as a fourth coordinate. */
    static Inputs antipodalPairsWithConstant(int pairs) {
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
    static Inputs arc(int count, double length) {
        double[][] points = IntStream.range(0, count)
                .mapToDouble(i -> length * i / count)
                .mapToObj(angle -> new double[] {Math.cos(angle), Math.sin(angle), 0})
                .toArray(double[][]::new);
        return Inputs.of("%s points of an arc of length %.2f".formatted(count, length), points);
    }

    /** Ten points of the sphere of R^5 and one at {@code distance} from the first, or from its negative. */
    static Inputs withNeighbour(double distance, int sign) {
        double[][] points = Arrays.copyOf(coordinates(Inputs.sphere(10, 5, 11)), 11);
        points[10] = Arrays.stream(points[0]).map(x -> sign * x).toArray();
        points[10][0] += sign * distance;
        return Inputs.of("11 points, two %s within %s".formatted(sign > 0 ? "equal" : "antipodal", distance), points);
    }

    /** Groups of points near random centres of the sphere of R^6. */
    static Inputs clusters(int groups, int size, double spread) {
        double[][] centres = coordinates(Inputs.sphere(groups, 6, 21));
        double[][] points = coordinates(Inputs.sphere(groups * size, 6, 22));
        for (int i = 0; i < points.length; i++) {
            for (int k = 0; k < 6; k++) {
                points[i][k] = centres[i % groups][k] + spread * points[i][k];
            }
        }
        return Inputs.of("%s clusters of %s points, spread %s".formatted(groups, size, spread), points);
    }

    /** The same directions with norms that grow geometrically from {@code least} to {@code most}. */
    static Inputs ofNorms(Inputs inputs, double least, double most) {
        double[][] points = coordinates(inputs);
        for (int i = 0; i < points.length; i++) {
            double factor = least * Math.pow(most / least, i / (points.length - 1.0));
            points[i] = Arrays.stream(points[i]).map(x -> factor * x).toArray();
        }
        return Inputs.of("%s, norms %s to %s".formatted(inputs.text(), least, most), points);
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
