/** Markdown that fits the job summary of a continuous integration run. */
@NullMarked
package org.ntkverify.report.markdown;

import org.jspecify.annotations.NullMarked;
