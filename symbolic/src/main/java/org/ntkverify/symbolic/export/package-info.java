/** Writes expressions for other readers: compilers, LaTeX, browsers. Text is {@code Expression.toString()}. */
@NullMarked
package org.ntkverify.symbolic.export;

import org.jspecify.annotations.NullMarked;
