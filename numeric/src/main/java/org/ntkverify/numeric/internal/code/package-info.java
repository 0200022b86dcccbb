/** Java code written at run time and compiled in memory: the only package that sees the compiler. */
@NullMarked
package org.ntkverify.numeric.internal.code;

import org.jspecify.annotations.NullMarked;
