/**
 * Dense linear algebra on plain {@code double[]}: the only package that sees BLAS and LAPACK types.
 *
 * <p><b>Layout.</b> Matrices are column-major; entry (i, j) of a matrix that begins at {@code from} with leading dimension
 * {@code ld} lies at {@code from + i + j * ld}.
 */
@NullMarked
package org.ntkverify.numeric.internal.blas;

import org.jspecify.annotations.NullMarked;
