package org.ntkverify.numeric.data;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.NormalizedGaussianSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.numeric.arithmetic.DoubleArithmetic;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/**
 * N points in R^d with two faces: doubles for sampling, and exact inner products for proofs.
 *
 * <p>Points given as doubles have exact rational inner products. A geometry such as the regular circle is not a set of
 * doubles; its inner products are exact expressions ({@code cos(2 pi k / N)}) and its doubles are roundings of them.
 */
public final class Inputs {

    private final String text;
    private final double[][] points;
    private final ExactProducts innerProducts;

    private Inputs(String text, double[][] points, ExactProducts innerProducts) {
        this.text = text;
        this.points = points;
        this.innerProducts = innerProducts;
    }

    /** Returns points of a geometry whose exact inner products are known otherwise. */
    static Inputs of(String text, double[][] points, ExactProducts innerProducts) {
        requireFiniteRectangle(points);
        return new Inputs(text, points, innerProducts);
    }

    /**
     * Returns the given points.
     *
     * @param text how reports name them
     * @param points N x d, finite, at least one point and one coordinate
     */
    public static Inputs of(String text, double[][] points) {
        double[][] copy = Arrays.stream(points).map(double[]::clone).toArray(double[][]::new);
        requireFiniteRectangle(copy);
        return new Inputs(text, copy, ExactProducts.of(copy));
    }

    /**
     * Returns points with exact rational coordinates; their doubles are roundings of them.
     *
     * @param text how reports name them
     * @param points N x d, at least one point and one coordinate
     */
    public static Inputs ofRationals(String text, BigFraction[][] points) {
        double[][] rounded = Arrays.stream(points)
                .map(row ->
                        Arrays.stream(row).mapToDouble(BigFraction::doubleValue).toArray())
                .toArray(double[][]::new);
        requireFiniteRectangle(rounded);
        BigFraction[][] copy = Arrays.stream(points).map(BigFraction[]::clone).toArray(BigFraction[][]::new);
        return new Inputs(text, rounded, ExactProducts.of(copy));
    }

    /** Returns N equispaced points on the unit circle, the first at (1, 0); inner products {@code cos(2 pi k / N)}. */
    public static Inputs circle(int count) {
        requirePositive(count, "count of circle");
        double[][] points = new double[count][];
        for (int i = 0; i < count; i++) {
            double angle = 2 * Math.PI * i / count;
            points[i] = new double[] {Math.cos(angle), Math.sin(angle)};
        }
        ExactProducts products = new ExactProducts(count, (i, j) -> cosineOfTurn(i - j, count));
        return new Inputs("circle:%s".formatted(count), points, products);
    }

    /** Returns points on the unit circle at the given exact angles; inner products {@code cos(gamma_i - gamma_j)}. */
    public static Inputs onCircle(List<Expression> angles) {
        int n = angles.size();
        requirePositive(n, "number of angles");
        double[][] points = new double[n][];
        for (int i = 0; i < n; i++) {
            double angle = angles.get(i).evaluate(DoubleArithmetic.INSTANCE, Map.of());
            points[i] = new double[] {Math.cos(angle), Math.sin(angle)};
        }
        List<Expression> exact = List.copyOf(angles);
        ExactProducts products = new ExactProducts(
                n, (i, j) -> Expression.call(Function.COS, exact.get(i).minus(exact.get(j))));
        return new Inputs("circle at angles " + angles, points, products);
    }

    /**
     * Returns N independent uniform points on the unit sphere of R^d: Gaussian vectors, normalised.
     *
     * <p>The same arguments give the same points on every machine. Norms are 1 up to rounding only; the inner products are those
     * of the rounded points, exactly.
     *
     * @param seed of the generator XO_RO_SHI_RO_128_PP of Commons RNG
     */
    public static Inputs sphere(int count, int dimension, long seed) {
        requirePositive(count, "count of sphere");
        requirePositive(dimension, "dimension of sphere");
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        NormalizedGaussianSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[][] points = new double[count][dimension];
        for (double[] point : points) {
            double squaredNorm = 0;
            for (int k = 0; k < dimension; k++) {
                point[k] = normal.sample();
                squaredNorm += point[k] * point[k];
            }
            double norm = Math.sqrt(squaredNorm);
            for (int k = 0; k < dimension; k++) {
                point[k] /= norm;
            }
        }
        return of("sphere:%s,%s,%s".formatted(count, dimension, seed), points);
    }

    /** Returns these points followed by their negatives, in the same order: N becomes 2N. */
    public Inputs withAntipodes() {
        int n = count();
        double[][] all = new double[2 * n][];
        for (int i = 0; i < 2 * n; i++) {
            double sign = i < n ? 1 : -1;
            all[i] = Arrays.stream(points[i % n]).map(x -> sign * x).toArray();
        }
        ExactProducts products = new ExactProducts(2 * n, (i, j) -> {
            Expression product = innerProducts.at(i % n, j % n);
            return (i < n) == (j < n) ? product : product.negate();
        });
        return new Inputs(text + " with antipodes", all, products);
    }

