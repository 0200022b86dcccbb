package org.ntkverify.numeric.arithmetic;

import java.math.BigDecimal;

/**
 * Enclosures of {@code P(U <= x, V <= y)} for centred normal U, V with variances a, b and covariance c.
 *
 * <p><b>Corners.</b> With {@code h = x/sqrt a}, {@code k = y/sqrt b}, {@code r = c/sqrt(a b)} the probability is
 * {@code F(h, k, r)}, increasing in h and k as a distribution function and increasing in r, since {@code F_r} is the density at (h, k)
 * (Plackett 1954). So the least value over a box is at least F at the least h, k and r over the box, one by one, and the
 * greatest at most F at the greatest. These are at exact ends: the least h is {@code x/sqrt a} at the lower x and, for
 * {@code x >= 0}, the upper a, else the lower a; the same for r with the product of the ends of a and b. Nothing is lost where
 * the arguments are points.
 *
 * <p><b>Value.</b> For {@code h = -H <= 0}, {@code k = -K <= 0} the event is a wedge that the origin does not see from inside.
 * Whitened, in polar coordinates, its two edges are seen under angles that do not overlap, and a ray that has entered does not
 * leave. An edge at distance H whose end is at the signed distance M from the foot of the perpendicular contributes
 * {@code W(H, M) = 1/(2 pi) int_(M/H)^oo exp(-H^2 (1 + s^2)/2) / (1 + s^2) ds}, so
 * <pre>F(-H, -K, r) = W(H, (K - r H)/sqrt(1 - r^2)) + W(K, (H - r K)/sqrt(1 - r^2)),</pre>
 * a sum of positive terms. {@code W(H, -M) = Q(H) - W(H, M)} by symmetry of the integrand, and for {@code H, M > 0}
 * {@code W(H, M) + W(M, H) = Q(H) Q(M)}, the case r = 0. The signs of h and k are changed by
 * {@code F(h, k, r) = Phi(k) - F(-h, k, -r)}.
 *
 * <p><em>Width:</em> for thresholds of at most 0 relative to the value, else relative to the smaller of {@code Phi(h)} and
 * {@code Phi(k)}; digits that cancel in {@code 1 - r^2} or {@code K - r H} are replaced by repeating the evaluation with more.
 */
final class DecimalBivariateNormal {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** Digits not asked of the result, for the roundings of some hundred operations. */
    private static final int SLACK = 3;

    private final int digits;
    private final DecimalNormal normal;

    DecimalBivariateNormal(int digits) {
        this.digits = digits;
        this.normal = new DecimalNormal(digits);
    }

    /** {@code x/sqrt(variance)}, or an infinity of the sign of x (positive for {@code x = 0}) at variance 0. */
    private record Threshold(BigDecimal x, BigDecimal variance) {

        boolean infinite() {
            return variance.signum() == 0;
        }

        Threshold negate() {
            return new Threshold(x.negate(), variance);
        }

        DecimalInterval size(DecimalRounding rounding) {
            DecimalInterval root = rounding.sqrt(DecimalInterval.exact(variance));
            return rounding.divide(DecimalInterval.exact(x.abs()), root);
        }

        DecimalInterval signed(DecimalRounding rounding) {
            return x.signum() < 0 ? size(rounding).negate() : size(rounding);
        }
    }

    /** {@code c/sqrt(product)}, a correlation: {@code c^2 <= product}, and 1 or -1 where {@code product} is 0. */
    private record Correlation(BigDecimal c, BigDecimal product) {

        static Correlation of(BigDecimal c, BigDecimal product, int signAtZero) {
            if (product.signum() == 0 || c.multiply(c).compareTo(product) >= 0) {
                int sign = product.signum() == 0 ? signAtZero : c.signum();
                return new Correlation(BigDecimal.valueOf(sign), BigDecimal.ONE);
            }
            return new Correlation(c, product);
        }

        BigDecimal rest() {
            return product.subtract(c.multiply(c));
        }

        Correlation negate() {
            return new Correlation(c.negate(), product);
        }

        DecimalInterval value(DecimalRounding rounding) {
            return rounding.divide(DecimalInterval.exact(c), rounding.sqrt(DecimalInterval.exact(product)));
        }

        DecimalInterval sine(DecimalRounding rounding) {
            return rounding.sqrt(rounding.divide(DecimalInterval.exact(rest()), DecimalInterval.exact(product)));
        }
    }

