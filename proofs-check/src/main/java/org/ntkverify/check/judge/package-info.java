/**
 * Decides whether a formula somebody wrote down is the dual activation, or the tangent kernel, of a network.
 *
 * <p>The truth is derived, never looked up. A formula from a stranger is data: evaluating it and bringing it to normal form are
 * bounded by counted work, so that the verdict does not depend on the machine.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * import org.ntkverify.check.Question;
 * import org.ntkverify.check.Verdict;
 * import org.ntkverify.symbolic.Activation;
 *
 * FormulaJudge judge = new FormulaJudge(new Question.Dual(Activation.RELU), 7);
 * Verdict right = judge.judge("(sin(theta) + (pi - theta)*cos(theta))/(2*pi)").verdict();
 * Verdict wrong = judge.judge("(sin(theta) + (pi - theta)*cos(theta))/pi").verdict();
 * boolean holds = right.kind() == Verdict.Kind.PROVED && wrong.kind() == Verdict.Kind.REFUTED;
 * }</pre>
 */
@NullMarked
package org.ntkverify.check.judge;

import org.jspecify.annotations.NullMarked;
