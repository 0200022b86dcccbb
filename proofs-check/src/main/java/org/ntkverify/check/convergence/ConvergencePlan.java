package org.ntkverify.check.convergence;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.ntkverify.check.statistics.PowerLaw;
import org.ntkverify.check.statistics.SampleMoments;

/**
 * How many networks are drawn at each width, and over which widths the bias is fitted: decided from pilot samples at the narrow widths, which are
 * not used again, so the intervals of what is drawn then hold whatever was decided.
 *
 * <p><b>Draws.</b> With a relative standard deviation {@code r_n} of the squared deviation and a cost proportional to the width,
 * {@code T_n} in proportion to {@code r_n n^(-1/2)} gives the least sum of relative variances over the widths (Neyman's allocation). The factor is
 * the one that an exponent within 0.01 and an error at the widest within 20 % need; no width gets fewer draws than an interval takes in
 * spite of the skewness, or 64.
 *
 * <p><b>Bias.</b> It falls like 1/n and its noise like {@code (n T_n)^(-1/2)}: below the noise its logarithm is an artefact. It is fitted over
 * those of the first widths at which the pilot, two of its standard errors on the careful side, promises five standard errors.
 *
 * @param draws one number for each width
 * @param biasWidths how many of the first widths the bias is fitted over, 0 for none
 * @param biasOmission why it is not, if it is not
 */
public record ConvergencePlan(List<Long> draws, int biasWidths, Optional<String> biasOmission) {

    private static final double EXPONENT_PRECISION = 0.01;
    private static final double ERROR_PRECISION = 0.2;

    /** Below 1.5, up to which intervals are given at all, because a larger sample may look more skewed. */
    private static final double AIMED_INFLATION = 1;

    private static final double FEWEST = 64;
    private static final double MOST = 1 << 20;
    private static final double BIAS_SIGNIFICANCE = 5;
    private static final double CAREFUL = 2;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Copies the list. */
    public ConvergencePlan {
        draws = List.copyOf(draws);
    }

    /**
     * Plans with pilot samples.
     *
     * @param squares of the squared deviation, at some of the first widths; wider networks are taken to be like the last
     * @param mean of the deviation, at the first width
     */
    static ConvergencePlan of(ConvergenceDesign design, List<SampleMoments> squares, SampleMoments mean) {
        List<Long> draws = draws(design, squares);
        int range = biasRange(design.widths(), draws, mean);
        return new ConvergencePlan(
                draws,
                range >= ConvergenceDesign.FEWEST_WIDTHS ? range : 0,
                range >= ConvergenceDesign.FEWEST_WIDTHS
                        ? Optional.empty()
                        : Optional.of(belowNoise(design, draws, mean, range)));
    }

    private static List<Long> draws(ConvergenceDesign design, List<SampleMoments> squares) {
        if (design.draws().isPresent()) {
            return Collections.nCopies(design.widths().size(), design.draws().getAsLong());
        }
        double[] sizes = design.widths().stream().mapToDouble(Integer::intValue).toArray();
        double[] shares = new double[sizes.length];
        double[] weights = new double[sizes.length];
        double[] everywhere = new double[sizes.length];
        double z = NORMAL.inverseSurvivalProbability(design.alpha() / 2);
        double widest = sizes[sizes.length - 1];
        double spread = 0;
        for (int i = 0; i < sizes.length; i++) {
            SampleMoments square = squares.get(Math.min(i, squares.size() - 1));
            // A deviation that does not vary needs no draws for precision, only the fewest.
            spread = square.variance() > 0 ? Math.sqrt(square.variance()) / square.mean() : Double.MIN_NORMAL;
            shares[i] = spread * Math.sqrt(widest / sizes[i]);
            weights[i] = shares[i] / (spread * spread);
            double forInterval = Math.abs(square.skewness()) * z * z * z / (3 * AIMED_INFLATION);
            everywhere[i] = Math.max(FEWEST, forInterval * forInterval);
        }
        double forExponent = PowerLaw.plannedStandardError(sizes, weights) * z / EXPONENT_PRECISION;
        double forError = spread * z / (2 * ERROR_PRECISION);
        double factor = Math.max(forExponent * forExponent, forError * forError / shares[sizes.length - 1]);
        List<Long> draws = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            draws.add((long) Math.ceil(Math.min(MOST, Math.max(everywhere[i], factor * shares[i]))));
        }
        return draws;
    }

    /** Returns how many of the first widths promise a bias that stands out. */
    private static int biasRange(List<Integer> widths, List<Long> draws, SampleMoments pilot) {
        int range = 0;
        while (range < widths.size() && significance(widths, draws, range, pilot) >= BIAS_SIGNIFICANCE) {
            range++;
        }
        return range;
    }

    private static double significance(List<Integer> widths, List<Long> draws, int i, SampleMoments pilot) {
        double careful = Math.abs(pilot.mean()) - CAREFUL * pilot.standardError();
        double narrowing = Math.sqrt((double) widths.get(0) / widths.get(i));
        double deviation = Math.sqrt(pilot.variance());
        return careful > 0 && deviation > 0 ? careful / deviation * narrowing * Math.sqrt((double) draws.get(i)) : 0;
    }

    private static String belowNoise(ConvergenceDesign design, List<Long> draws, SampleMoments pilot, int range) {
        double careful = Math.abs(pilot.mean()) - CAREFUL * pilot.standardError();
        if (!(careful > 0)) {
            return "not told from 0 by %s draws at width %s"
                    .formatted(pilot.count(), design.widths().get(0));
        }
        int third = ConvergenceDesign.FEWEST_WIDTHS - 1;
        double shortfall = BIAS_SIGNIFICANCE / significance(design.widths(), draws, third, pilot);
        return "below the noise from width %s on; three widths would take some %s draws each (--draws)"
                .formatted(design.widths().get(range), roughly(draws.get(third) * shortfall * shortfall));
    }

    /** Returns the number to two digits, in plain notation. */
    static String roughly(double number) {
        return new BigDecimal(number)
                .round(new MathContext(2, RoundingMode.UP))
                .setScale(0, RoundingMode.UP)
                .toPlainString();
    }

    /** Returns the cost of draws in networks times width. */
    double neurons(List<Integer> widths) {
        double sum = 0;
        for (int i = 0; i < widths.size(); i++) {
            sum += (double) widths.get(i) * draws.get(i);
        }
        return sum;
    }
}