    private static Expression cosineOfTurn(int steps, int count) {
        BigFraction turn = new BigFraction(2L * steps, count);
        if (turn.compareTo(BigFraction.ONE) > 0) {
            turn = BigFraction.TWO.subtract(turn);
        }
        if (turn.compareTo(BigFraction.ONE_HALF) > 0) {
            return cosine(BigFraction.ONE.subtract(turn)).negate();
        }
        return cosine(turn);
    }

    /** Returns cos(pi x) for x in [0, 1/2], exact where it is rational. */
    private static Expression cosine(BigFraction x) {
        if (x.equals(BigFraction.ONE_HALF)) {
            return Expression.ZERO;
        }
        if (x.equals(BigFraction.ONE_THIRD)) {
            return Expression.ratio(1, 2);
        }
        return Expression.call(Function.COS, Expression.PI.times(Expression.constant(x)));
    }

    /** Returns N, the number of points. */
    public int count() {
        return points.length;
    }

    /** Returns d, the dimension. */
    public int dimension() {
        return points[0].length;
    }

    /**
     * Returns whether the points are known to be exactly the doubles that {@link #coordinate} returns; false for a geometry whose
     * doubles are roundings.
     */
    public boolean areDoubles() {
        return innerProducts.ofDoubles();
    }

    /** Returns coordinate {@code k} of point {@code i}. */
    public double coordinate(int i, int k) {
        return points[i][k];
    }

    /** Returns {@code <x_i, x_j>} exactly. */
    public Expression innerProduct(int i, int j) {
        return innerProducts.at(i, j);
    }

    /** Returns {@code |x_i - x_j|^2} exactly. */
    public Expression squaredDistance(int i, int j) {
        return innerProducts.squaredDistance(i, j);
    }

    /** Returns whether {@code x_i = x_j}, exactly. */
    public boolean coincide(int i, int j) {
        return innerProducts.coincide(i, j);
    }

    /** Returns the first points of this set, 1 to N of them. */
    public Inputs first(int count) {
        if (!(count >= 1 && count <= count())) {
            throw new IllegalArgumentException("count must be in [1, %s] but was %s".formatted(count(), count));
        }
        ExactProducts products = new ExactProducts(count, innerProducts::at);
        return new Inputs("first %s of %s".formatted(count, text), Arrays.copyOf(points, count), products);
    }

    /**
     * Returns these points and then those of {@code others}, all of them as the doubles they are: the exact products of two geometries
     * say nothing of those between them.
     */
    public Inputs followedBy(Inputs others) {
        if (others.dimension() != dimension()) {
            throw new IllegalArgumentException("dimension of %s must be %s, as of %s, but was %s"
                    .formatted(others.text, dimension(), text, others.dimension()));
        }
        double[][] all = Arrays.copyOf(points, count() + others.count());
        System.arraycopy(others.points, 0, all, count(), others.count());
        return of("%s and %s".formatted(text, others.text), all);
    }

    /** Returns the same points under another name. */
    Inputs named(String other) {
        return new Inputs(other, points, innerProducts);
    }

    /** Returns these points multiplied by the exact constant {@code factor}, its square in the inner products. */
    Inputs times(Expression factor) {
        double rounded = factor.evaluate(DoubleArithmetic.INSTANCE, Map.of());
        double[][] scaled = Arrays.stream(points)
                .map(point -> Arrays.stream(point).map(x -> rounded * x).toArray())
                .toArray(double[][]::new);
        Expression square = factor.power(2);
        return of(
                text,
                scaled,
                new ExactProducts(count(), (i, j) -> innerProducts.at(i, j).times(square)));
    }

    /** Returns how reports name these inputs. */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Inputs inputs
                && text.equals(inputs.text)
                && Arrays.deepEquals(points, inputs.points)
                && innerProducts.sameAs(inputs.innerProducts);
    }

    @Override
    public int hashCode() {
        return 31 * text.hashCode() + Arrays.deepHashCode(points);
    }

    @Override
    public String toString() {
        return text;
    }

    private static void requireFiniteRectangle(double[][] points) {
        requirePositive(points.length, "number of points");
        int dimension = points[0].length;
        requirePositive(dimension, "dimension");
        for (int i = 0; i < points.length; i++) {
            if (points[i].length != dimension) {
                throw new IllegalArgumentException(
                        "point %s must have dimension %s but has %s".formatted(i, dimension, points[i].length));
            }
            for (double coordinate : points[i]) {
                if (!Double.isFinite(coordinate)) {
                    throw new IllegalArgumentException("point %s must be finite but was %s".formatted(i, coordinate));
                }
            }
        }
    }

    private static void requirePositive(int value, String name) {
        if (!(value >= 1)) {
            throw new IllegalArgumentException("%s must be >= 1 but was %s".formatted(name, value));
        }
    }
}
