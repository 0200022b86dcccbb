/**
 * One checker for each kind of statement, and the order in which a claim, its falsifiers and a whole run are checked.
 *
 * <p>Checkers turn a {@link org.ntkverify.check.Statement} into {@link org.ntkverify.check.Evidence}. They give no
 * verdicts.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * import org.ntkverify.check.Claim;
 * import org.ntkverify.check.Outcome;
 * import org.ntkverify.check.Tier;
 * import org.ntkverify.check.catalogue.Catalogue;
 * import org.ntkverify.check.statistics.ErrorBudget;
 * import org.ntkverify.numeric.engine.LocalDrawEngine;
 * import org.ntkverify.numeric.engine.Progress;
 *
 * Claim claim = Catalogue.claims(Tier.SMOKE).stream()
 *         .filter(any -> any.id().equals("cho2009/value-at-one"))
 *         .findFirst()
 *         .orElseThrow();
 * ClaimVerifier verifier = new ClaimVerifier(
 *         ErrorBudget.standard(), any -> new NetworkSamples(7, any.id(), new LocalDrawEngine(1), Progress.SILENT));
 * boolean holds = verifier.verify(claim).outcome() == Outcome.AS_EXPECTED;
 * }</pre>
 */
@NullMarked
package org.ntkverify.check.checker;

import org.jspecify.annotations.NullMarked;
