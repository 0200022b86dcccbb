package org.ntkverify.symbolic.exact;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is known of the variables of an identity: signs, intervals, covariances. Nothing is known of a variable that is not
 * named here.
 */
public final class Domain {

    /** Variances and covariance of two random variables: {@code a, b > 0} and {@code c^2 <= a b}. */
    record Covariance(String a, String b, String c) {}

    private static final Domain EVERYWHERE = new Domain(Set.of(), Set.of(), Set.of(), List.of());

    private final Set<String> positive;
    private final Set<String> correlations;
    private final Set<String> angles;
    private final List<Covariance> covariances;

    private Domain(Set<String> positive, Set<String> correlations, Set<String> angles, List<Covariance> covariances) {
        this.positive = Set.copyOf(positive);
        this.correlations = Set.copyOf(correlations);
        this.angles = Set.copyOf(angles);
        this.covariances = List.copyOf(covariances);
    }

    /** Returns the domain on which nothing is known of any variable. */
    public static Domain everywhere() {
        return EVERYWHERE;
    }

    /**
     * Returns the domain of dual activations: {@code a, b > 0}, {@code |c| <= sqrt(a b)}, {@code rho} in [-1, 1],
     * {@code theta} in [0, pi].
     */
    public static Domain covariance() {
        return EVERYWHERE.withCovariance("a", "b", "c").withCorrelation("rho").withAngle("theta");
    }

    /** Returns this domain with the variable {@code name} in (0, oo). */
    public Domain withPositive(String name) {
        return new Domain(including(positive, name), correlations, angles, covariances);
    }

    /** Returns this domain with the variable {@code name} in [-1, 1]. */
    public Domain withCorrelation(String name) {
        return new Domain(positive, including(correlations, name), angles, covariances);
    }

    /** Returns this domain with the variable {@code name} in [0, pi]. */
    public Domain withAngle(String name) {
        return new Domain(positive, correlations, including(angles, name), covariances);
    }

    /** Returns this domain with the variables {@code a, b > 0} and {@code c^2 <= a b}. */
    public Domain withCovariance(String a, String b, String c) {
        List<Covariance> more = new ArrayList<>(covariances);
        more.add(new Covariance(a, b, c));
        return new Domain(including(including(positive, a), b), correlations, angles, more);
    }

    private static Set<String> including(Set<String> names, String name) {
        Set<String> more = new TreeSet<>(names);
        more.add(name);
        return more;
    }

    boolean isCorrelation(String name) {
        return correlations.contains(name);
    }

    boolean isAngle(String name) {
        return angles.contains(name);
    }

    List<Covariance> covariances() {
        return covariances;
    }

    Sign sign(String name) {
        if (positive.contains(name)) {
            return Sign.POSITIVE;
        }
        return isAngle(name) ? Sign.NON_NEGATIVE : Sign.UNKNOWN;
    }
}
