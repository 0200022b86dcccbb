package org.ntkverify.check.catalogue.karhadkar2024;

import java.util.List;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.SizeExponent;
import org.ntkverify.check.Tier;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.check.pattern.Trials;
import org.ntkverify.numeric.experiment.SphereKernel;
import org.ntkverify.numeric.experiment.SphereKernel.Part;

/** The corollary on uniform data: exponents of {@code lambda_min(H + N)} in the number of points. */
final class Karhadkar2024Exponents {

    /** What the logarithms that the corollary leaves out, and sizes that are finite, may add on either side. */
    private static final double ALLOWANCE = 0.1;

    /** The exponents known beforehand, of medians of 15 sets of 20 to 320 points. */
    private static final double SPACE = -1.085;

    private static final double SIX = -0.5;
    private static final double OUTER_IN_SPACE = -2.56;

    /**
     * In space the closest pair decides, whose squared distance is about exponential, so the logarithm has the skewness -1.14 of a Gumbel law. An interval
     * is given while {@code 1.14 z^3 / (3 sqrt(draws))} times the share of one size, about 0.55, is below 1.5; at z = 5.3, the level in a full run, 600 draws
     * give 1.3, which was too near, and 2000 give 0.7.
     */
    private static final long DRAWS_IN_SPACE = 2000;

    private static final long DRAWS_IN_SIX = 1000;

    private Karhadkar2024Exponents() {}

    static List<Claim> claims(Tier tier) {
        return List.of(space(tier), six(tier));
    }

    private static ExperimentDesign design(Tier tier, int dimension, Part part, long draws) {
        return Trials.sizes(
                "points N",
                tier.choose(List.of(20, 40, 80), List.of(20, 40, 80, 160), List.of(20, 40, 80, 160, 320)),
                draws,
                samples -> new SphereKernel(dimension, samples, part));
    }

    private static SizeExponent between(String text, ExperimentDesign design, double low, double high) {
        return Trials.exponent(text, design, SphereKernel.SMALLEST, low, high);
    }

    /** The two ends of the corollary, {@code N^(-4/(d-1))} and {@code N^(-2/(d-1))}, with the allowance. */
    private static SizeExponent bracket(ExperimentDesign design, int dimension) {
        double low = -4.0 / (dimension - 1) - ALLOWANCE;
        double high = -2.0 / (dimension - 1) + ALLOWANCE;
        return between("between both ends of the corollary", design, low, high);
    }

    private static List<Assumption> assumptions() {
        return List.of(
                Assumption.byConstruction("f = n^(-1/2) sum_j v_j relu(w_j.x), infinite width, both layers trained"),
                Assumption.byConstruction("independent uniform points of the unit sphere, drawn afresh"),
                new Assumption(
                        "N is large: waived, since the corollary leaves out logarithms and constants, sizes are 20 to 320 here, and 0.1 on either side "
                                + "of the exponents allows for both",
                        Assumption.Status.WAIVED));
    }

    private static Claim space(Tier tier) {
        ExperimentDesign design = design(tier, 3, Part.BOTH, DRAWS_IN_SPACE);
        return Identities.holds(
                Karhadkar2024.KEY + "/exponent-in-three-dimensions",
                Karhadkar2024.reading(
                        "our reading of the corollary on uniform data: only the exponents of N, whose constants and logarithms are not given"),
                "Uniform points, d = 3: exponent of N",
                "At N uniform points of the unit sphere of R^3 the geometric mean of lambda_min(H + N) falls like a power of N with an exponent from -4/(d-1) - 0.1 = -2.1 to "
                        + "-2/(d-1) + 0.1 = -0.9.",
                assumptions(),
                List.of(bracket(design, 3)),
                List.of(
                        Trials.excluded("constant", between("lambda_min ~ 1 for fixed d", design, -0.1, 0.1), SPACE),
                        Trials.excluded(
                                "half-the-exponent", between("lambda_min ~ N^(-1/(d-1))", design, -0.6, -0.4), SPACE),
                        Trials.excluded(
                                "outer-layer-alone",
                                bracket(design(tier, 3, Part.OUTER, DRAWS_IN_SPACE), 3),
                                OUTER_IN_SPACE)));
    }

    private static Claim six(Tier tier) {
        ExperimentDesign design = design(tier, 6, Part.BOTH, DRAWS_IN_SIX);
        return Identities.holds(
                Karhadkar2024.KEY + "/exponent-in-six-dimensions",
                Karhadkar2024.reading(
                        "our reading of the corollary on uniform data: only the exponents of N, whose constants and logarithms are not given"),
                "Uniform points, d = 6: exponent of N",
                "At N uniform points of the unit sphere of R^6 the geometric mean of lambda_min(H + N) falls like a power of N with an exponent from -4/(d-1) - 0.1 = -0.9 to "
                        + "-2/(d-1) + 0.1 = -0.3.",
                assumptions(),
                List.of(bracket(design, 6)),
                List.of(
                        Trials.excluded("constant", between("lambda_min ~ 1 for fixed d", design, -0.1, 0.1), SIX),
                        Trials.excluded(
                                "half-the-exponent", between("lambda_min ~ N^(-1/(d-1))", design, -0.25, -0.15), SIX)));
    }
}
