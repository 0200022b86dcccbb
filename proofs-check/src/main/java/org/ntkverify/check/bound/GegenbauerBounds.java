package org.ntkverify.check.bound;

import java.util.ArrayList;
import java.util.List;
import org.ntkverify.check.Provenance;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;
import org.ntkverify.numeric.spectrum.CertifiedEigenvalue;

/**
 * The bound
 *
 * <pre>
 * lambda_min(K) &gt;= max_R c_(2R+beta)^2 lambda_min(P_R),
 * P_R = sum_(r &lt;= R) (4r + 2 beta + d - 2)/(d - 2) C_(2r+beta)^((d-2)/2)(rho_ij),
 * </pre>
 *
 * beta = 1 for gates and 0 for the outer layer: in {@code K = sum_r c_r^2 (2r+d-2)/(d-2) C_r^((d-2)/2)(rho)} every summand is positive
 * semi-definite and the {@code c_r^2} of one parity fall.
 *
 * <p>{@code c_1(step)^2 = g^2/(4 pi)}, {@code c_(r+2)/c_r = -r/(r+d)}; {@code c_0(ReLU)^2 = d g^2/(4 pi)},
 * {@code c_(r+2)/c_r = (1-r)/(d+r+1)}; {@code g = Gamma(d/2)/Gamma((d+1)/2)}.
 */
final class GegenbauerBounds {

    /** Values of R tried from the first at which P_R can be definite; each costs one eigenvalue. */
    private static final int MOST_TRIALS = 10;

    /** Above this degree the errors of the recurrence grow beyond use. */
    private static final int LARGEST_DEGREE = 400;

    private static final double UNIT_ROUNDOFF = 0x1p-53;

    private GegenbauerBounds() {}

    static List<TheoremBound> all() {
        return List.of(bound("gegenbauer-gates", KernelPart.GATES), bound("gegenbauer-outer", KernelPart.OUTER_LAYER));
    }

    private static TheoremBound bound(String name, KernelPart part) {
        String factor = part == KernelPart.GATES ? "" : "gain min|x|^2 ";
        return TheoremBound.named(name, BoundDirection.LOWER, part)
                .formula("%smax_R c_(2R+%s)^2 lambda_min(P_R)".formatted(factor, beta(part)))
                .source(Sources.karhadkar(
                        "consequence of the Funk-Hecke series, on the given data", Provenance.DERIVED))
                .needs(setting -> List.of(
                        part == KernelPart.GATES ? Conditions.relu(setting) : Conditions.reluWithoutBias(setting),
                        part == KernelPart.GATES ? Conditions.noZeroInput(setting) : Conditions.oneHiddenLayer(setting),
                        Conditions.dimensionAtLeast(setting, 3),
                        Conditions.unitNorm(setting)))
                .value(setting -> value(setting, part));
    }

    private static int beta(KernelPart part) {
        return part == KernelPart.GATES ? 1 : 0;
    }

    private static BoundValue value(BoundSetting setting, KernelPart part) {
        Geometry geometry = setting.geometry();
        Harmonics harmonics = new Harmonics(geometry.dimension());
        Interval best = Interval.ZERO;
        int bestR = 0;
        int trials = 0;
        for (int r = 0; 2 * r + beta(part) <= LARGEST_DEGREE && trials < MOST_TRIALS; r++) {
            int degree = 2 * r + beta(part);
            harmonics.add(degree);
            Interval coefficient = coefficient(part, degree, geometry.dimension());
            // P_R has rank at most its value at 1, the number of harmonics, and lambda_min at most its mean N_R.
            boolean singular = harmonics.atOne().upper() < geometry.count();
            if (singular || coefficient.times(harmonics.atOne()).upper() <= best.lower()) {
                continue;
            }
            trials++;
            Interval smallest = Geometry.positive(CertifiedEigenvalue.lambdaMin(harmonics.matrix(geometry)));
            Interval value = coefficient.times(smallest);
            if (value.lower() > best.lower()) {
                best = value;
                bestR = r;
            }
        }
        if (trials == 0) {
            return new BoundValue.NotApplicable(
                    "because harmonics up to degree %s are too few for %s inputs in dimension %s"
                            .formatted(LARGEST_DEGREE, geometry.count(), geometry.dimension()));
        }
        return new BoundValue.Applicable(
                HermiteBounds.lowerFactor(setting, part).times(best), "best R = %s".formatted(bestR));
    }

