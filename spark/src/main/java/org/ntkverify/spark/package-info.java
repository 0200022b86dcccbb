/** Draws as tasks of Apache Spark: the only package that sees its types, found by its service file where it is part of the program. */
@NullMarked
package org.ntkverify.spark;

import org.jspecify.annotations.NullMarked;
