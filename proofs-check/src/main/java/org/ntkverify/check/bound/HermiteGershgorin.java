package org.ntkverify.check.bound;

import java.util.Arrays;
import java.util.List;
import org.ntkverify.check.Provenance;
import org.ntkverify.numeric.arithmetic.Interval;

/**
 * The bound
 *
 * <pre>
 * lambda_min(sum_p kappa_p G^(p)) &gt;= sum_p kappa_p max(0, 1 - max_i sum_(k != i) |rho_ik|^p)
 * </pre>
 *
 * by Gershgorin's theorem for each entrywise power. The brackets grow with p, so the tail beyond R is at least the bracket at R times
 * what is left of the total.
 */
final class HermiteGershgorin {

    /** Summed for any data; the tail beyond is all that leaves the value open. */
    private static final int FEWEST_POWERS = 200;

    /** Few inputs get more powers, until the brackets are 1 or this many products are made: a few tenths of a second. */
    private static final long MOST_PRODUCTS = 200_000_000;

    private static final int MOST_POWERS = 20_000;

    /** Beyond this bracket the rest of the tail is worth less than 1e-12 of the whole. */
    private static final double NEARLY_ONE = 1 - 0x1p-40;

    private static final double UNIT_ROUNDOFF = 0x1p-53;

    private HermiteGershgorin() {}

    static List<TheoremBound> all() {
        return List.of(
                bound("hermite-gershgorin-gates", KernelPart.GATES, "mu_p(s')^2"),
                bound("hermite-gershgorin-outer", KernelPart.OUTER_LAYER, "gain min|x|^2 mu_p(s)^2"),
                bound("hermite-gershgorin-inner", KernelPart.INNER_LAYER, "gain min|x|^2 mu_(p-1)(s')^2"),
                bound("hermite-gershgorin-tangent", KernelPart.TANGENT, "gain min|x|^2 (p+1) mu_p(s)^2"));
    }

    private static TheoremBound bound(String name, KernelPart part, String coefficient) {
        return TheoremBound.named(name, BoundDirection.LOWER, part)
                .formula("sum_p kappa_p max(0, 1 - max_i sum_(k != i) |rho_ik|^p), kappa_p = " + coefficient)
                .source(Sources.oymak(
                        "consequence of the Hermite expansion and of Gershgorin's theorem", Provenance.DERIVED))
                .needs(setting -> part == KernelPart.GATES
                        ? List.of(Conditions.relu(setting), Conditions.unitNorm(setting))
                        : HermiteBounds.shallowRelu(setting))
                .value(setting -> value(setting, part));
    }

    private static BoundValue value(BoundSetting setting, KernelPart part) {
        Powers powers = new Powers(setting.geometry());
        Interval sum = sum(KernelSeries.relu(part), powers);
        return new BoundValue.Applicable(
                HermiteBounds.lowerFactor(setting, part).times(sum),
                "%s powers, then the tail".formatted(powers.power));
    }

    private static Interval sum(KernelSeries series, Powers powers) {
        Interval sum = Interval.ZERO;
        Interval left = series.total();
        Interval bracket = Interval.ZERO;
        for (int p = 0; p <= powers.most() && bracket.lower() < NEARLY_ONE; p++) {
            Interval coefficient = series.coefficient(p);
            bracket = p == 0 ? constant(powers.count) : powers.next();
            sum = sum.plus(coefficient.times(bracket));
            left = left.minus(coefficient);
        }
        // Every bracket of the tail lies between the last one and 1.
        return sum.plus(Geometry.positive(left).times(new Interval(bracket.lower(), 1)));
    }

    private static Interval constant(int count) {
        return count == 1 ? Interval.ONE : Interval.ZERO;
    }

    /**
     * The brackets of successive powers. A computed {@code |rho|^p} has at most p - 1 roundings and the sum of a row fewer than N, so
     * that the exact sum of the powers of the given sizes is within {@code 2(N + p) u} of the computed one, relatively, plus N
     * subnormals. The sizes exceed the true {@code |rho|} by at most the width of their enclosures, their powers by p times that.
     */
    private static final class Powers {

        private final int count;
        private final double width;
        private final double[] sizes;
        private final double[] powers;
        private final double[] rows;
        private int power;

        Powers(Geometry geometry) {
            this.count = geometry.count();
            this.sizes = geometry.absoluteCorrelations();
            this.width = geometry.largestCorrelationWidth();
            this.powers = new double[sizes.length];
            Arrays.fill(powers, 1);
            this.rows = new double[count];
        }

        /** The last power worth the work. */
        int most() {
            return (int) Math.max(FEWEST_POWERS, Math.min(MOST_POWERS, MOST_PRODUCTS / (sizes.length + 1L)));
        }

        Interval next() {
            power++;
            Arrays.fill(rows, 0);
            int k = 0;
            for (int i = 1; i < count; i++) {
                double row = 0;
                for (int j = 0; j < i; j++, k++) {
                    double value = powers[k] * sizes[k];
                    powers[k] = value;
                    row += value;
                    rows[j] += value;
                }
                rows[i] += row;
            }
            double largest = 0;
            for (double row : rows) {
                largest = Math.max(largest, row);
            }
            double relative = 2.0 * (count + power) * UNIT_ROUNDOFF;
            double absolute = count * (double) power * width + count * Double.MIN_NORMAL;
            Interval sum = Interval.of(largest)
                    .times(new Interval(1 - relative, 1 + relative))
                    .plus(new Interval(-2 * absolute, count * Double.MIN_NORMAL));
            return Geometry.positive(Interval.ONE.minus(sum));
        }
    }
}
