/** How numbers are written: no digit more than the error supports, and the same text on every machine and locale. */
@NullMarked
package org.ntkverify.report.number;

import org.jspecify.annotations.NullMarked;
