package org.ntkverify.numeric.arithmetic;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Enclosures of {@code V(h, t) = 1/(2 pi) int_t^oo exp(-h^2 (1 + s^2)/2) / (1 + s^2) ds} for {@code h > 0},
 * {@code t >= 0}: half of {@code Q(h)} less the function of Owen (1956).
 *
 * <p><b>Method.</b> The integrand is expanded at the middle of panels. On a panel of middle m and half-width d it is
 * {@code exp(-h^2 m^2/2)} times {@code g(z) = exp(-h^2 (m z + z^2/2)) / (1 + (m + z)^2)}, whose coefficients follow from
 * {@code e' = -h^2 (m + z) e} and {@code (1 + m^2 + 2 m z + z^2) g = e}.
 *
 * <p><b>Remainder.</b> On {@code |z| = R}, {@code |exp(..)| <= exp(h^2 (m R + R^2/2))} and
 * {@code |1 + (m + z)^2| = |m + z - i| |m + z + i| >= (sqrt(1 + m^2) - R)^2}. With M the quotient of these bounds, Cauchy's
 * inequality bounds coefficient n by {@code M R^-n}, and the terms of the integral from N on by
 * {@code 2 d M (d/R)^N / (1 - d/R)}. The panels end at S, where the rest is at most
 * {@code exp(-h^2 S^2/2) / (h^2 S (1 + S^2))}, because {@code exp(-h^2 s^2/2) <= exp(-h^2 S^2/2) exp(-h^2 S (s - S))}.
 */
final class DecimalOwen {

    /** Below this h the complement, over [0, t], is integrated: the integrand falls off slowly. */
    private static final BigDecimal SMALL = BigDecimal.valueOf(2);

    /** {@code d/R}: few panels with many terms against many with few. */
    private static final double RATIO = 0.35;

    /** Largest {@code R / sqrt(1 + m^2)}, the poles being at distance 1. */
    private static final double NEAREST_POLE = 0.8;

    /** Keeps {@code exp(growth)} far inside the range of doubles, which hold the error bounds of {@link PanelSeries}. */
    private static final double LARGEST_GROWTH = 300;

    /** Above this {@code growth / h^2} the exponential is flat between the poles. */
    private static final double GENTLE = 1e6;

    /** Digits of the bounds of remainders. */
    private static final int BOUND_DIGITS = 10;

    private static final MathContext COARSE = new MathContext(4, RoundingMode.DOWN);
    private static final DecimalInterval ONE = DecimalRounding.of(1);

    private final DecimalRounding rounding;
    private final DecimalFunctions functions;
    private final DecimalNormal normal;
    private final DecimalFunctions bounds;

    DecimalOwen(int digits) {
        this.rounding = new DecimalRounding(digits);
        this.functions = new DecimalFunctions(digits);
        this.normal = new DecimalNormal(digits);
        this.bounds = new DecimalFunctions(Math.min(digits, BOUND_DIGITS));
    }

    private static DecimalInterval point(BigDecimal x) {
        return DecimalInterval.exact(x);
    }

    /**
     * {@code V} for narrow arguments, {@code h > 0}, {@code t >= 0}, from the lower ends.
     *
     * <p>Both derivatives are negative and fall in size: {@code -V_h = f(h) Q(h t) <= G/5} and
     * {@code -V_t = G/(2 pi (1 + t^2)) <= 4 G/25} with f the normal density, {@code G = exp(-h^2 (1 + t^2)/2)} and
     * {@code Q(z) <= exp(-z^2/2)/2}. So V drops by at most {@code G (dh/5 + 4 dt/25)} with G at the lower ends.
     */
    DecimalInterval value(DecimalInterval h, DecimalInterval t) {
        BigDecimal scale = h.lower().multiply(h.lower());
        BigDecimal start = t.lower();
        BigDecimal exponent = scale.multiply(BigDecimal.ONE.add(start.multiply(start)));
        DecimalInterval decay = functions.exp(point(exponent.multiply(new BigDecimal("-0.5"))));
        BigDecimal steps =
                h.width().multiply(new BigDecimal("0.2")).add(t.width().multiply(new BigDecimal("0.16")));
        DecimalInterval drop = rounding.multiply(point(decay.upper()), point(steps));
        DecimalInterval value = at(h.lower(), start, decay);
        BigDecimal lower = rounding.subtract(value, drop).lower();
        return new DecimalInterval(lower.max(BigDecimal.ZERO), value.upper());
    }

    private DecimalInterval at(BigDecimal h, BigDecimal t, DecimalInterval decay) {
        if (decay.lower().signum() == 0) {
            // The integrand is at most the decay over 1 + s^2, the integral of which is at most pi/2.
            return new DecimalInterval(BigDecimal.ZERO, decay.upper());
        }
        DecimalInterval square = point(h.multiply(h));
        DecimalInterval twicePi = rounding.scale(functions.pi(), 2, 1);
        if (h.compareTo(SMALL) > 0) {
            return rounding.divide(rounding.multiply(decay, outward(square, t)), twicePi);
        }
        DecimalInterval half = functions.exp(rounding.scale(square.negate(), 1, 2));
        DecimalInterval owen = rounding.divide(rounding.multiply(half, inward(square, t)), twicePi);
        return rounding.subtract(rounding.scale(normal.upperTail(point(h)), 1, 2), owen);
    }

    /** {@code int_0^t exp(-square s^2/2)/(1 + s^2) ds}. */
    private DecimalInterval inward(DecimalInterval square, BigDecimal t) {
        DecimalInterval total = DecimalRounding.of(0);
        BigDecimal from = BigDecimal.ZERO;
        while (from.compareTo(t) < 0) {
            BigDecimal half =
                    halfWidth(square.lower(), from).min(t.subtract(from).multiply(new BigDecimal("0.5")));
            total = rounding.add(total, panel(square, BigDecimal.ZERO, from.add(half), half));
            from = from.add(half).add(half);
        }
        return total;
    }

    /** {@code int_t^oo exp(-square (s^2 - t^2)/2)/(1 + s^2) ds}. */
    private DecimalInterval outward(DecimalInterval square, BigDecimal t) {
        DecimalInterval total = DecimalRounding.of(0);
        BigDecimal from = t;
        while (true) {
            BigDecimal half = halfWidth(square.lower(), from);
            total = rounding.add(total, panel(square, t, from.add(half), half));
            from = from.add(half).add(half);
            DecimalInterval rest = rounding.divide(
                    weight(bounds, square, t, from),
                    rounding.multiply(rounding.multiply(square, point(from)), onePlusSquare(from)));
            if (rest.upper().compareTo(total.lower().movePointLeft(rounding.digits())) <= 0) {
                return rounding.add(total, new DecimalInterval(BigDecimal.ZERO, rest.upper()));
            }
        }
    }

    /** {@code exp(-square (s^2 - t^2)/2)}. */
    private DecimalInterval weight(DecimalFunctions exponentials, DecimalInterval square, BigDecimal t, BigDecimal s) {
        DecimalInterval difference = point(s.subtract(t).multiply(s.add(t)));
        return exponentials.exp(rounding.scale(rounding.multiply(square, difference), -1, 2));
    }

    private DecimalInterval onePlusSquare(BigDecimal s) {
        return rounding.round(point(BigDecimal.ONE.add(s.multiply(s))));
    }

    /** Any positive number would be rigorous: this one keeps the growth on the circle near {@code exp(digits)}, which costs as many terms as the digits do. */
    private BigDecimal halfWidth(BigDecimal square, BigDecimal from) {
        double lambda = square.doubleValue();
        double s = from.doubleValue();
        double growth = Math.min(LARGEST_GROWTH, Math.max(8, rounding.digits())) / lambda;
        double pole = NEAREST_POLE * Math.sqrt(1 + s * s);
        double radius = growth < GENTLE ? 2 * growth / (Math.sqrt(s * s + 2 * growth) + s) : pole;
        double half = RATIO * Math.min(radius, pole);
        return new BigDecimal(half).round(COARSE);
    }

    private DecimalInterval panel(DecimalInterval square, BigDecimal t, BigDecimal middle, BigDecimal half) {
        BigDecimal radius = half.divide(new BigDecimal(RATIO), COARSE);
        BigDecimal bound = circleBound(square, middle, radius).upper();
        DecimalInterval ratio = rounding.divide(point(half), point(radius));
        int terms = terms(bound, ratio.upper().doubleValue());
        DecimalInterval sum = new PanelSeries(rounding, square, middle, half).integral(terms);
        DecimalInterval rest = rounding.divide(
                rounding.multiply(point(bound), rounding.power(ratio, terms)), rounding.subtract(ONE, ratio));
        DecimalInterval enclosed =
                rounding.add(sum, new DecimalInterval(rest.upper().negate(), rest.upper()));
        DecimalInterval width = rounding.scale(point(half), 2, 1);
        return rounding.multiply(weight(functions, square, t, middle), rounding.multiply(width, enclosed));
    }

    private DecimalInterval circleBound(DecimalInterval square, BigDecimal middle, BigDecimal radius) {
        BigDecimal growth = radius.multiply(middle.add(radius.multiply(new BigDecimal("0.5"))));
        DecimalInterval distance = rounding.subtract(rounding.sqrt(onePlusSquare(middle)), point(radius));
        return rounding.divide(bounds.exp(rounding.multiply(square, point(growth))), rounding.power(distance, 2));
    }

    /** As many terms as bring the bound of the remainder below the last digit. */
    private int terms(BigDecimal bound, double ratio) {
        int magnitude = Math.max(0, bound.precision() - bound.scale());
        return 2 + (int) Math.ceil((rounding.digits() + magnitude) * Math.log(10) / -Math.log(ratio));
    }
}
