package org.ntkverify.check.bound;

import java.util.List;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;

/** Bounds that hold for every kernel matrix and need its entries only. */
final class MatrixBounds {

    private MatrixBounds() {}

    static List<TheoremBound> all() {
        return List.of(diagonal(), trace(), twoPoint(), gershgorin(), weyl());
    }

    private static TheoremBound diagonal() {
        return TheoremBound.named("diagonal-minimum", BoundDirection.UPPER, KernelPart.TANGENT)
                .formula("min_i K_ii")
                .entriesSuffice()
                .value(setting -> {
                    IntervalMatrix matrix = setting.matrix(KernelPart.TANGENT);
                    Interval least = matrix.entry(0, 0);
                    for (int i = 1; i < matrix.size(); i++) {
                        least = smaller(least, matrix.entry(i, i));
                    }
                    return new BoundValue.Applicable(least, "");
                });
    }

    private static TheoremBound trace() {
        return TheoremBound.named("trace-mean", BoundDirection.UPPER, KernelPart.TANGENT)
                .formula("tr(K)/N")
                .entriesSuffice()
                .value(setting -> {
                    IntervalMatrix matrix = setting.matrix(KernelPart.TANGENT);
                    Interval sum = Interval.ZERO;
                    for (int i = 0; i < matrix.size(); i++) {
                        sum = sum.plus(matrix.entry(i, i));
                    }
                    return new BoundValue.Applicable(sum.over(Interval.of(matrix.size())), "");
                });
    }

    private static TheoremBound twoPoint() {
        return TheoremBound.named("two-point", BoundDirection.UPPER, KernelPart.TANGENT)
                .formula("min_(i<k) (K_ii + K_kk)/2 - |K_ik|")
                .entriesSuffice()
                .needs(setting -> List.of(Conditions.severalPoints(setting)))
                .value(setting -> twoPoint(setting.matrix(KernelPart.TANGENT)));
    }

    /** The Rayleigh quotients of {@code e_i - e_k} and {@code e_i + e_k}. */
    private static BoundValue twoPoint(IntervalMatrix matrix) {
        Interval least = matrix.entry(0, 0);
        int first = 0;
        int second = 0;
        for (int i = 0; i < matrix.size(); i++) {
            for (int j = 0; j < i; j++) {
                Interval mean = matrix.entry(i, i).plus(matrix.entry(j, j)).over(Interval.of(2));
                Interval value = mean.minus(matrix.entry(i, j).abs());
                if (value.upper() < least.upper()) {
                    first = j;
                    second = i;
                }
                least = smaller(least, value);
            }
        }
        return new BoundValue.Applicable(least, "points %s and %s".formatted(first, second));
    }

    private static TheoremBound gershgorin() {
        return TheoremBound.named("gershgorin", BoundDirection.LOWER, KernelPart.TANGENT)
                .formula("min_i K_ii - sum_(k != i) |K_ik|")
                .entriesSuffice()
                .value(setting -> {
                    IntervalMatrix matrix = setting.matrix(KernelPart.TANGENT);
                    Interval least = row(matrix, 0);
                    for (int i = 1; i < matrix.size(); i++) {
                        least = smaller(least, row(matrix, i));
                    }
                    return new BoundValue.Applicable(least, "");
                });
    }

    private static Interval row(IntervalMatrix matrix, int i) {
        Interval rest = matrix.entry(i, i);
        for (int k = 0; k < matrix.size(); k++) {
            if (k != i) {
                rest = rest.minus(matrix.entry(i, k).abs());
            }
        }
        return rest;
    }

    private static TheoremBound weyl() {
        return TheoremBound.named("weyl", BoundDirection.LOWER, KernelPart.TANGENT)
                .formula("lambda_min(H) + lambda_min(N)")
                .needs(setting -> List.of(Conditions.oneHiddenLayer(setting)))
                .value(setting -> new BoundValue.Applicable(
                        setting.smallestEigenvalue(KernelPart.INNER_LAYER)
                                .plus(setting.smallestEigenvalue(KernelPart.OUTER_LAYER)),
                        ""));
    }

    /** An enclosure of the minimum of two numbers. */
    static Interval smaller(Interval x, Interval y) {
        return new Interval(Math.min(x.lower(), y.lower()), Math.min(x.upper(), y.upper()));
    }
}
