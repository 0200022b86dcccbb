package org.ntkverify.check.statistics;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * An estimate over its estimated standard error, with the two numbers that describe its skewness, and the interval that
 * follows.
 *
 * <p>To first order the studentized estimate t has cumulants k1 and k3, and
 * {@code t - k1 - k3 (t^2 - 1)/6 = t + a t^2/3 + b} is standard normal, where {@code a = -k3/2} is the curvature and
 * {@code b = k3/6 - k1} the shift. Hall completes the square to a cube, so that the transform is monotone [Hall92]:
 *
 * <p>{@code h(t) = t + a t^2/3 + a^2 t^3/27 + b = ((1 + a t/3)^3 - 1)/a + b}, with the inverse
 * {@code t = (3/a) (cbrt(1 + a (x - b)) - 1)}.
 *
 * <p><b>Linear combination of means</b> {@code sum l_i mean_i} of independent samples: with
 * {@code s^2 = sum l_i^2 v_i/T_i} and the third cumulant {@code sum l_i^3 kappa3_i/T_i^2},
 * {@code A = (sum l_i^3 kappa3_i/T_i^2)/s^3}, one finds {@code k1 = -A/2}, {@code k3 = -2 A}, so {@code a = A},
 * {@code b = A/6}. For one sample {@code A = skewness / sqrt(T)}.
 *
 * <p><b>Linear combination of logarithms</b> {@code sum l_i log|mean_i|}: write {@code mean_i = m_i (1 + d_i)},
 * {@code e_i^2 = E d_i^2 = v_i/(T_i m_i^2)}, {@code E d_i^3 = c_i = kappa3_i/(T_i^2 m_i^3)},
 * {@code s^2 = sum l_i^2 e_i^2}. The error is {@code sum l_i (d_i - d_i^2/2)}. The variance estimate is
 * {@code sum l_i^2 e_i^2 (1 + f_i - 2 d_i)}, where f_i is the relative error of the sample variance,
 * {@code E f_i d_i = c_i/e_i^2}. With {@code A = sum l_i^3 c_i/s^3}, {@code B = sum l_i^3 e_i^4/s^3},
 * {@code C = sum l_i e_i^2/s} the expansion gives {@code k1 = -A/2 + B - C/2} and {@code k3 = -2 A + 3 B}, so
 * {@code a = A - 3 B/2} and {@code b = A/6 + (C - B)/2}. (The logarithm alone, not studentized, has third cumulant
 * {@code c - 3 e^4}: the logarithm removes skewness, and studentizing gives half of the correction back because the
 * error is divided by the estimated mean.) For one sample {@code B = C} and {@code b = A/6}.
 *
 * <p><b>Weights of a regression</b> come from the same samples as the data: a skewed sample that errs low also looks
 * precise. With h_i the leverage of datum i, {@code sum l_i y_i} has derivative {@code -l_i r_i} in the logarithm of
 * the variance of datum i, r_i the residual, whose covariance with the error of datum i is a fraction {@code 1 - h_i}
 * of its variance. Residuals are uncorrelated with the fit, so k3 does not change, and k1 by
 * {@code -sum l_i (1 - h_i) Cov(y_i, log variance_i)/s}: the covariance is {@code kappa3_i/(T_i v_i)} for means and
 * {@code c_i/e_i^2 - 2 e_i^2} for logarithms.
 *
 * <p><b>Gate.</b> Student's t has the wrong tail by the relative amount {@code g = |a| z^3/3 + |b - a/6| z} to leading
 * order; the second term is 0 for plain means. First-order terms may cancel between samples, or against the logarithm,
 * where terms of second order do not: so |a| counts as at least the roughness
 * {@code R = sqrt(sum (l_i e_i/s)^6 skewness_i^2/T_i)}, which is |a| for one mean. Up to 0.2 Student's interval is
 * used, up to 1.5 Hall's transform at half the level, above there is no interval yet; since g falls as one over the
 * square root of the counts, growing all of them by {@code (g/0.2)^2} brings it to 0.2. Hall's quantile is Student's
 * and not the normal one, which is shorter. Below 50 draws of any sample, 200 under learned weights, there is no
 * interval either.
 *
 * @param estimate the point estimate
 * @param standardError its estimated standard error
 * @param curvature a
 * @param shift b
 * @param roughness R
 * @param degreesOfFreedom of the standard error, by Welch's formula [Welch47]
 * @param count draws over all samples
 * @param shortage the fewest draws that a sample needs here, over those that the smallest has; above 1 is too few
 */
