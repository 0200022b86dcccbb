/** Plots as SVG: small, self-contained, readable in print, in dark mode and by screen readers. */
@NullMarked
package org.ntkverify.report.plot;

import org.jspecify.annotations.NullMarked;
