package org.ntkverify.numeric.kernel;

import java.util.Arrays;
import org.ntkverify.numeric.kernel.HermiteExpansion.PairErrors;
import org.ntkverify.numeric.quadrature.Estimate;
import org.ntkverify.numeric.quadrature.ScalarFunction;

/** {@code E[f(u) f(v)]} for all pairs of one layer: by expansions, or by integration for each pair if they do not converge. */
final class LayerDual {

    /** More integrals than this take minutes. */
    private static final int MOST_INTEGRALS = 1 << 13;

    private final HermiteExpansion[] expansions;
    private final double[] deviations;
    private final PairIntegral integral;
    private final boolean expanded;

    private LayerDual(HermiteExpansion[] expansions, double[] deviations, PairIntegral integral, boolean expanded) {
        this.expansions = expansions;
        this.deviations = deviations;
        this.integral = integral;
        this.expanded = expanded;
    }

    /**
     * Expands {@code f} at every deviation.
     *
     * @param pairs how many pairs will be asked for
     * @throws ArithmeticException if they are too many and the expansions do not converge
     */
    static LayerDual of(
            HermiteRule rule,
            ScalarFunction f,
            ScalarFunction derivative,
            double[] deviations,
            int pairs,
            int threads) {
        double largest = Arrays.stream(deviations).max().orElse(Double.NaN);
        int terms = HermiteExpansion.terms(rule, f, largest);
        HermiteExpansion[] expansions = new HermiteExpansion[deviations.length];
        RowThreads.run(
                deviations.length,
                threads,
                () -> i -> expansions[i] = HermiteExpansion.of(rule, f, derivative, deviations[i], terms));
        boolean expanded = Arrays.stream(expansions).allMatch(HermiteExpansion::converged);
        if (!expanded && pairs > MOST_INTEGRALS) {
            throw new ArithmeticException(
                    "kernel must have at most %s different entries for an activation that is not smooth and has no closed form but has %s%nMaybe fewer points."
                            .formatted(MOST_INTEGRALS, pairs));
        }
        return new LayerDual(expansions, deviations, new PairIntegral(f), expanded);
    }

    /** Writes the value at points {@code i} and {@code j} of correlation {@code rho}, and its error, to {@code result}. */
    void product(int i, int j, double rho, PairErrors errors, double[] result) {
        if (expanded) {
            expansions[i].product(expansions[j], rho, errors, result);
        } else {
            integral.product(deviations[i], deviations[j], rho, expansions[i], expansions[j], errors, result);
        }
    }

    /** Returns {@code E[f(u)^2]} at point {@code i}, whose deviation is known to within {@code deviationError}. */
    Estimate square(int i, double deviationError) {
        HermiteExpansion expansion = expansions[i];
        if (expanded) {
            return new Estimate(expansion.meanSquare(), expansion.meanSquareError(deviationError));
        }
        Estimate square = integral.square(deviations[i]);
        return new Estimate(
                square.value(), square.errorBound() + 2 * expansion.deviationEffect(expansion, deviationError));
    }
}
