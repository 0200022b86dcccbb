package org.ntkverify.numeric.quadrature;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/** The nodes of two Gauss-Legendre rules on [-1, 1] in one array, those of the coarse rule first. */
final class RulePair {

    private static final int COARSE = 14;
    private static final int FINE = 22;

    private static final GaussIntegrator COARSE_RULE = new GaussIntegratorFactory().legendre(COARSE);
    private static final GaussIntegrator FINE_RULE = new GaussIntegratorFactory().legendre(FINE);

    private RulePair() {}

    /** Nodes of both rules. */
    static int size() {
        return COARSE + FINE;
    }

    /** Nodes of the coarse rule, which come first. */
    static int coarse() {
        return COARSE;
    }

    static double node(int i) {
        return i < COARSE ? COARSE_RULE.getPoint(i) : FINE_RULE.getPoint(i - COARSE);
    }

    static double weight(int i) {
        return i < COARSE ? COARSE_RULE.getWeight(i) : FINE_RULE.getWeight(i - COARSE);
    }
}
