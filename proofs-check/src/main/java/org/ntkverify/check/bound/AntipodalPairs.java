package org.ntkverify.check.bound;

import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.symbolic.exact.Domain;
import org.ntkverify.symbolic.exact.NormalForm;
import org.ntkverify.symbolic.expression.Expression;

/**
 * Disjoint pairs of points with {@code x' = -x}, exactly.
 *
 * @param pairs M
 * @param others the points that are left, N - 2M
 */
record AntipodalPairs(int pairs, int others) {

    /** Points whose doubles are farther from antipodes, relative to their size, are none; nearer ones are asked exactly. */
    private static final double NEAR = 1e-9;

    static AntipodalPairs of(Inputs inputs) {
        int n = inputs.count();
        boolean[] taken = new boolean[n];
        int pairs = 0;
        for (int i = 0; i < n; i++) {
            int partner = taken[i] ? -1 : partner(inputs, i, taken);
            if (partner >= 0) {
                taken[i] = true;
                taken[partner] = true;
                pairs++;
            }
        }
        return new AntipodalPairs(pairs, n - 2 * pairs);
    }

    private static int partner(Inputs inputs, int i, boolean[] taken) {
        for (int j = i + 1; j < inputs.count(); j++) {
            if (!taken[j] && near(inputs, i, j) && exactly(inputs, i, j)) {
                return j;
            }
        }
        return -1;
    }

    private static boolean near(Inputs inputs, int i, int j) {
        for (int k = 0; k < inputs.dimension(); k++) {
            double x = inputs.coordinate(i, k);
            double y = inputs.coordinate(j, k);
            if (!(Math.abs(x + y) <= NEAR * (1 + Math.abs(x)))) {
                return false;
            }
        }
        return true;
    }

    /** {@code |x + x'|^2 = 0} is proved. Points of a pair without proof count as others: the bound of the rank is larger then, and still true. */
    private static boolean exactly(Inputs inputs, int i, int j) {
        Expression squared = inputs.innerProduct(i, i)
                .plus(inputs.innerProduct(i, j).times(2))
                .plus(inputs.innerProduct(j, j));
        return NormalForm.provesEqual(squared, Expression.ZERO, Domain.everywhere());
    }
}