    /**
     * Encloses the probability; at variance 0 the variable is 0 almost surely.
     *
     * @throws OutsideDomainException if a variance is negative or {@code c^2 > a b}, everywhere in the box
     */
    DecimalInterval value(
            DecimalInterval x, DecimalInterval y, DecimalInterval a, DecimalInterval b, DecimalInterval c) {
        DecimalInterval first = variance(a);
        DecimalInterval second = variance(b);
        BigDecimal most = first.upper().multiply(second.upper());
        if (c.mignitude().pow(2).compareTo(most) > 0) {
            throw new OutsideDomainException("a b - c^2 must be >= 0 but a=%s, b=%s, c=%s".formatted(a, b, c));
        }
        BigDecimal least = first.lower().multiply(second.lower());
        DecimalInterval lower = at(
                threshold(x.lower(), first, false),
                threshold(y.lower(), second, false),
                Correlation.of(c.lower(), c.lower().signum() < 0 ? least : most, -1));
        if (isPoint(x) && isPoint(y) && isPoint(first) && isPoint(second) && isPoint(c)) {
            return lower;
        }
        DecimalInterval upper = at(
                threshold(x.upper(), first, true),
                threshold(y.upper(), second, true),
                Correlation.of(c.upper(), c.upper().signum() < 0 ? most : least, 1));
        return new DecimalInterval(lower.lower(), upper.upper());
    }

    private static boolean isPoint(DecimalInterval x) {
        return x.lower().compareTo(x.upper()) == 0;
    }

    private static DecimalInterval variance(DecimalInterval a) {
        if (a.upper().signum() < 0) {
            throw new OutsideDomainException("variance must be >= 0 but was %s".formatted(a));
        }
        return new DecimalInterval(a.lower().max(BigDecimal.ZERO), a.upper());
    }

    /** The extreme of {@code x/sqrt a} over a: for the least, the upper end of a if {@code x >= 0}; for the greatest, the lower. */
    private static Threshold threshold(BigDecimal x, DecimalInterval variance, boolean greatest) {
        boolean lowerEnd = x.signum() < 0 ^ greatest;
        return new Threshold(x, lowerEnd ? variance.lower() : variance.upper());
    }

    private DecimalInterval at(Threshold h, Threshold k, Correlation r) {
        if (h.infinite() || k.infinite()) {
            return degenerate(h, k);
        }
        int extra = SLACK + digits / 8 + lost(r);
        DecimalInterval result = evaluate(h, k, r, digits + extra);
        for (int i = 0; i < 4 && !narrow(result, h, k); i++) {
            extra = 2 * extra + SLACK;
            result = result.intersect(evaluate(h, k, r, digits + extra));
        }
        return new DecimalRounding(digits).round(result);
    }

    /** Half the digits that cancel in {@code 1 - r^2}. */
    private static int lost(Correlation r) {
        BigDecimal rest = r.rest();
        if (rest.signum() == 0) {
            return 0;
        }
        int cancelled = (r.product().precision() - r.product().scale()) - (rest.precision() - rest.scale());
        return Math.max(0, cancelled / 2);
    }

    private boolean narrow(DecimalInterval result, Threshold h, Threshold k) {
        BigDecimal size = result.lower();
        if (h.x().signum() > 0 || k.x().signum() > 0) {
            DecimalRounding coarse = new DecimalRounding(digits);
            size = normal.phi(h.signed(coarse))
                    .lower()
                    .min(normal.phi(k.signed(coarse)).lower());
        }
        return result.width().compareTo(size.movePointLeft(digits - SLACK)) <= 0;
    }

    private DecimalInterval degenerate(Threshold h, Threshold k) {
        boolean empty = (h.infinite() && h.x().signum() < 0) || (k.infinite() && k.x().signum() < 0);
        if (empty) {
            return DecimalRounding.of(0);
        }
        if (h.infinite() && k.infinite()) {
            return DecimalRounding.of(1);
        }
        return normal.phi((h.infinite() ? k : h).signed(new DecimalRounding(2 * digits)));
    }

