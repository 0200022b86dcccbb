/** Tests of plots. */
@NullMarked
package org.ntkverify.report.plot;

import org.jspecify.annotations.NullMarked;
