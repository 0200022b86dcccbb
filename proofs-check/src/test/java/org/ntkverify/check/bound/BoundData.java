package org.ntkverify.check.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.Layer;
import org.ntkverify.symbolic.Parameterization;
import org.ntkverify.symbolic.expression.Expression;

/** Data sets on which bounds are tried: exact geometries, random points, and those that theorems find hard. */
final class BoundData {

    /** Unit vectors with rational coordinates, numerators over a common denominator. */
    private static final int[][] UNIT = {{1, 0, 0, 1}, {3, 4, 0, 5}, {0, 3, -4, 5}, {2, -1, 2, 3}, {-6, 2, 3, 7}};

    private static final BigFraction[] SCALES = {
        BigFraction.ONE, BigFraction.TWO, BigFraction.ONE_HALF, new BigFraction(3, 2), BigFraction.ONE
    };

    private BoundData() {}

    static Architecture shallow() {
        return KernelConvention.KARHADKAR_SHALLOW.architecture(1);
    }

    /** The first gain is 1, the others are {@code later}. */
    static Architecture relu(int hiddenLayers, long later) {
        List<Layer> layers = new ArrayList<>(List.of(new Layer(Expression.ONE, Expression.ZERO)));
        IntStream.range(0, hiddenLayers)
                .forEach(l -> layers.add(new Layer(Expression.integer(later), Expression.ZERO)));
        return new Architecture(Activation.RELU, layers, Parameterization.NTK, InputScaling.RAW);
    }

    static Inputs rationalUnit() {
        return rational("five rational unit vectors", false);
    }

    static Inputs rationalScaled() {
        return rational("five rational vectors of norms 1, 2, 1/2, 3/2, 1", true);
    }

    private static Inputs rational(String text, boolean scaled) {
        BigFraction[][] points = new BigFraction[UNIT.length][3];
        for (int i = 0; i < UNIT.length; i++) {
            for (int k = 0; k < 3; k++) {
                BigFraction coordinate = new BigFraction(UNIT[i][k], UNIT[i][3]);
                points[i][k] = scaled ? coordinate.multiply(SCALES[i]) : coordinate;
            }
        }
        return Inputs.ofRationals(text, points);
    }

    /** Every set on which all bounds are compared with certified eigenvalues. */
    static List<Inputs> all() {
        List<Inputs> sets = new ArrayList<>(List.of(
                rationalUnit(),
                rationalScaled(),
                orthonormal(6),
                crossPolytope(4),
                Inputs.circle(5),
                Inputs.circle(8),
                Inputs.sphere(3, 2, 1),
                Inputs.sphere(20, 6, 7),
                Inputs.sphere(40, 3, 2),
                Inputs.sphere(30, 30, 3),
                nearDuplicate(1e-6),
                nearAntipodal(1e-6),
                arc(24, 0.5),
                clusters(4, 5, 0.05)));
        sets.add(scaled(Inputs.sphere(20, 6, 7), 0.1, 10));
        return sets;
    }

    static Inputs orthonormal(int d) {
        double[][] points = new double[d][d];
        for (int i = 0; i < d; i++) {
            points[i][i] = 1;
        }
        return Inputs.of("orthonormal:" + d, points);
    }

    static Inputs crossPolytope(int d) {
        return orthonormal(d).withAntipodes();
    }

    static Inputs nearDuplicate(double distance) {
        return withNeighbour("near duplicate", distance, 1);
    }

    static Inputs nearAntipodal(double distance) {
        return withNeighbour("near antipodal", distance, -1);
    }

    /** Ten points of the sphere of R^5 and one next to the first, or next to its negative. */
    private static Inputs withNeighbour(String text, double distance, int sign) {
        Inputs base = Inputs.sphere(10, 5, 11);
        double[][] points = coordinates(base, 11);
        points[10] = points[0].clone();
        points[10][0] += distance;
        for (int k = 0; k < 5; k++) {
            points[10][k] *= sign;
        }
        return Inputs.of(text + " at " + distance, points);
    }

    private static double[][] coordinates(Inputs inputs, int rows) {
        double[][] points = new double[rows][inputs.dimension()];
        for (int i = 0; i < inputs.count(); i++) {
            for (int k = 0; k < inputs.dimension(); k++) {
                points[i][k] = inputs.coordinate(i, k);
            }
        }
        return points;
    }

    /** Equispaced points on an arc of the unit circle in R^3. */
    static Inputs arc(int count, double length) {
        double[][] points = new double[count][];
        for (int i = 0; i < count; i++) {
            double angle = length * i / count;
            points[i] = new double[] {Math.cos(angle), Math.sin(angle), 0};
        }
        return Inputs.of("arc of %s points, length %s".formatted(count, length), points);
    }

    /** Two nearly equal points and one orthogonal to both. */
    static Inputs pairAndLoner() {
        return Inputs.of("pair and loner", new double[][] {{1, 0}, {1, 0.001}, {0, 1}});
    }

    /** Groups of points of the sphere of R^6 that lie close together. */
    static Inputs clusters(int groups, int size, double spread) {
        Inputs centres = Inputs.sphere(groups, 6, 21);
        Inputs noise = Inputs.sphere(groups * size, 6, 22);
        double[][] points = new double[groups * size][6];
        for (int i = 0; i < points.length; i++) {
            for (int k = 0; k < 6; k++) {
                points[i][k] = centres.coordinate(i % groups, k) + spread * noise.coordinate(i, k);
            }
        }
        return Inputs.of("%s clusters of %s points, spread %s".formatted(groups, size, spread), points);
    }

    /** Multiplies the norms by factors between {@code least} and {@code most}. */
    static Inputs scaled(Inputs inputs, double least, double most) {
        double[][] points = coordinates(inputs, inputs.count());
        for (int i = 0; i < points.length; i++) {
            double factor = least * Math.pow(most / least, i / (points.length - 1.0));
            for (int k = 0; k < points[i].length; k++) {
                points[i][k] *= factor;
            }
        }
        return Inputs.of("%s, norms from %s to %s".formatted(inputs.text(), least, most), points);
    }
}
