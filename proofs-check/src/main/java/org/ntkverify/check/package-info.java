/**
 * What may be said about a claim: claims, statements, evidence, verdicts, and the one rule that leads from evidence to a
 * verdict.
 *
 * <p>A {@link org.ntkverify.check.Claim} is data. Checkers turn its statements into {@link org.ntkverify.check.Evidence};
 * only {@link org.ntkverify.check.VerdictRule} turns evidence into a {@link org.ntkverify.check.Verdict}. Every type here
 * is immutable and has value equality, except that statements may refer to derivations that are computed on demand.
 *
 * <p>Let E be the event that every confidence interval used, at every look and for every entry, covers its parameter.
 * {@code P(E) >= 1 - alpha} by the union bound over the declared shares, and on E no SUPPORTED and no REFUTED verdict that
 * rests on samples is false.
 */
@NullMarked
package org.ntkverify.check;

import org.jspecify.annotations.NullMarked;