    private DecimalInterval evaluate(Threshold h, Threshold k, Correlation r, int working) {
        DecimalRounding rounding = new DecimalRounding(working);
        DecimalNormal tails = new DecimalNormal(working);
        if (h.x().signum() > 0) {
            DecimalInterval marginal = tails.phi(k.signed(rounding));
            return cut(rounding.subtract(marginal, evaluate(h.negate(), k, r.negate(), working)), marginal);
        }
        DecimalInterval marginal = tails.phi(h.signed(rounding));
        if (k.x().signum() > 0) {
            return cut(rounding.subtract(marginal, evaluate(h, k.negate(), r.negate(), working)), marginal);
        }
        return cut(new Wedge(rounding, tails, r).probability(h.size(rounding), k.size(rounding)), marginal);
    }

    private static DecimalInterval cut(DecimalInterval value, DecimalInterval most) {
        return new DecimalInterval(
                value.lower().max(BigDecimal.ZERO), value.upper().min(most.upper()));
    }

    /** The event {@code U <= -H, V <= -K} of unit variances and correlation r. */
    private static final class Wedge {

        private final DecimalRounding rounding;
        private final DecimalNormal tails;
        private final Correlation correlation;

        Wedge(DecimalRounding rounding, DecimalNormal tails, Correlation correlation) {
            this.rounding = rounding;
            this.tails = tails;
            this.correlation = correlation;
        }

        DecimalInterval probability(DecimalInterval h, DecimalInterval k) {
            if (correlation.rest().signum() == 0) {
                boolean together = correlation.c().signum() > 0;
                return together ? tails.upperTail(maximum(h, k)) : DecimalRounding.of(0);
            }
            if (h.upper().signum() == 0 && k.upper().signum() == 0) {
                return quadrant();
            }
            DecimalInterval r = correlation.value(rounding);
            DecimalInterval sine = correlation.sine(rounding);
            DecimalInterval ofH = rounding.divide(rounding.subtract(k, rounding.multiply(r, h)), sine);
            DecimalInterval ofK = rounding.divide(rounding.subtract(h, rounding.multiply(r, k)), sine);
            return rounding.add(edge(h, ofH), edge(k, ofK));
        }

        private static DecimalInterval maximum(DecimalInterval x, DecimalInterval y) {
            return new DecimalInterval(x.lower().max(y.lower()), x.upper().max(y.upper()));
        }

        /** {@code (pi - theta)/(2 pi)}, theta the angle with cosine r. */
        private DecimalInterval quadrant() {
            DecimalAngles angles = new DecimalAngles(rounding.digits());
            DecimalInterval root = rounding.sqrt(DecimalInterval.exact(correlation.rest()));
            DecimalInterval theta = angles.angle(root, DecimalInterval.exact(correlation.c()));
            return rounding.divide(rounding.subtract(angles.pi(), theta), rounding.scale(angles.pi(), 2, 1));
        }

        /** {@code W(h, m)}; 0 at {@code h = 0}, where m is positive. */
        private DecimalInterval edge(DecimalInterval h, DecimalInterval m) {
            if (h.upper().signum() == 0) {
                return DecimalRounding.of(0);
            }
            if (m.upper().signum() < 0) {
                return rounding.subtract(tails.upperTail(h), edge(h, m.negate()));
            }
            if (m.lower().signum() <= 0) {
                return aroundFoot(h, m);
            }
            DecimalOwen owen = new DecimalOwen(rounding.digits());
            if (m.lower().compareTo(h.lower()) <= 0) {
                return owen.value(h, rounding.divide(m, h));
            }
            DecimalInterval quadrant = rounding.multiply(tails.upperTail(h), tails.upperTail(m));
            return rounding.subtract(quadrant, owen.value(m, rounding.divide(h, m)));
        }

        /** {@code Q(h)/2} within {@code max |m|/h exp(-h^2/2)/(2 pi)}, the integrand being at most its value at 0. */
        private DecimalInterval aroundFoot(DecimalInterval h, DecimalInterval m) {
            DecimalInterval exponent = DecimalInterval.exact(
                    h.lower().multiply(h.lower()).multiply(HALF).negate());
            DecimalInterval top = new DecimalFunctions(rounding.digits()).exp(exponent);
            DecimalInterval length = rounding.divide(DecimalInterval.exact(m.magnitude()), h);
            BigDecimal reach =
                    rounding.scale(rounding.multiply(length, top), 4, 25).upper();
            DecimalInterval half = rounding.scale(tails.upperTail(h), 1, 2);
            return rounding.add(half, new DecimalInterval(reach.negate(), reach));
        }
    }
}
