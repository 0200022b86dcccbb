/** Plain text for terminals and logs, never wider than 80 columns; colour adds to the words and never replaces them. */
@NullMarked
package org.ntkverify.report.terminal;

import org.jspecify.annotations.NullMarked;