record StudentizedEstimate(
        double estimate,
        double standardError,
        double curvature,
        double shift,
        double roughness,
        double degreesOfFreedom,
        long count,
        double shortage) {

    /** Tail probabilities of Student's t are then off by 20 % at most, to first order. */
    static final double STUDENT_LIMIT = 0.2;

    /** Beyond it second-order terms, of relative size g^2/2, exceed what halving the level pays for. */
    static final double HALL_LIMIT = 1.5;

    /**
     * With fewer draws the sample skewness is no guide. Measured for misses of exponential and lognormal(0.5) means at
     * level 1e-3, over the level: 10 draws 3.4 and 2.4, 20 draws 1.3 and 1.8, 50 draws 0.2 and 0.8.
     */
    static final long FEWEST_DRAWS = 50;

    /**
     * The same for weights that are learned from the samples. Measured for limits over four widths, misses over the
     * level at the worst of the levels 0.2 to 1e-3: skewness 1.75 with 50 draws 1.4, with 200 draws 1.0; skewness
     * 8.84 with 50 draws 3.4, 200 draws 1.6, 500 draws 1.1, 1000 draws 1.0. Exponents, skewness 8.84: 50 draws 2.3, 200
     * draws 1.3.
     */
    static final long FEWEST_DRAWS_FOR_WEIGHTS = 200;

    /** Returns {@code sum l_i mean_i}. */
    static StudentizedEstimate ofMeans(double[] coefficients, List<SampleMoments> samples) {
        return ofMeans(coefficients, new double[coefficients.length], samples);
    }

    /** Returns {@code sum l_i mean_i} where a regression gives l and leaves the fractions {@code 1 - h_i}. */
    static StudentizedEstimate ofMeans(double[] coefficients, double[] freedom, List<SampleMoments> samples) {
        double estimate = 0;
        double[] errors = new double[coefficients.length];
        for (int i = 0; i < coefficients.length; i++) {
            estimate += coefficients[i] * samples.get(i).mean();
            errors[i] = coefficients[i] * samples.get(i).standardError();
        }
        double s = norm(errors);
        double a = 0;
        double shift = 0;
        double roughness = 0;
        for (int i = 0; i < errors.length && s > 0; i++) {
            double share = errors[i] / s;
            double skewness = skewnessOfMean(samples.get(i));
            a += cube(share) * skewness;
            shift += share * freedom[i] * skewness;
            roughness = Math.hypot(roughness, cube(share) * skewness);
        }
        return new StudentizedEstimate(
                estimate,
                s,
                a,
                a / 6 + shift,
                roughness,
                degreesOfFreedom(errors, s, samples),
                count(samples),
                shortage(samples, freedom));
    }

    /** Returns {@code sum l_i log|mean_i|}; every mean differs from 0. */
    static StudentizedEstimate ofLogMeans(double[] coefficients, List<SampleMoments> samples) {
        return ofLogMeans(coefficients, new double[coefficients.length], samples);
    }

    /** Returns {@code sum l_i log|mean_i|} where a regression gives l and leaves the fractions {@code 1 - h_i}. */
    static StudentizedEstimate ofLogMeans(double[] coefficients, double[] freedom, List<SampleMoments> samples) {
        double estimate = 0;
        double[] errors = new double[coefficients.length];
        for (int i = 0; i < coefficients.length; i++) {
            estimate += coefficients[i] * Math.log(Math.abs(samples.get(i).mean()));
            errors[i] = coefficients[i] * relativeError(samples.get(i));
        }
        double s = norm(errors);
        double a = 0;
        double b = 0;
        double shift = 0;
        double roughness = 0;
        for (int i = 0; i < errors.length && s > 0; i++) {
            SampleMoments sample = samples.get(i);
            double share = errors[i] / s;
            double skewness = Math.signum(sample.mean()) * skewnessOfMean(sample);
            double error = relativeError(sample);
            a += cube(share) * skewness;
            b += cube(share) * error;
            shift += share * (error / 2 + freedom[i] * (skewness - 2 * error));
            roughness = Math.hypot(roughness, cube(share) * skewness);
        }
        return new StudentizedEstimate(
                estimate,
                s,
                a - 1.5 * b,
                a / 6 - b / 2 + shift,
                roughness,
                degreesOfFreedom(errors, s, samples),
                count(samples),
                shortage(samples, freedom));
    }

    private static double skewnessOfMean(SampleMoments sample) {
        return sample.skewness() / Math.sqrt((double) sample.count());
    }

    /** Returns e, the standard error of the mean over its absolute value: the standard error of the logarithm. */
    static double relativeError(SampleMoments sample) {
        return sample.standardError() / Math.abs(sample.mean());
    }

    private static double cube(double x) {
        return x * x * x;
    }

    private static double norm(double[] errors) {
        double sum = 0;
        for (double error : errors) {
            sum = Math.hypot(sum, error);
        }
        return sum;
    }

    private static double degreesOfFreedom(double[] errors, double norm, List<SampleMoments> samples) {
        double sum = 0;
        for (int i = 0; i < errors.length && norm > 0; i++) {
            double share = errors[i] / norm;
            sum += share * share * share * share / (samples.get(i).count() - 1);
        }
        return 1 / sum;
    }

    private static long count(List<SampleMoments> samples) {
        return samples.stream().mapToLong(SampleMoments::count).sum();
    }

    private static double shortage(List<SampleMoments> samples, double[] freedom) {
        boolean learned = Arrays.stream(freedom).anyMatch(part -> part != 0);
        double needed = learned ? FEWEST_DRAWS_FOR_WEIGHTS : FEWEST_DRAWS;
        return samples.stream()
                .mapToDouble(sample -> needed / sample.count())
                .max()
                .orElseThrow();
    }

    /** Returns g at the given two-sided level. */
    double inflation(double alpha) {
        double z = Require.upperNormalQuantile(alpha / 2);
        return Math.max(Math.abs(curvature), roughness) * z * z * z / 3 + Math.abs(shift - curvature / 6) * z;
    }

    /** Returns the two-sided interval at level alpha. */
    IntervalResult interval(double alpha) {
        Require.level(alpha, "alpha");
        if (standardError == 0) {
            return new IntervalResult.Degenerate(estimate, count);
        }
        double g = inflation(alpha);
        if (shortage > 1 || !(g <= HALL_LIMIT)) {
            double growth = Math.max((g / STUDENT_LIMIT) * (g / STUDENT_LIMIT), shortage);
            return new IntervalResult.NotYet(estimate, standardError, g, count, Require.roundedUp(count * growth));
        }
        if (g <= STUDENT_LIMIT) {
            double reach = standardError * studentQuantile(alpha / 2);
            return new IntervalResult.Interval(
                    estimate, standardError, estimate - reach, estimate + reach, IntervalResult.Method.STUDENT);
        }
        // Half the level, split over the two tails.
        double x = studentQuantile(alpha / 4);
        return new IntervalResult.Interval(
                estimate,
                standardError,
                estimate - standardError * inverseTransform(x),
                estimate - standardError * inverseTransform(-x),
                IntervalResult.Method.HALL);
    }

    private double studentQuantile(double tail) {
        return TDistribution.of(degreesOfFreedom).inverseSurvivalProbability(tail);
    }

    /** Returns h(t). */
    double transform(double t) {
        double u = curvature * t / 3;
        return t * (1 + u + u * u / 3) + shift;
    }

    /** Returns the t with {@code h(t) = x}. */
    double inverseTransform(double x) {
        double y = curvature * (x - shift);
        if (y == 0) {
            return x - shift;
        }
        // cbrt(1 + y) - 1; without cancellation where y is small, and by the real cube root beyond the inflection.
        double rootMinusOne = y > -0.5 ? Math.expm1(Math.log1p(y) / 3) : Math.cbrt(1 + y) - 1;
        return 3 * rootMinusOne / curvature;
    }
}
