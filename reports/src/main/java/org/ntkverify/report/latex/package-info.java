/** Tables for papers: floats with {@code booktabs} rules that compile as they are. */
@NullMarked
package org.ntkverify.report.latex;

import org.jspecify.annotations.NullMarked;
