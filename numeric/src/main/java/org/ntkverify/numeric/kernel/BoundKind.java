package org.ntkverify.numeric.kernel;

/** What an error bound rests on. */
public enum BoundKind {
    /** Interval arithmetic from the exact inner products: the true kernel lies within. */
    RIGOROUS,
    /** Two quadrature rules compared and first-order propagation, or enclosures of some entries; not proved. */
    ESTIMATED
}
