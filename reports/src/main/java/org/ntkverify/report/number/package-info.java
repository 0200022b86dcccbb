/**
 * How numbers are written: no digit more than the error supports, and the same text on every machine and locale.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * String estimate = EstimateFormat.text(0.60903, 0.0003);
 * boolean holds = estimate.equals("0.6090(3)") && DecimalText.shortest(0.1).equals("0.1");
 * }</pre>
 */
@NullMarked
package org.ntkverify.report.number;

import org.jspecify.annotations.NullMarked;
