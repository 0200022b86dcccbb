package org.ntkverify.check.catalogue.karhadkar2024;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ExperimentDesign;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.SizeExponent;
import org.ntkverify.check.Tier;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.check.pattern.Trials;
import org.ntkverify.numeric.experiment.SphereKernel;
import org.ntkverify.numeric.experiment.SphereKernel.Part;
import org.ntkverify.numeric.experiment.SphereSeparation;
import org.ntkverify.numeric.sample.Experiment;

/** The corollary on uniform data: exponents of {@code lambda_min(H + N)} and of the separation in the number of points. */
final class Karhadkar2024Exponents {

    /** What the logarithms that the corollary leaves out, and sizes that are finite, may add on either side. */
    private static final double ALLOWANCE = 0.1;

    /** Around half of the smallest exponent, as a false claim. */
    private static final double HALF_WIDTH = 0.2;

    /** The exponent known beforehand of N alone, d = 3, of medians of 15 sets of 20 to 320 points. */
    private static final double OUTER_IN_SPACE = -2.56;

    /**
     * A dimension.
     *
     * @param dimension d
     * @param word as the id spells it
     * @param known exponent of {@code lambda_min(H + N)} known beforehand, of medians of 15 sets of 20 to 320 points
     * @param draws of each size. Where the closest pair decides, its distance to the power {@code d - 1} is about exponential, so the logarithm has the skewness
     *     -1.14 of a Gumbel law. An interval is given while {@code 1.14 z^3 / (3 sqrt(draws))} times the share of one size, about 0.55, is below
     *     1.5; at z = 5.3, the level in a full run, 600 draws give 1.3, which was too near, and 2000 give 0.7. In higher dimensions many pairs decide.
     */
    private record Sphere(int dimension, String word, double known, long draws) {}

    private static final List<Sphere> SPHERES = List.of(
            new Sphere(3, "three", -1.085, 2000), new Sphere(4, "four", -0.74, 2000), new Sphere(6, "six", -0.5, 1000));

    /** A separation costs no eigenvalues; the interval shall be a third of the allowance. */
    private static final long DRAWS_OF_SEPARATION = 8000;

    private Karhadkar2024Exponents() {}

    static List<Claim> claims(Tier tier) {
        List<Claim> claims = new ArrayList<>();
        SPHERES.forEach(sphere -> claims.add(smallest(tier, sphere)));
        claims.add(separation(tier));
        return claims;
    }

    private static ExperimentDesign design(Tier tier, long draws, IntFunction<Experiment> experiment) {
        return Trials.sizes(
                "points N",
                tier.choose(List.of(20, 40, 80), List.of(20, 40, 80, 160), List.of(20, 40, 80, 160, 320)),
                draws,
                experiment);
    }

    private static Assumption uniform() {
        return Assumption.byConstruction("independent uniform points of the unit sphere, drawn afresh");
    }

    private static Assumption finite(String what) {
        return new Assumption(
                "N is large: waived, since %s, sizes are 20 to 320 here, and 0.1 on either side of the exponents allows for it"
                        .formatted(what),
                Assumption.Status.WAIVED);
    }

    private static Claim smallest(Tier tier, Sphere sphere) {
        int d = sphere.dimension();
        ExperimentDesign design = design(tier, sphere.draws(), samples -> new SphereKernel(d, samples, Part.BOTH));
        List<Falsifier> falsifiers = new ArrayList<>(List.of(
                Trials.excluded("constant", exponent("lambda_min ~ 1 for fixed d", design, -0.1, 0.1), sphere.known()),
                half(design, sphere)));
        if (d == 3) {
            ExperimentDesign outer = design(tier, sphere.draws(), samples -> new SphereKernel(d, samples, Part.OUTER));
            falsifiers.add(Trials.excluded("outer-layer-alone", bracket(outer, d), OUTER_IN_SPACE));
        }
        return Identities.holds(
                Karhadkar2024.KEY + "/exponent-in-%s-dimensions".formatted(sphere.word()),
                Karhadkar2024.reading(
                        "our reading of the corollary on uniform data: only the exponents of N, whose constants and logarithms are not given"),
                "Uniform points, d = %s: exponent of N".formatted(d),
                "At N uniform points of the unit sphere of R^%s the geometric mean of lambda_min(H + N) falls like a power of N with an exponent from -4/(d-1) - 0.1 to -2/(d-1) + 0.1."
                        .formatted(d),
                List.of(
                        Assumption.byConstruction(
                                "f = n^(-1/2) sum_j v_j relu(w_j.x), infinite width, both layers trained"),
                        uniform(),
                        finite("the corollary leaves out logarithms and constants")),
                List.of(bracket(design, d)),
                falsifiers);
    }

    private static Falsifier half(ExperimentDesign design, Sphere sphere) {
        double middle = -1.0 / (sphere.dimension() - 1);
        return Trials.excluded(
                "half-the-exponent",
                exponent("lambda_min ~ N^(-1/(d-1))", design, middle * (1 + HALF_WIDTH), middle * (1 - HALF_WIDTH)),
                sphere.known());
    }

    private static SizeExponent exponent(String text, ExperimentDesign design, double low, double high) {
        return Trials.exponent(text, design, SphereKernel.SMALLEST, low, high);
    }

    /** The two ends of the corollary, {@code N^(-4/(d-1))} and {@code N^(-2/(d-1))}, with the allowance. */
    private static SizeExponent bracket(ExperimentDesign design, int dimension) {
        double low = -4.0 / (dimension - 1) - ALLOWANCE;
        double high = -2.0 / (dimension - 1) + ALLOWANCE;
        return exponent("between both ends of the corollary", design, low, high);
    }

    private static Claim separation(Tier tier) {
        ExperimentDesign space = separations(tier, 3);
        ExperimentDesign six = separations(tier, 6);
        return Identities.holds(
                Karhadkar2024.KEY + "/separation-exponent",
                Karhadkar2024.derived("delta' of the corollary: N^2 delta'^(d-1) tends to an exponential law"),
                "Uniform points: exponent of delta'",
                "At N uniform points of the unit sphere of R^d the geometric mean of delta' = min |x_i - x_k| falls like N^(-2/(d-1)), the exponent within 0.1: d = 3 and 6.",
                List.of(uniform(), finite("the law is one of the limit")),
                List.of(distance("delta' ~ N^(-1), d = 3", space, -1), distance("delta' ~ N^(-2/5), d = 6", six, -0.4)),
                List.of(
                        Trials.excluded("half-the-exponent", distance("delta' ~ N^(-1/2), d = 3", space, -0.5), -1),
                        Trials.excluded("twice-the-exponent", distance("delta' ~ N^(-4/5), d = 6", six, -0.8), -0.4),
                        Trials.excluded("volume-of-space", distance("delta' ~ N^(-2/d), d = 3", space, -2.0 / 3), -1)));
    }

    private static ExperimentDesign separations(Tier tier, int dimension) {
        return design(tier, DRAWS_OF_SEPARATION, samples -> new SphereSeparation(dimension, samples));
    }

    private static SizeExponent distance(String text, ExperimentDesign design, double exponent) {
        return Trials.exponent(text, design, SphereSeparation.SMALLEST, exponent - ALLOWANCE, exponent + ALLOWANCE);
    }
}
