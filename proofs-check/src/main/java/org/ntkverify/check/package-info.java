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
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * import java.util.List;
 *
 * Evidence evidence = new Evidence.Enclosure(
 *         new Finding.Establishes(), "lambda_min(K) >= 0.99", "interval Cholesky", List.of("IEEE 754"), List.of());
 * Verdict verdict = VerdictRule.ofEvidence(evidence);
 * boolean holds = verdict.kind() == Verdict.Kind.PROVED && verdict.kind().affirmative();
 * }</pre>
 */
@NullMarked
package org.ntkverify.check;

import org.jspecify.annotations.NullMarked;
