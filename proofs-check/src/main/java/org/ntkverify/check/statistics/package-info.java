/**
 * From samples to decisions: confidence intervals, equivalence, fits over widths, and the error budget they spend.
 *
 * <p>Everything here is a pure function of moments and counts: nothing is drawn, read or written. One sentence makes
 * the decisions sound: let E be the event that every interval used in a run covers its parameter; the levels add up to
 * at most alpha, so P(E) is at least 1 - alpha whatever the dependence between them, and on E no decision is false. So
 * levels are only ever divided (Bonferroni), and "not rejected" never counts as support: an interval has to lie inside
 * a tolerance region, and too little data leaves the question open.
 *
 * <p><b>Notation.</b> T is a number of draws, {@code alpha} a two-sided level, {@code z} the normal quantile with
 * {@code P(N > z) = alpha / 2}, {@code n} a width.
 *
 * <p><b>References</b>, cited elsewhere by their key:
 *
 * <ul>
 *   <li>[Hall92] Hall (1992), On the removal of skewness by transformation, J. R. Statist. Soc. B 54, 221-228.
 *   <li>[CP34] Clopper, Pearson (1934), The use of confidence or fiducial limits illustrated in the case of the
 *       binomial, Biometrika 26, 404-413.
 *   <li>[BS56] Bahadur, Savage (1956), The nonexistence of certain statistical procedures in nonparametric problems,
 *       Ann. Math. Statist. 27, 1115-1122.
 *   <li>[Welch47] Welch (1947), The generalization of Student's problem when several different population variances are
 *       involved, Biometrika 34, 28-35.
 * </ul>
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * SampleMoments sample = new SampleMoments(10_000, 1.001, 0.04, 0, 0);
 * IntervalResult interval = MeanInterval.of(sample, 0.001);
 * Equivalence.Decision decision = Equivalence.decide(new ToleranceRegion(1, 0.01, 1), interval);
 * boolean holds = decision == Equivalence.Decision.SUPPORTS && new ClopperPearson(0, 100).upper(0.05) < 0.04;
 * }</pre>
 */
@NullMarked
package org.ntkverify.check.statistics;

import org.jspecify.annotations.NullMarked;
