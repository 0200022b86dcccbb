package org.ntkverify.check.catalogue.wu2022;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Provenance;
import org.ntkverify.check.Source;
import org.ntkverify.check.Tier;
import org.ntkverify.numeric.network.NetworkDescription;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.ProductKernel;
import org.ntkverify.symbolic.ProductVariant;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/** What the claims about networks of entrywise products share: the networks studied, and their kernel in polar coordinates. */
public final class Wu2022 {

    static final String KEY = "wu2022";

    /** The networks whose exact kernels are studied; one more degree is one more line. */
    static final List<Net> STUDY =
            List.of(plain(1), plain(2), plain(3), plain(5), plain(6), plain(9), skip(2), skip(3), skip(5), skip(9));

    /** {@code r = |x|, s = |x'|}, the angle theta, a factor t and a step h. */
    static final Expression.Variable R = Expression.variable("r");

    static final Expression.Variable S = Expression.variable("s");
    static final Expression.Variable T = Expression.variable("t");
    static final Expression.Variable H = Expression.variable("h");
    static final Expression.Variable ANGLE = Expression.variable("theta");

    /** Points of the domain r, s, t, h > 0, theta in (0, pi), none special. */
    static final List<Map<String, Expression>> POINTS = List.of(
            point(Expression.ONE, Expression.ONE, Expression.integer(2), Expression.ratio(1, 10)),
            point(Expression.ratio(1, 2), Expression.integer(3), Expression.ratio(7, 5), Expression.ONE),
            point(Expression.ratio(9, 4), Expression.ratio(4, 5), Expression.integer(10), Expression.ratio(5, 2)));

    private Wu2022() {}

    private static Map<String, Expression> point(Expression r, Expression s, Expression t, Expression theta) {
        return Map.of("r", r, "s", s, "t", t, "h", Expression.ratio(3, 4), "theta", theta);
    }

    /**
     * A ReLU product network.
     *
     * @param variant plain or skip
     * @param degree N
     */
    record Net(ProductVariant variant, int degree) {

        ProductKernel kernel() {
            return ProductKernel.of(Activation.RELU, degree, variant);
        }

        NetworkDescription.Product description() {
            return new NetworkDescription.Product(Activation.RELU, degree, variant, List.of());
        }

        boolean isPlain() {
            return variant == ProductVariant.PLAIN;
        }

        String text() {
            return "%s %s".formatted(variant.text(), degree);
        }

        /** {@code k = r s J_1(theta)/(2 pi)}. */
        static Expression k() {
            Expression sine = Expression.call(Function.SIN, ANGLE);
            Expression cosine = Expression.call(Function.COS, ANGLE);
            Expression rectified = sine.plus(Expression.PI.minus(ANGLE).times(cosine));
            return R.times(S).times(rectified).over(Expression.PI.times(2));
        }

        /** {@code kdot = (pi - theta)/(2 pi)}. */
        static Expression slope() {
            return Expression.PI.minus(ANGLE).over(Expression.PI.times(2));
        }

        static Expression innerProduct() {
            return R.times(S).times(Expression.call(Function.COS, ANGLE));
        }

        /** {@code E max(w . x, 0) = |x|/sqrt(2 pi)}. */
        static Expression mean(Expression norm) {
            return norm.over(Expression.PI.times(2).sqrt());
        }

        /** Theta of inputs of norms r and s at angle theta. */
        Expression polar() {
            ProductKernel kernel = kernel();
            return kernel.theta(k(), kernel.later(k(), mean(R), mean(S)), slope(), innerProduct());
        }

        /** Sigma of inputs of norms r and s at angle theta. */
        Expression polarSigma() {
            ProductKernel kernel = kernel();
            return kernel.sigma(k(), kernel.later(k(), mean(R), mean(S)));
        }
    }

    static Net plain(int degree) {
        return new Net(ProductVariant.PLAIN, degree);
    }

    static Net skip(int degree) {
        return new Net(ProductVariant.SKIP, degree);
    }

    /** Returns the plain networks of {@code nets} from the lowest degree up. */
    static List<Net> plainOnes(List<Net> nets) {
        return nets.stream()
                .filter(Net::isPlain)
                .sorted(Comparator.comparing(Net::degree))
                .toList();
    }

    /** Returns the degrees of each variant among {@code nets}, in words: what a proof covers is what it was made for. */
    static String names(List<Net> nets) {
        return Stream.of(ProductVariant.PLAIN, ProductVariant.SKIP)
                .filter(variant -> nets.stream().anyMatch(net -> net.variant() == variant))
                .map(variant -> "%s N = %s"
                        .formatted(
                                variant.text(),
                                nets.stream()
                                        .filter(net -> net.variant() == variant)
                                        .map(net -> Integer.toString(net.degree()))
                                        .collect(Collectors.joining(", "))))
                .collect(Collectors.joining("; "));
    }

    /** Returns the claims. */
    public static List<Claim> claims(Tier tier) {
        return Stream.of(Wu2022Sampling.claims(tier), Wu2022Training.claims(tier), exactClaims(STUDY))
                .flatMap(List::stream)
                .toList();
    }

    /** Returns the claims that draw nothing, about the given networks. */
    static List<Claim> exactClaims(List<Net> nets) {
        return Stream.of(
                        Wu2022Variance.claims(nets),
                        Wu2022Extrapolation.claims(nets),
                        Wu2022Spectrum.claims(nets),
                        Wu2022Decay.claims(nets),
                        Wu2022Definiteness.claims(),
                        Wu2022Errata.claims())
                .flatMap(List::stream)
                .toList();
    }

    static String id(String slug) {
        return KEY + "/" + slug;
    }

    static Source reading(String note, String locator) {
        return new Source(KEY, note, locator, Provenance.OUR_READING);
    }

    static Source derived(String note, String locator) {
        return new Source(KEY, note, locator, Provenance.DERIVED);
    }

    static Source found(String note, String locator) {
        return new Source(KEY, note, locator, Provenance.FOUND);
    }

    static List<Assumption> model() {
        return List.of(Assumption.byConstruction(
                "f = sqrt(2/n) v . y_N, ReLU, iid standard normal weights, all trained, no bias, inputs raw"));
    }
}
