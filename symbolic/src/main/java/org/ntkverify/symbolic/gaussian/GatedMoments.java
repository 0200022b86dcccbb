package org.ntkverify.symbolic.gaussian;

import java.util.HashMap;
import java.util.Map;
import org.ntkverify.symbolic.expression.Expression;

/**
 * {@code E[(u + m)^p (v + n)^q G(u) H(v)]} for gates G, H by Gaussian integration by parts:
 * {@code E[w F] = sum_i Cov(w, w_i) E[dF/dw_i]}, where the derivative of a gate is the point mass at its threshold.
 *
 * <p>A moment is reduced to lower powers and, for every gate, to the law in which its variable is fixed at the threshold;
 * at powers 0 only {@link BaseProbabilities} are left.
 */
final class GatedMoments {

    /** What becomes of a gate variable: there is none, it must exceed its threshold, or it equals it. */
    enum Status {
        NONE,
        GATE,
        POINT
    }

    private record Index(int first, int second, Status left, Status right) {}

    private final Map<Index, LaurentSum> known = new HashMap<>();
    private final Map<Index, PairLaw> laws = new HashMap<>();
    private final PairGeometry geometry;
    private final BaseProbabilities base;
    private final LaurentSum meanFirst;
    private final LaurentSum meanSecond;
    private final Expression thresholdFirst;
    private final Expression thresholdSecond;

    /**
     * Creates the moments of one pair.
     *
     * @param meanFirst m
     * @param thresholdFirst what the centred gate variable x has to exceed
     */
    GatedMoments(
            PairGeometry geometry,
            LaurentSum meanFirst,
            LaurentSum meanSecond,
            Expression thresholdFirst,
            Expression thresholdSecond) {
        this.geometry = geometry;
        this.base = new BaseProbabilities(geometry, thresholdFirst, thresholdSecond);
        this.meanFirst = meanFirst;
        this.meanSecond = meanSecond;
        this.thresholdFirst = thresholdFirst;
        this.thresholdSecond = thresholdSecond;
    }

    static Status status(Gate gate) {
        if (gate instanceof Gate.Open) {
            return Status.NONE;
        }
        return gate instanceof Gate.Impulse ? Status.POINT : Status.GATE;
    }

    LaurentSum moment(int first, int second, Status left, Status right) {
        if (first < 0 || second < 0) {
            return LaurentSum.ZERO;
        }
        if (first == 0 && second == 0) {
            return base.of(left, right);
        }
        Index index = new Index(first, second, left, right);
        LaurentSum value = known.get(index);
        if (value == null) {
            value = CovarianceForm.expanded(first > 0 ? loweredFirst(index) : loweredSecond(index));
            known.put(index, value);
        }
        return value;
    }

    private LaurentSum loweredFirst(Index index) {
        PairLaw law = law(index.left(), index.right());
        int p = index.first() - 1;
        int q = index.second();
        LaurentSum total = law.meanFirst().times(moment(p, q, index.left(), index.right()));
        total = total.plus(law.varianceFirst()
                .times(moment(p - 1, q, index.left(), index.right()).scaled(p)));
        total = total.plus(law.covariance()
                .times(moment(p, q - 1, index.left(), index.right()).scaled(q)));
        return total.plus(atThresholds(index, p, q, law.firstWithX(), law.firstWithY()));
    }

    private LaurentSum loweredSecond(Index index) {
        PairLaw law = law(index.left(), index.right());
        int q = index.second() - 1;
        LaurentSum total = law.meanSecond().times(moment(0, q, index.left(), index.right()));
        total = total.plus(law.varianceSecond()
                .times(moment(0, q - 1, index.left(), index.right()).scaled(q)));
        return total.plus(atThresholds(index, 0, q, law.secondWithX(), law.secondWithY()));
    }

    private LaurentSum atThresholds(Index index, int p, int q, LaurentSum withX, LaurentSum withY) {
        LaurentSum total = LaurentSum.ZERO;
        if (index.left() == Status.GATE && !withX.isZero()) {
            total = total.plus(withX.times(moment(p, q, Status.POINT, index.right())));
        }
        if (index.right() == Status.GATE && !withY.isZero()) {
            total = total.plus(withY.times(moment(p, q, index.left(), Status.POINT)));
        }
        return total;
    }

    private PairLaw law(Status left, Status right) {
        return laws.computeIfAbsent(
                new Index(0, 0, left, right),
                unused -> PairLaw.of(geometry, left, right, thresholdFirst, thresholdSecond)
                        .shifted(meanFirst, meanSecond));
    }
}