    /** {@code c_degree^2}. */
    static Interval coefficient(KernelPart part, int degree, int dimension) {
        Interval fourPi = Interval.PI.times(Interval.of(4));
        Interval square = squaredGammaRatio(dimension).over(fourPi);
        if (part == KernelPart.OUTER_LAYER) {
            square = square.times(Interval.of(dimension));
        }
        for (int r = beta(part); r < degree; r += 2) {
            Interval ratio = part == KernelPart.GATES
                    ? Interval.of(r).over(Interval.of((double) r + dimension))
                    : Interval.of(1.0 - r).over(Interval.of(dimension + r + 1.0));
            square = square.times(ratio.power(2));
        }
        return square;
    }

    /** {@code (Gamma(d/2)/Gamma((d+1)/2))^2}: pi at d = 1, 4/pi at d = 2, and {@code g(d+2) = g(d) d/(d+1)}. */
    static Interval squaredGammaRatio(int dimension) {
        Interval square = dimension % 2 == 1 ? Interval.PI : Interval.of(4).over(Interval.PI);
        for (int d = 2 - dimension % 2; d < dimension; d += 2) {
            square = square.times(Interval.of(d).over(Interval.of(d + 1.0)).power(2));
        }
        return square;
    }

    /**
     * {@code P_R = sum_m w_m T_m} in Chebyshev polynomials with weights {@code w_m >= 0}, from
     * {@code C_n^(l)(cos t) = sum_k (l)_k (l)_(n-k)/(k! (n-k)!) cos((n-2k) t)}.
     *
     * <p>{@code T_m} by {@code fma(2 rho, T_(m-1), -T_(m-2))} errs by one rounding at each step, at most 1.01 u, and a step's error
     * reaches {@code T_m} multiplied by a Chebyshev polynomial of the second kind, at most the number of steps between: in all at
     * most {@code 1.01 u m(m+1)/2}. {@code |T_m'| <= m^2} bounds what the width of rho adds.
     */
    private static final class Harmonics {

        private final int dimension;
        private final List<Interval> weights = new ArrayList<>();

        Harmonics(int dimension) {
            this.dimension = dimension;
        }

        void add(int degree) {
            while (weights.size() <= degree) {
                weights.add(Interval.ZERO);
            }
            Interval lambda = Interval.of((dimension - 2) / 2.0);
            List<Interval> rising = new ArrayList<>(List.of(Interval.ONE));
            for (int k = 1; k <= degree; k++) {
                rising.add(rising.get(k - 1)
                        .times(lambda.plus(Interval.of(k - 1.0)))
                        .over(Interval.of(k)));
            }
            Interval scale = Interval.of(2.0 * degree + dimension - 2).over(Interval.of(dimension - 2.0));
            for (int k = 0; k <= degree; k++) {
                int order = Math.abs(degree - 2 * k);
                Interval term = scale.times(rising.get(k)).times(rising.get(degree - k));
                weights.set(order, weights.get(order).plus(term));
            }
        }

        /** {@code P_R(1)}, the number of harmonics. */
        Interval atOne() {
            return weights.stream().reduce(Interval.ZERO, Interval::plus);
        }

        IntervalMatrix matrix(Geometry geometry) {
            double error = error(geometry.largestCorrelationWidth());
            double[] middles = weights.stream().mapToDouble(Interval::midpoint).toArray();
            Interval around = new Interval(-error, error);
            Interval diagonal = atOne();
            return geometry.ofCorrelations(rho -> rho.equals(Interval.ONE)
                    ? diagonal
                    : Interval.of(value(middles, rho.midpoint())).plus(around));
        }

        /** What all roundings and widths together do to one entry. */
        private double error(double width) {
            Interval sum = Interval.ZERO;
            for (int m = 0; m < weights.size(); m++) {
                double steps = 1.01 * UNIT_ROUNDOFF * m * (m + 1) / 2;
                double ofAdding = 2.0 * weights.size() * UNIT_ROUNDOFF;
                Interval relative =
                        Interval.of((double) m * m).times(Interval.of(width)).plus(Interval.of(2 * (steps + ofAdding)));
                sum = sum.plus(weights.get(m).times(relative))
                        .plus(Interval.of(weights.get(m).width()));
            }
            return sum.upper();
        }

        private static double value(double[] weights, double rho) {
            double before = 1;
            double current = rho;
            double sum = weights[0];
            for (int m = 1; m < weights.length; m++) {
                sum = Math.fma(weights[m], current, sum);
                double next = Math.fma(2 * rho, current, -before);
                before = current;
                current = next;
            }
            return sum;
        }
    }
}
