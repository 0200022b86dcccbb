/**
 * What the text formats say alike: the phrase behind a verdict, the facts behind a surprise, the status of a run.
 *
 * <p>Text that comes from claims is never trusted: {@link org.ntkverify.report.wording.PlainText} makes it one line
 * without control characters, and each renderer escapes it for its own format.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * import org.ntkverify.check.Verdict;
 *
 * String line = PlainText.oneLine("  two\r\n\tlines  ");
 * String meaning = Meaning.verdict(new Verdict.Blocked("no closed form"));
 * boolean holds = line.equals("two lines") && meaning.equals("The check could not be carried out.");
 * }</pre>
 */
@NullMarked
package org.ntkverify.report.wording;

import org.jspecify.annotations.NullMarked;
