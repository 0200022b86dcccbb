/** Tables as CSV after RFC 4180, except that lines end in a bare newline like every other output. */
@NullMarked
package org.ntkverify.report.csv;

import org.jspecify.annotations.NullMarked;
