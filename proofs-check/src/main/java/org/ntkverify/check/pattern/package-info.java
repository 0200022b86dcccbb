/** Recurring parts of claims: equations and their near misses, sampling designs, geometries of data, enclosed formulas. */
@NullMarked
package org.ntkverify.check.pattern;

import org.jspecify.annotations.NullMarked;
