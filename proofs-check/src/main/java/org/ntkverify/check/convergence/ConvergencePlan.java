package org.ntkverify.check.convergence;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.ntkverify.check.statistics.PowerLaw;
import org.ntkverify.check.statistics.SampleMoments;

/**
 * How many networks are drawn at each width, and over which widths the bias is fitted: decided from a pilot sample at the narrowest width, which is
 * not used again, so the intervals of what is drawn then hold whatever was decided.
 *
 * <p><b>Draws.</b> With a relative standard deviation r of the squared deviation that does not depend on the width, and a cost proportional to the width,
 * {@code T_n} in proportion to {@code n^(-1/2)} gives the least sum of relative variances over the widths (Neyman's allocation). The factor is
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

    static ConvergencePlan of(ConvergenceDesign design, SampleMoments square, SampleMoments mean) {
        List<Long> draws = draws(design, square);
        int range = biasRange(design.widths(), draws, mean);
        return new ConvergencePlan(
                draws,
                range >= ConvergenceDesign.FEWEST_WIDTHS ? range : 0,
                range >= ConvergenceDesign.FEWEST_WIDTHS
                        ? Optional.empty()
                        : Optional.of(belowNoise(design, draws, mean, range)));
    }

    private static List<Long> draws(ConvergenceDesign design, SampleMoments square) {
        int count = design.widths().size();
        double widest = design.widths().get(count - 1);
        if (design.draws().isPresent()) {
            return design.widths().stream()
                    .map(width -> design.draws().getAsLong())
                    .toList();
        }
        double[] sizes = design.widths().stream().mapToDouble(Integer::intValue).toArray();
        double[] shares = new double[count];
        for (int i = 0; i < count; i++) {
            shares[i] = Math.sqrt(widest / sizes[i]);
        }
        double z = NORMAL.inverseSurvivalProbability(design.alpha() / 2);
        double spread = square.mean() > 0 ? Math.sqrt(square.variance()) / square.mean() : 0;
        double forExponent = PowerLaw.plannedStandardError(sizes, shares) * spread * z / EXPONENT_PRECISION;
        double forError = spread * z / (2 * ERROR_PRECISION);
        double forInterval = Math.abs(square.skewness()) * z * z * z / (3 * AIMED_INFLATION);
        double precise = Math.max(forExponent, forError);
        double everywhere = Math.max(FEWEST, forInterval * forInterval);
        List<Long> draws = new ArrayList<>();
        for (double share : shares) {
            draws.add((long) Math.ceil(Math.min(MOST, Math.max(everywhere, precise * precise * share))));
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
