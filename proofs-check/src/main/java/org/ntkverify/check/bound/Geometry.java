package org.ntkverify.check.bound;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.spectrum.CertifiedEigenvalue;

/** What theorems ask about the inputs: norms, angles, separation, the spectrum of Hadamard powers; each worked out once. */
final class Geometry {

    private final Inputs inputs;
    private final Deferred<Products> products;
    private final Deferred<List<Interval>> norms;
    private final Deferred<Interval> smallestNorm;
    private final Deferred<Interval> largestNorm;
    private final Deferred<Optional<Separation>> separation;
    private final Deferred<Interval> largestEigenvalue = new Deferred<>(this::computeLargestEigenvalue);
    private final Deferred<Interval> smallestEigenvalue = new Deferred<>(this::computeSmallestEigenvalue);
    private final Map<Integer, Interval> hadamard = new HashMap<>();

    Geometry(Inputs inputs) {
        this.inputs = inputs;
        this.products = new Deferred<>(() -> Products.of(inputs));
        this.norms = new Deferred<>(() -> squaredNorms().map(Interval::sqrt).toList());
        this.smallestNorm = new Deferred<>(() -> squaredNorms()
                .reduce((x, y) -> new Interval(Math.min(x.lower(), y.lower()), Math.min(x.upper(), y.upper())))
                .orElseThrow());
        this.largestNorm = new Deferred<>(() -> squaredNorms()
                .reduce((x, y) -> new Interval(Math.max(x.lower(), y.lower()), Math.max(x.upper(), y.upper())))
                .orElseThrow());
        this.separation = new Deferred<>(
                () -> inputs.count() < 2 ? Optional.empty() : Optional.of(Separation.ofDirections(inputs, this)));
    }

    private Stream<Interval> squaredNorms() {
        return IntStream.range(0, inputs.count()).mapToObj(i -> product(i, i));
    }

    int count() {
        return inputs.count();
    }

    int dimension() {
        return inputs.dimension();
    }

    /** An enclosure of {@code <x_i, x_j>}. */
    Interval product(int i, int j) {
        return products.get().at(i, j);
    }

    /** {@code min |x_i|^2}. */
    Interval smallestSquaredNorm() {
        return smallestNorm.get();
    }

    /** {@code max |x_i|^2}. */
    Interval largestSquaredNorm() {
        return largestNorm.get();
    }

    boolean hasZeroInput() {
        return !(smallestSquaredNorm().lower() > 0);
    }

    /** The cosine of the angle of two inputs that are not 0; exactly 1 on the diagonal. */
    Interval correlation(int i, int j) {
        if (i == j) {
            return Interval.ONE;
        }
        Interval cosine =
                product(i, j).over(norms.get().get(i).times(norms.get().get(j)));
        return new Interval(Math.min(1, Math.max(-1, cosine.lower())), Math.max(-1, Math.min(1, cosine.upper())));
    }

    /** Upper bounds of {@code |rho_ij|}, {@code j < i}, packed by rows: entry (i, j) at {@code i(i-1)/2 + j}. */
    double[] absoluteCorrelations() {
        int n = count();
        double[] sizes = new double[n * (n - 1) / 2];
        int k = 0;
        for (int i = 1; i < n; i++) {
            for (int j = 0; j < i; j++) {
                sizes[k++] = correlation(i, j).magnitude();
            }
        }
        return sizes;
    }

    /** The largest width of the enclosure of a correlation. */
    double largestCorrelationWidth() {
        double width = 0;
        for (int i = 1; i < count(); i++) {
            for (int j = 0; j < i; j++) {
                width = Math.max(width, correlation(i, j).width());
            }
        }
        return width;
    }

    /** The separation of the directions; empty for a single point. */
    Optional<Separation> separation() {
        return separation.get();
    }

    /** The matrix of {@code f(rho_ij)}. */
    IntervalMatrix ofCorrelations(UnaryOperator<Interval> f) {
        return IntervalMatrix.ofLowerTriangle(
                count(),
                i -> IntStream.rangeClosed(0, i)
                        .mapToObj(j -> f.apply(correlation(i, j)))
                        .toArray(Interval[]::new));
    }

    /**
     * An enclosure of {@code lambda_min} of the entrywise power {@code rho_ij^p}. Its rank is at most the number of monomials of degree p,
     * {@code binom(d+p-1, p)}: with more inputs it is exactly 0.
     */
    synchronized Interval smallestOfPower(int p) {
        return fewerThanInputs(p)
                ? Interval.ZERO
                : hadamard.computeIfAbsent(
                        p, power -> positive(CertifiedEigenvalue.lambdaMin(ofCorrelations(rho -> rho.power(power)))));
    }

    private boolean fewerThanInputs(int p) {
        BigInteger monomials = BigInteger.ONE;
        for (int k = 1; k <= p; k++) {
            monomials =
                    monomials.multiply(BigInteger.valueOf(dimension() + k - 1L)).divide(BigInteger.valueOf(k));
        }
        return monomials.compareTo(BigInteger.valueOf(count())) < 0;
    }

    /** What is known of an eigenvalue of a positive semi-definite matrix: it is not negative. */
    static Interval positive(Interval eigenvalue) {
        return new Interval(Math.max(0, eigenvalue.lower()), Math.max(0, eigenvalue.upper()));
    }

    private IntervalMatrix gram() {
        return IntervalMatrix.ofLowerTriangle(
                count(),
                i -> IntStream.rangeClosed(0, i).mapToObj(j -> product(i, j)).toArray(Interval[]::new));
    }

    /** {@code |X|^2}, the largest eigenvalue of the Gram matrix. */
    Interval largestGramEigenvalue() {
        return largestEigenvalue.get();
    }

    /** An enclosure of the smallest eigenvalue of the Gram matrix. */
    Interval smallestGramEigenvalue() {
        return smallestEigenvalue.get();
    }

    private Interval computeSmallestEigenvalue() {
        return fewerThanInputs(1) ? Interval.ZERO : positive(CertifiedEigenvalue.lambdaMin(gram()));
    }

    private Interval computeLargestEigenvalue() {
        IntervalMatrix negated = IntervalMatrix.ofLowerTriangle(
                count(),
                i -> IntStream.rangeClosed(0, i)
                        .mapToObj(j -> product(i, j).negate())
                        .toArray(Interval[]::new));
        return CertifiedEigenvalue.lambdaMin(negated).negate();
    }
}
